using System.Collections.Immutable;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Guarantees;

namespace PolicyEngine.Testing;

/// <summary>What came of a policy's cases.</summary>
/// <param name="Suite">The policy and its cases.</param>
/// <param name="Cases">One result a case that was run, in order.</param>
/// <param name="Stale">The ids of approved snapshots without a case, in ordinal order. Not looked for when only some cases were run.</param>
public sealed record SuiteResult(CaseSuite Suite, ImmutableArray<CaseResult> Cases, ImmutableArray<string> Stale)
{
    /// <summary>What became of the policy's guarantees, which speak of all cases at once. Not looked at when only some cases were run.</summary>
    public ImmutableArray<GuaranteeResult> Guarantees { get; init; } = [];

    /// <summary>How many guarantees a case breaks.</summary>
    public int Broken => Guarantees.Count(guarantee => guarantee.Answer is Possible);

    /// <summary>How many cases passed.</summary>
    public int Passed => Count(CaseVerdict.Passed);

    /// <summary>How many cases failed.</summary>
    public int Failed => Count(CaseVerdict.Failed);

    /// <summary>How many snapshots somebody has to approve: new, changed and stale ones.</summary>
    public int AwaitingApproval => Count(CaseVerdict.AwaitingApproval) + Stale.Length;

    private int Count(CaseVerdict verdict) => Cases.Count(result => result.Verdict == verdict);
}
