using System.Collections.Immutable;

namespace PolicyEngine.Cases.Storing;

/// <summary>What is written at once.</summary>
/// <param name="Cases">What is added to which case; a case at most once.</param>
public sealed record CaseCommit(ImmutableArray<CaseAppend> Cases);

/// <summary>What is added to one case.</summary>
public sealed record CaseAppend
{
    /// <summary>The case's row as it is afterwards.</summary>
    public required CaseRow Row { get; init; }

    /// <summary>The number of the last event that the writer has seen; 0 for a new case. Another number in the store is a conflict.</summary>
    public required long Expected { get; init; }

    /// <summary>The new events, numbered on from <see cref="Expected"/>.</summary>
    public required ImmutableArray<StoredEvent> Events { get; init; }

    /// <summary>The caller's key; empty for none. A key that the case has seen before makes the whole commit <see cref="CommitResult.AlreadyDone"/>.</summary>
    public string Key { get; init; } = "";

    /// <summary>All timers of the case from now on: those that it had and that are not here are gone.</summary>
    public ImmutableArray<CaseTimer> Timers { get; init; } = [];

    /// <summary>The messages to deliver, in order; their numbers are given by the store.</summary>
    public ImmutableArray<OutboxMessage> Messages { get; init; } = [];
}

/// <summary>What came of a commit: a closed set.</summary>
public abstract record CommitResult
{
    private CommitResult()
    {
    }

    /// <summary>Everything is written.</summary>
    public sealed record Committed : CommitResult;

    /// <summary>Nothing is written: somebody else was first.</summary>
    /// <param name="CaseId">The case that has moved on.</param>
    /// <param name="Sequence">The number of its last event; 0 when there is no such case.</param>
    public sealed record Conflict(string CaseId, long Sequence) : CommitResult;

    /// <summary>Nothing is written: the key was used before.</summary>
    /// <param name="CaseId">The case.</param>
    /// <param name="Sequence">The number of the first event written under the key.</param>
    public sealed record AlreadyDone(string CaseId, long Sequence) : CommitResult;
}
