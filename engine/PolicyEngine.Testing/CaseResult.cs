using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Testing;

/// <summary>What came of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Decision">Its decision; <see langword="null"/> when its facts could not be read.</param>
/// <param name="Diagnostics">What is wrong with the case itself: its facts and expectations, by position.</param>
/// <param name="Comparisons">Its expectations held against the decision: the outcome first, then the status, values, rules and what is missing.</param>
/// <param name="Snapshot">Its snapshot held against the approved one.</param>
public sealed record CaseResult(CaseSyntax Case, Decision? Decision, ImmutableArray<PolicyDiagnostic> Diagnostics, ImmutableArray<Comparison> Comparisons, SnapshotResult Snapshot)
{
    /// <summary>The case's id.</summary>
    public string Id => Case.Id.Value;

    /// <summary>The expectations that are not met.</summary>
    public IEnumerable<Comparison> Failures => Comparisons.Where(comparison => !comparison.IsMet);

    /// <summary>Whether it was decided and did not come out as expected, so that a person can accept what came.</summary>
    public bool IsUnmet => Decision is not null && Diagnostics.IsEmpty && Failures.Any();

    /// <summary>What became of it.</summary>
    public CaseVerdict Verdict =>
        !Diagnostics.IsEmpty || Failures.Any() ? CaseVerdict.Failed
        : Snapshot.AwaitsApproval ? CaseVerdict.AwaitingApproval
        : CaseVerdict.Passed;
}
