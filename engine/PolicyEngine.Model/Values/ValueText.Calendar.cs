using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyEngine.Model;

public static partial class ValueText
{
    /// <summary>
    /// Why a text of the form of a day or time is none: <c>February 2019 has 28 days</c>, <c>a year has 12 months</c>, <c>a day has the hours 00 to 23</c>. <see langword="null"/> where the text has another form,
    /// and where nothing is wrong with it: whoever wrote a day that does not exist is not helped by hearing how days are written.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The type that is asked for.</param>
    public static string? NoSuch(string text, FactType type)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (type == FactType.Date && WrittenDay().Match(text) is { Success: true } day)
        {
            return NoSuchDay(Part(day, "year"), Part(day, "month"), Part(day, "day"));
        }

        return type == FactType.Time && WrittenTime().Match(text) is { Success: true } time ? NoSuchTime(Part(time, "hour"), Part(time, "minute"), Part(time, "second")) : null;
    }

    /// <summary>Why there is no such day; <see langword="null"/> where there is.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month.</param>
    /// <param name="day">The day of the month.</param>
    public static string? NoSuchDay(long year, long month, long day)
    {
        if (year is < 1 or > 9999)
        {
            return "years go from 1 to 9999";
        }

        if (month is < 1 or > 12)
        {
            return string.Create(CultureInfo.InvariantCulture, $"a year has the months 1 to 12, and this one is {month}");
        }

        var days = DateTime.DaysInMonth((int)year, (int)month);
        return day >= 1 && day <= days ? null : string.Create(CultureInfo.InvariantCulture, $"{CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName((int)month)} {year} has {days} days");
    }

    private static string? NoSuchTime(long hour, long minute, long second) =>
        hour > 23 ? "a day has the hours 00 to 23"
        : minute > 59 ? "an hour has the minutes 00 to 59"
        : second > 59 ? "a minute has the seconds 00 to 59"
        : null;

    private static long Part(Match match, string name) => match.Groups[name] is { Success: true } part ? long.Parse(part.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\A(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})\z")]
    private static partial Regex WrittenDay();

    [GeneratedRegex(@"\A(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2}))?\z")]
    private static partial Regex WrittenTime();
}
