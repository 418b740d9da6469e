using System.Collections.Immutable;

namespace PolicyEngine.Cases.Storing;

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

    /// <summary>Where the case stands after these events, in place of what was kept of it before; <see langword="null"/> to leave that as it is.</summary>
    public StoredSnapshot? Snapshot { get; init; }

    /// <summary>The messages to deliver, in order; their numbers are given by the store.</summary>
    public ImmutableArray<OutboxMessage> Messages { get; init; } = [];
}
