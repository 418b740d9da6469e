using System.Globalization;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>Instants in the words of people: local days and times of the calendar that counts.</summary>
internal static class CaseTimes
{
    /// <summary>A local day with the time. Midnight is the end of the day before: by 2 October would be read as all of that day.</summary>
    public static string Words(Lifecycle lifecycle, int calendar, DateTimeOffset at)
    {
        var local = DeadlineClock.Of(lifecycle, calendar >= 0 ? calendar : lifecycle.Calendar).LocalOf(at);
        return local.TimeOfDay == TimeSpan.Zero
            ? $"the end of {local.AddDays(-1).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}"
            : $"{local.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} at {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }
}
