using System.Collections.Immutable;

namespace PolicyEngine.Cases.Storing;

/// <summary>A case as it is kept.</summary>
/// <param name="Row">What lists show.</param>
/// <param name="Events">The events in order.</param>
/// <param name="Timers">What is due when.</param>
public sealed record StoredCase(CaseRow Row, ImmutableArray<StoredEvent> Events, ImmutableArray<CaseTimer> Timers)
{
    /// <summary>Where it stood after an event; <see langword="null"/> for a short case, and for one that was erased.</summary>
    public StoredSnapshot? Snapshot { get; init; }
}
