using System.Globalization;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>Instants in the words of people: local days and times of the calendar that counts.</summary>
internal static class CaseTimes
{
    /// <summary>A local day and, unless it is midnight, the time.</summary>
    public static string Words(Lifecycle lifecycle, int calendar, DateTimeOffset at)
    {
        var local = DeadlineClock.Of(lifecycle, calendar >= 0 ? calendar : lifecycle.Calendar).LocalOf(at);
        var day = local.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return local.TimeOfDay == TimeSpan.Zero ? day : $"{day} at {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }
}
