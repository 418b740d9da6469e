using System.Globalization;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>Instants in the words of people: local days and times of the calendar that counts.</summary>
internal static class CaseTimes
{
    /// <summary>A local day and time.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="calendar">The calendar; -1 for the policy's own zone.</param>
    /// <param name="at">The instant.</param>
    public static string Words(PolicyModel policy, int calendar, DateTimeOffset at)
    {
        var clock = DeadlineClock.Of(policy, calendar);
        return $"{Words(clock.LocalOf(at))}{Which(clock, at)}";
    }

    /// <summary>
    /// When a deadline is due, as a local day and time. Where time is counted, midnight belongs to the day that it ends: by 30 August would be read as all of that day. Where the policy names the day, it is that day.
    /// </summary>
    public static string Limit(PolicyModel policy, LifecycleDeadline? deadline, DateTimeOffset at)
    {
        var clock = DeadlineClock.Of(policy, deadline?.Calendar ?? -1);
        return clock.LocalOf(at) is { TimeOfDay.Ticks: 0 } midnight && deadline is not { At: >= 0 } ? $"{Day(midnight.AddDays(-1))} at 24:00{Which(clock, at)}" : Words(policy, deadline?.Calendar ?? -1, at);
    }

    /// <summary>An instant for want of a policy.</summary>
    public static string Utc(DateTimeOffset at) => $"{Words(at.UtcDateTime)} UTC";

    // In the hour that comes twice when the clocks go back, the time alone does not say when.
    private static string Which(DeadlineClock clock, DateTimeOffset at) => clock.Repetition(at) switch
    {
        1 => $" (the first time, {clock.OffsetOf(at)})",
        2 => $" (the second time, {clock.OffsetOf(at)})",
        _ => "",
    };

    private static string Words(DateTime local) => $"{Day(local)} at {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    private static string Day(DateTime local) => local.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
