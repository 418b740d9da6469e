using System.Globalization;

namespace PolicyEngine.Repl.Session.Living;

/// <summary>A clock that stands still until somebody moves it, and only goes forward.</summary>
internal sealed class SessionClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>The time as people read it.</summary>
    public string Shown => $"{Deciding.DayText.Of(DateOnly.FromDateTime(now.UtcDateTime))}, {now.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";

    /// <summary>Moves it forward.</summary>
    /// <param name="text">How far, like <c>+24h</c>, <c>+30m</c> or <c>+5d</c>, or when, like <c>2018-10-05</c> or <c>2018-10-05 14:30</c>.</param>
    /// <returns>Why it was not moved; <see langword="null"/> when it was.</returns>
    public string? Move(string text)
    {
        if (Read(text) is not { } target)
        {
            return $"`{text}` is no time to move to";
        }

        if (target < now)
        {
            return "the clock only goes forward, since what happened to the case has happened";
        }

        now = target;
        return null;
    }

    private DateTimeOffset? Read(string text)
    {
        if (text is ['+', .. var number, var unit] && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount is >= 0 and <= 100_000)
        {
            return unit switch
            {
                'm' => now.AddMinutes((double)amount),
                'h' => now.AddHours((double)amount),
                'd' => now.AddDays((double)amount),
                'w' => now.AddDays((double)amount * 7),
                _ => null,
            };
        }

        return DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }
}
