using System.Collections.Immutable;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Machine;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases.Firing;

/// <summary>A case with its policy version, ready to be fired.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Policy">The policy version that it is pinned to.</param>
/// <param name="Machine">Its machine.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Facts">What is known, for the policy.</param>
/// <param name="Hash">The hash of its last event.</param>
internal sealed record CaseContext(string CaseId, CompiledPolicy Policy, CaseMachine Machine, CaseState State, FactSet Facts, string Hash)
{
    /// <summary>Of a part, where the cases around it stand, the outermost first.</summary>
    public ImmutableArray<CaseState> Around { get; init; } = [];

    /// <summary>The event of which the store has a snapshot; 0 for none.</summary>
    public long SnapshotAt { get; init; }

    /// <summary>A case that is not there yet.</summary>
    public static CaseContext New(string caseId, CompiledPolicy policy) =>
        new(caseId, policy, CaseMachine.Of(policy), new CaseState { CaseId = caseId }, FactSet.Empty(policy.Model), StoredEvent.NoHash);
}
