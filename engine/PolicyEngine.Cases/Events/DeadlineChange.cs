using System.Collections.Immutable;
using PolicyEngine.Cases.Clock;

namespace PolicyEngine.Cases.Events;

/// <summary>What happened to a deadline.</summary>
public enum DeadlineMove
{
    /// <summary>It began.</summary>
    Started,

    /// <summary>Its clock stands still.</summary>
    Paused,

    /// <summary>A pause began too late to stop its clock.</summary>
    PauseTooLate,

    /// <summary>Its clock goes on.</summary>
    Resumed,

    /// <summary>A reminder of it was sent.</summary>
    Reminded,

    /// <summary>It is past, and was not met.</summary>
    Passed,

    /// <summary>It was met, or no longer matters.</summary>
    Ended,

    /// <summary>It counts from here, and has no date: the policy has no value for how long it is, or for its day.</summary>
    Undated,

    /// <summary>The case came under another version of the policy, and the clock was worked out from that version's text.</summary>
    Recounted,
}

/// <summary>What happened to a deadline, with all that is needed to go on: nothing is counted again when events are read.</summary>
/// <param name="Name">The deadline.</param>
/// <param name="Move">What happened.</param>
/// <param name="DueAt">When it is due from now on; <see langword="null"/> while the clock stands still.</param>
/// <param name="Remaining">What is left of it while the clock stands still.</param>
/// <param name="Reminder">For a reminder, its number, from 1.</param>
public sealed record DeadlineChange(string Name, DeadlineMove Move, DateTimeOffset? DueAt = null, RemainingTime? Remaining = null, int Reminder = 0)
{
    /// <summary>The reminders still to be sent, by their number, with their instants.</summary>
    public ImmutableArray<DeadlineReminderTime> Reminders { get; init; } = [];

    /// <summary>For an undated one, what is not known, in plain words.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];

    /// <summary>For one that was worked out anew, when it began; <see langword="null"/> for when the event happened.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>For one that was worked out anew and stands still, since when.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Whether what is not known was erased.</summary>
    public bool IsUnknownErased { get; init; }
}

/// <summary>When a reminder is sent.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="At">When.</param>
public readonly record struct DeadlineReminderTime(int Number, DateTimeOffset At);
