using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Workbench.Sessions.Living;

/// <summary>A clock that stands still until somebody moves it, and only goes forward. It is set and read in the time zone of the policy, as everything else that is shown of a case.</summary>
/// <param name="start">When it begins, in that zone.</param>
/// <param name="zone">The zone.</param>
public sealed partial class SessionClock(DateTime start, TimeZoneInfo zone) : TimeProvider
{
    private const decimal Most = 100_000;
    private const string OnlyForward = "the clock only goes forward, since what happened to the case has happened";

    private DateTimeOffset now = Instant(start, zone);

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>The time as people read it.</summary>
    public string Shown => $"{DayText.Of(DateOnly.FromDateTime(Local))} at {Local.ToString("HH:mm", CultureInfo.InvariantCulture)}{(zone.Equals(TimeZoneInfo.Utc) ? " UTC" : "")}";

    private DateTime Local => TimeZoneInfo.ConvertTime(now, zone).DateTime;

    /// <summary>Moves it forward.</summary>
    /// <param name="text">How far, like <c>+24h</c>, <c>+30m</c>, <c>+5d</c> or <c>+1 year</c>, or when, like <c>2018-10-05</c>, <c>5 October 2018</c> or <c>2018-10-05 14:30</c>.</param>
    /// <returns>Why it was not moved; <see langword="null"/> when it was.</returns>
    public string? Move(string text)
    {
        if (text is ['-', ..])
        {
            return OnlyForward;
        }

        if (Read(text) is not { } target)
        {
            return $"`{text}` is no time to move to";
        }

        if (target < now)
        {
            return OnlyForward;
        }

        now = target;
        return null;
    }

    private DateTimeOffset? Read(string text) => Distance().Match(text) is { Success: true } distance ? After(distance) : At(text);

    // Hours are counted, days and years are the calendar's: a day later is the same time of day, also when the clocks change.
    private DateTimeOffset? After(Match distance)
    {
        if (!decimal.TryParse(distance.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > Most)
        {
            return null;
        }

        var unit = distance.Groups["unit"].Value[0];
        try
        {
            return unit switch
            {
                'm' => now.AddMinutes((double)number),
                'h' => now.AddHours((double)number),
                'd' => Instant(Local.AddDays((double)number), zone),
                'w' => Instant(Local.AddDays((double)number * 7), zone),
                'y' => number == decimal.Truncate(number) ? Instant(Local.AddYears((int)number), zone) : null,
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private DateTimeOffset? At(string text)
    {
        var time = Time().Match(text);
        var day = time.Success ? text[..time.Index].TrimEnd(' ', ',') : text;
        return DayText.TryRead(day, out var date) && TimeOnly.TryParseExact(time.Success ? time.Groups["time"].Value : "00:00", "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? Instant(date.ToDateTime(at), zone) : null;
    }

    // An hour that the clocks leave out is the one after it.
    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        var there = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(there, zone.GetUtcOffset(there));
    }

    [GeneratedRegex(@"^\+(?<number>\d+(\.\d+)?) ?(?<unit>m|min|mins|minutes?|h|hours?|d|days?|w|weeks?|y|years?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Distance();

    [GeneratedRegex(@"([T ]| at )(?<time>\d{1,2}:\d{2})$")]
    private static partial Regex Time();
}
