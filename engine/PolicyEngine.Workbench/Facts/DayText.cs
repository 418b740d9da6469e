using System.Globalization;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Facts;

/// <summary>Days as people write them to the command, and as it writes them.</summary>
public static class DayText
{
    /// <summary>What to do about a text that is no day.</summary>
    public static string HelpFor(string text) => ValueText.NoSuch(text, FactType.Date) ?? "write it as year-month-day, like 2018-09-18";

    /// <summary>Reads a day, year-month-day or in words.</summary>
    public static bool TryRead(string text, out DateOnly day) => DateOnly.TryParseExact(SpokenValue.DayOf(text) ?? text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Today in the zone of a policy, whose days count.</summary>
    public static DateOnly Today(TimeProvider clock, PolicyModel policy) => PolicyDays.DayOf(policy, clock.GetUtcNow());

    /// <summary>Today where no policy is open yet: in the zone that is meant when a policy names none.</summary>
    public static DateOnly Today(TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(PolicyModel.UsualZone)).DateTime);

    /// <summary>A day as people read it.</summary>
    public static string Of(DateOnly day) => ValueText.Display(day, FactType.Date, null, "");
}
