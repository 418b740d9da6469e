using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>By when something has to have happened. It starts when one of its states is entered for the first time, or again when it has ended, and ends when one of <see cref="Ends"/> or a final state is entered.</summary>
public sealed record LifecycleDeadline
{
    /// <summary>The largest amount of time, in whatever unit; the smallest is 0.</summary>
    public const long MostUnits = 1_000_000;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The words people read.</summary>
    public required string Title { get; init; }

    /// <summary>The states whose entry starts it.</summary>
    public ImmutableArray<int> Starts { get; init; } = [];

    /// <summary>The states whose entry ends it: it was met, or no longer matters.</summary>
    public ImmutableArray<int> Ends { get; init; } = [];

    /// <summary>The item of the amount of time, a whole number; -1 where <see cref="At"/> says the day.</summary>
    public int Amount { get; init; } = -1;

    /// <summary>The unit of the amount.</summary>
    public DurationUnit Unit { get; init; }

    /// <summary>The item of the day on which it is due; -1 where an amount of time is counted.</summary>
    public int At { get; init; } = -1;

    /// <summary>The time of that day, in the calendar's zone.</summary>
    public TimeOnly AtTime { get; init; }

    /// <summary>The calendar by which it counts, by its place in <see cref="Lifecycle.Calendars"/>; -1 for none: hours and days as they pass, in <see cref="PolicyModel.Zone"/>.</summary>
    public int Calendar { get; init; } = -1;

    /// <summary>The states in which the clock stands still.</summary>
    public ImmutableArray<int> Pauses { get; init; } = [];

    /// <summary>The item of the amount of time since the start within which entering one of <see cref="Pauses"/> still stops the clock; -1 for until it is due. A later entry never stops or restarts it.</summary>
    public int PauseWithin { get; init; } = -1;

    /// <summary>The unit of that amount.</summary>
    public DurationUnit PauseUnit { get; init; }

    /// <summary>The trigger that is fired when it is due; -1 for none: being late is only recorded.</summary>
    public int Then { get; init; } = -1;

    /// <summary>The reminders before it is due.</summary>
    public ImmutableArray<DeadlineReminder> Reminders { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }
}

/// <summary>A text that is sent some time before a deadline.</summary>
/// <param name="Amount">The item of the amount of time, a whole number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Notification">The notification's place.</param>
public sealed record DeadlineReminder(int Amount, DurationUnit Unit, int Notification);

/// <summary>Units of time. Hours and minutes are those that pass; days and longer go by the calendar's local dates; working units count open time only.</summary>
public enum DurationUnit
{
    /// <summary>Minutes that pass.</summary>
    Minutes,

    /// <summary>Hours that pass.</summary>
    Hours,

    /// <summary>Calendar days: the same time of day, local.</summary>
    Days,

    /// <summary>Seven days.</summary>
    Weeks,

    /// <summary>Months; a shorter month's last day where the day does not exist.</summary>
    Months,

    /// <summary>Years; 1 March for 29 February.</summary>
    Years,

    /// <summary>Hours in which the calendar is open.</summary>
    WorkingHours,

    /// <summary>Days on which the calendar is open: due at closing time of the nth open day after the day of the start.</summary>
    WorkingDays,
}

/// <summary>A text that is sent to somebody.</summary>
public sealed record Notification
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The role it goes to, by place.</summary>
    public int To { get; init; } = -1;

    /// <summary>The subject.</summary>
    public required NotificationTemplate Subject { get; init; }

    /// <summary>The text.</summary>
    public required NotificationTemplate Text { get; init; }

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }
}

/// <summary>A text with places to fill, in order.</summary>
/// <param name="Pieces">The pieces.</param>
public sealed record NotificationTemplate(ImmutableArray<NotificationPiece> Pieces);

/// <summary>A piece of a notification: words and values as in a reason, or something of the case.</summary>
/// <param name="Words">Words and values; empty where <paramref name="Case"/> says what stands here.</param>
/// <param name="Case">Something of the case: <c>case</c>, <c>state</c>, <c>reasons</c>, <c>advice</c>, <c>missing</c>, <c>signposts</c>, <c>today</c>, <c>given_reason</c>, or <c>due.NAME</c> for a deadline; empty for none.</param>
public sealed record NotificationPiece(ReasonTemplate Words, string Case);

/// <summary>How long personal data is kept after a case has ended.</summary>
/// <param name="Amount">The item of the amount of time, a whole number.</param>
/// <param name="Unit">Its unit: days or longer.</param>
public sealed record CaseRetention(int Amount, DurationUnit Unit);
