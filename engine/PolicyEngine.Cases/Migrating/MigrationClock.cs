using System.Collections.Immutable;

namespace PolicyEngine.Cases.Migrating;

/// <summary>What a move does to a clock.</summary>
public enum ClockChange
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>It gets another date, another start, other reminders, or stands still otherwise.</summary>
    Moves,

    /// <summary>It runs from then on, as if the case had lived under the other version from its beginning.</summary>
    Starts,

    /// <summary>It ends: the other version does not have it, or has ended it.</summary>
    Ends,
}

/// <summary>A deadline's clock in a case, under its own version and under the other.</summary>
/// <param name="Name">The deadline's name.</param>
/// <param name="Title">The words people read.</param>
/// <param name="Change">What the move does to it.</param>
/// <param name="Before">How it stands; <see langword="null"/> when it does not run.</param>
/// <param name="After">How it would stand; <see langword="null"/> when it would not run.</param>
public sealed record MigrationClock(string Name, string Title, ClockChange Change, ClockStanding? Before, ClockStanding? After);

/// <summary>How a clock stands.</summary>
public sealed record ClockStanding
{
    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it began, in words.</summary>
    public string Started { get; init; } = "";

    /// <summary>When it is due; <see langword="null"/> while it stands still, and where it has no date.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it is due, as a local day and time.</summary>
    public string Due { get; init; } = "";

    /// <summary>Whether that is past.</summary>
    public bool IsPast { get; init; }

    /// <summary>Since when it stands still; <see langword="null"/> while it goes.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Since when it stands still, in words.</summary>
    public string Paused { get; init; } = "";

    /// <summary>What is left of it while it stands still, in words.</summary>
    public string Left { get; init; } = "";

    /// <summary>Where it has no date, what is not known.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];

    /// <summary>When its reminders are still to be sent, in words.</summary>
    public ImmutableArray<string> Reminders { get; init; } = [];

    /// <summary>The name of the calendar that it counts by; empty for none.</summary>
    public string Calendar { get; init; } = "";
}
