namespace PolicyEngine.Cases.Clock;

/// <summary>How what is left of a deadline is measured while its clock stands still.</summary>
public enum RemainingKind
{
    /// <summary>Time that passes.</summary>
    Passing,

    /// <summary>Time in which the calendar is open.</summary>
    Open,

    /// <summary>Days on which the calendar is open.</summary>
    OpenDays,

    /// <summary>Calendar days and a time of day, local.</summary>
    Local,
}

/// <summary>What is left of a deadline while its clock stands still.</summary>
/// <param name="Kind">How it is measured.</param>
/// <param name="Days">Days; 0 for <see cref="RemainingKind.Passing"/> and <see cref="RemainingKind.Open"/>.</param>
/// <param name="Microseconds">Microseconds; 0 for <see cref="RemainingKind.OpenDays"/>. May be negative beside days.</param>
public sealed record RemainingTime(RemainingKind Kind, long Days, long Microseconds);
