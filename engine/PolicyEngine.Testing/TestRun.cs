using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Guarantees;
using PolicyEngine.Runtime;

namespace PolicyEngine.Testing;

/// <summary>What came of the cases of a set of policies.</summary>
/// <param name="Suites">One result a policy, by id.</param>
/// <param name="Diagnostics">What is wrong with the cases as a set, by position.</param>
public sealed record TestRun(ImmutableArray<SuiteResult> Suites, ImmutableArray<PolicyDiagnostic> Diagnostics)
{
    /// <summary>How many cases passed.</summary>
    public int Passed => Suites.Sum(suite => suite.Passed);

    /// <summary>How many cases failed.</summary>
    public int Failed => Suites.Sum(suite => suite.Failed);

    /// <summary>How many snapshots await approval.</summary>
    public int AwaitingApproval => Suites.Sum(suite => suite.AwaitingApproval);

    /// <summary>What came of all of it together: the worst.</summary>
    public CaseVerdict Verdict =>
        Failed > 0 || Suites.Any(suite => suite.Broken > 0) || !Diagnostics.IsEmpty ? CaseVerdict.Failed
        : AwaitingApproval > 0 ? CaseVerdict.AwaitingApproval
        : CaseVerdict.Passed;

    /// <summary>Runs the cases. Writes nothing.</summary>
    /// <param name="suites">All policies that were loaded, so that no case of another policy makes a snapshot look stale.</param>
    /// <param name="filter">Which cases to run.</param>
    /// <param name="storeOf">The snapshots of a suite.</param>
    /// <param name="cancellation">Gives up between cases.</param>
    /// <exception cref="IOException">A snapshot cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A snapshot may not be read.</exception>
    public static TestRun Of(IReadOnlyList<CaseSuite> suites, CaseFilter filter, Func<CaseSuite, SnapshotStore> storeOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(suites);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(storeOf);
        var results = ImmutableArray.CreateBuilder<SuiteResult>();
        var looked = new HashSet<string>(StringComparer.Ordinal);
        var unread = new Dictionary<string, ImmutableArray<PolicyDiagnostic>>(StringComparer.Ordinal);
        foreach (var suite in suites.Where(filter.Takes))
        {
            var store = storeOf(suite);
            var runner = new CaseRunner(suite, store);
            unread.TryAdd(suite.SnapshotFolder, store.Approvals.Diagnostics);
            var cases = ImmutableArray.CreateBuilder<CaseResult>();
            foreach (var testCase in suite.Cases.Where(filter.Takes))
            {
                cancellation.ThrowIfCancellationRequested();
                cases.Add(runner.Run(testCase));
            }

            results.Add(new SuiteResult(suite, cases.ToImmutable(), filter.Case is null && looked.Add(suite.SnapshotFolder) ? StaleIn(suites, suite, store) : [])
            {
                Guarantees = filter.Case is null ? GuaranteesOf(suite.Policy.Compiled) : [],
            });
        }

        return new TestRun(results.ToImmutable(), [.. SharedSnapshots(suites), .. unread.Values.SelectMany(diagnostics => diagnostics)]);
    }

    private static ImmutableArray<GuaranteeResult> GuaranteesOf(CompiledPolicy policy)
    {
        var prover = new PolicyProver(policy);
        return [.. policy.Model.Guarantees.Select(guarantee => GuaranteeProof.Of(prover, guarantee))];
    }

    private static ImmutableArray<string> StaleIn(IReadOnlyList<CaseSuite> suites, CaseSuite suite, SnapshotStore store)
    {
        var kept = Beside(suites, suite).SelectMany(other => other.Cases).Where(testCase => testCase.Snapshot).Select(testCase => testCase.Id.Value).ToHashSet(StringComparer.Ordinal);
        return [.. store.Ids(SnapshotStore.Verified).Where(id => !kept.Contains(id))];
    }

    private static IEnumerable<CaseSuite> Beside(IEnumerable<CaseSuite> suites, CaseSuite suite) =>
        suites.Where(other => string.Equals(other.SnapshotFolder, suite.SnapshotFolder, StringComparison.Ordinal));

    private static ImmutableArray<PolicyDiagnostic> SharedSnapshots(IReadOnlyList<CaseSuite> suites)
    {
        var owners = new Dictionary<(string Folder, string Case), string>();
        var diagnostics = new DiagnosticBag();
        foreach (var suite in suites)
        {
            foreach (var testCase in suite.Cases.Where(testCase => testCase.Snapshot && !owners.TryAdd((suite.SnapshotFolder, testCase.Id.Value), suite.Policy.Id)))
            {
                diagnostics.Add(ExpectationDiagnostics.SharedSnapshot, testCase.Id.Span, testCase.Id.Value, owners[(suite.SnapshotFolder, testCase.Id.Value)], suite.SnapshotFolder);
            }
        }

        return [.. diagnostics.Sorted()];
    }
}
