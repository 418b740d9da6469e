using System.Collections.Immutable;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Machine;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases.Firing;

/// <summary>A case as it was read: its events, opened as far as its key goes, and the state that they give.</summary>
/// <param name="Stored">What the store has.</param>
/// <param name="Events">Its events; those after its snapshot where only the present was read.</param>
/// <param name="State">The state that they give.</param>
/// <param name="Protection">What opens its personal data.</param>
/// <param name="Policy">The policy version that it is pinned to; <see langword="null"/> when it is not to be had.</param>
/// <param name="Around">Of a part, where the case stands that it was split from, and those around that; empty otherwise, and where those are in another store.</param>
internal sealed record LoadedCase(StoredCase Stored, ImmutableArray<CaseEvent> Events, CaseState State, CaseProtection Protection, CompiledPolicy? Policy, ImmutableArray<CaseState> Around)
{
    /// <summary>Whether all events after a number are here.</summary>
    public bool Reaches(long sequence) => State.Sequence - Events.Length <= sequence;

    /// <summary>Events that change what a person saw; a refusal, a reminder and a note do not.</summary>
    public ImmutableArray<CaseEvent> ChangesAfter(long sequence) => [.. Events.Where(happened => happened.Sequence > sequence && happened.Kind is not (CaseEventKind.Refused or CaseEventKind.Reminded or CaseEventKind.Noted))];

    /// <summary>The case with its policy version, for callers who can do nothing without it.</summary>
    /// <exception cref="CaseStoreException">Its policy version is not to be had.</exception>
    public CaseContext ContextOrThrow()
    {
        try
        {
            return Context();
        }
        catch (RefusedException refused)
        {
            throw new CaseStoreException(refused.Refusal.Message, refused);
        }
    }

    /// <summary>The case ready to be fired.</summary>
    /// <exception cref="RefusedException">Its policy version is not to be had.</exception>
    /// <exception cref="CaseStoreException">What it knows does not fit its policy version.</exception>
    public CaseContext Context()
    {
        if (Policy is not { Model.Lifecycle: not null } policy)
        {
            throw new RefusedException(new CaseRefusal
            {
                Kind = RefusalKind.UnknownPolicy,
                Message = $"the version {State.PolicyVersion} of the policy `{State.PolicyId}` that the case is pinned to is not to be had",
                Help = "bring that version's texts back, or migrate the case to another version",
            });
        }

        var reading = FactJson.Read(policy.Model, State.Facts);
        var facts = reading.Facts ?? throw new CaseStoreException($"the facts of the case `{State.CaseId}` do not fit its policy: {string.Join("; ", reading.Diagnostics.Select(problem => problem.Discreet))}");
        return new CaseContext(State.CaseId, policy, CaseMachine.Of(policy), State, facts, Stored.Row.Hash) { Around = Around, SnapshotAt = Stored.Snapshot?.Sequence ?? 0 };
    }
}
