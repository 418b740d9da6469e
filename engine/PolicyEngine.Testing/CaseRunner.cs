using PolicyEngine.Diagnostics;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Testing;

/// <summary>Decides the cases of a policy and holds them against what is expected and what was approved. Writes nothing.</summary>
public sealed class CaseRunner
{
    private readonly CaseSuite suite;
    private readonly SnapshotStore snapshots;
    private readonly ExpectationReader expectations;

    /// <summary>Runs the cases of a suite.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="snapshots">Its approved snapshots.</param>
    public CaseRunner(CaseSuite suite, SnapshotStore snapshots)
    {
        ArgumentNullException.ThrowIfNull(suite);
        this.suite = suite;
        this.snapshots = snapshots;
        expectations = new ExpectationReader(suite.Policy.Model);
    }

    /// <summary>The text that a tester signs for: the case, what came out, and why. Where a fault stands in the file is left out, since it moves whenever a line above it does.</summary>
    public static string TextOf(CaseSyntax testCase, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(testCase);
        var document = DecisionDocument.Of(decision, withExplanation: true);
        return SnapshotRenderer.Render(testCase.Title, document with { Faults = [.. document.Faults.Select(fault => fault with { Location = null })] });
    }

    /// <summary>Runs one case.</summary>
    /// <exception cref="IOException">Its approved snapshot cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Its approved snapshot may not be read.</exception>
    public CaseResult Run(CaseSyntax testCase)
    {
        ArgumentNullException.ThrowIfNull(testCase);
        var diagnostics = new DiagnosticBag();
        var expected = expectations.Read(testCase, diagnostics);
        var reading = suite.Policy.ReadFacts(testCase.Facts, testCase.Unknown.Select(name => (name.Value, name.Span)));
        diagnostics.AddRange(reading.Diagnostics);
        if (reading.Facts is not { } facts)
        {
            return new CaseResult(testCase, null, [.. diagnostics.Sorted()], [], SnapshotResult.NotKept);
        }

        var decision = suite.Policy.Decide(facts, testCase.AsOf.Value);
        var comparisons = expected.Select(expectation => ExpectationComparer.Compare(expectation, decision)).OrderBy(Rank);
        return new CaseResult(testCase, decision, [.. diagnostics.Sorted()], [.. comparisons], SnapshotOf(testCase, decision));
    }

    private SnapshotResult SnapshotOf(CaseSyntax testCase, Decision decision) =>
        testCase.Snapshot ? SnapshotResult.Compare(snapshots.ReadApproved(testCase.Id.Value), TextOf(testCase, decision), text => snapshots.Approvals.Covers(suite.Policy.Id, testCase.Id.Value, text)) : SnapshotResult.NotKept;

    private static int Rank(Comparison comparison) => comparison.Expectation.Kind switch
    {
        ExpectationKind.Value => comparison.Expectation.Item?.Kind == Model.ItemKind.Outcome ? 0 : 2,
        ExpectationKind.Status => 1,
        ExpectationKind.Fired => 3,
        ExpectationKind.Missing => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };
}
