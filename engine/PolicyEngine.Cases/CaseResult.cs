using System.Collections.Immutable;
using PolicyEngine.Cases.Events;

namespace PolicyEngine.Cases;

/// <summary>What came of opening a case or firing a trigger: a closed set.</summary>
public abstract record CaseResult
{
    private CaseResult()
    {
    }

    /// <summary>It was done.</summary>
    /// <param name="State">Where the case stands now.</param>
    /// <param name="Events">What happened, in order.</param>
    public sealed record Done(CaseState State, ImmutableArray<CaseEvent> Events) : CaseResult;

    /// <summary>Nothing happens, and the policy says so.</summary>
    /// <param name="State">Where the case stands.</param>
    /// <param name="Reason">Why, in the policy's words.</param>
    public sealed record Ignored(CaseState State, string Reason) : CaseResult;

    /// <summary>It was refused.</summary>
    /// <param name="State">Where the case stands; <see langword="null"/> when it could not be opened.</param>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(CaseState? State, CaseRefusal Refusal) : CaseResult;

    /// <summary>Nothing was done, because somebody else did something first.</summary>
    /// <param name="State">Where the case stands now.</param>
    /// <param name="Since">What happened since the caller looked.</param>
    public sealed record Conflict(CaseState State, ImmutableArray<CaseEvent> Since) : CaseResult;

    /// <summary>It was done before, under the same key; nothing was done again.</summary>
    /// <param name="State">Where the case stands now.</param>
    /// <param name="Events">What happened then.</param>
    public sealed record AlreadyDone(CaseState State, ImmutableArray<CaseEvent> Events) : CaseResult;

    /// <summary>There is no such case.</summary>
    /// <param name="CaseId">The id that was asked for.</param>
    public sealed record NotFound(string CaseId) : CaseResult;
}
