using System.Globalization;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>Instants in the words of people: local days and times of the calendar that counts.</summary>
internal static class CaseTimes
{
    /// <summary>A local day and time.</summary>
    public static string Words(Lifecycle lifecycle, int calendar, DateTimeOffset at) => Words(Local(lifecycle, calendar, at));

    /// <summary>
    /// When a deadline is due, as a local day and time. Where time is counted, midnight belongs to the day that it ends: by 30 August would be read as all of that day. Where the policy names the day, it is that day.
    /// </summary>
    public static string Limit(Lifecycle lifecycle, LifecycleDeadline? deadline, DateTimeOffset at) =>
        Local(lifecycle, deadline?.Calendar ?? -1, at) is { TimeOfDay.Ticks: 0 } midnight && deadline is not { At: >= 0 } ? $"{Day(midnight.AddDays(-1))} at 24:00" : Words(lifecycle, deadline?.Calendar ?? -1, at);

    /// <summary>An instant for want of a calendar.</summary>
    public static string Utc(DateTimeOffset at) => $"{Words(at.UtcDateTime)} UTC";

    private static DateTime Local(Lifecycle lifecycle, int calendar, DateTimeOffset at) => DeadlineClock.Of(lifecycle, calendar >= 0 ? calendar : lifecycle.Calendar).LocalOf(at);

    private static string Words(DateTime local) => $"{Day(local)} at {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    private static string Day(DateTime local) => local.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
