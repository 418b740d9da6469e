using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Repl.CaseWork;

/// <summary>Instants as people write them to the command, and as it writes them.</summary>
internal static class InstantText
{
    /// <summary>What to do about a text that is no instant.</summary>
    public static string HelpFor(string text) => ValueText.NoSuch(text.Split('T')[0], FactType.Date) ?? ValueText.NoSuch(text.TrimEnd('Z').Split('T')[^1], FactType.Time) ?? "write it like 2018-10-01T09:00 (local time), 2018-10-01T08:00Z, 2018-10-01T09:00+01:00, or 2018-10-01";

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF"];

    private static readonly string[] OffsetForms = [.. Forms.Select(form => $"{form}zzz")];

    /// <summary>Reads an instant; a day alone is its beginning, or its end, in local time.</summary>
    public static bool TryRead(CommandContext context, string text, bool dayEnds, out DateTimeOffset at)
    {
        var isUtc = text.EndsWith('Z');
        if (DateTime.TryParseExact(isUtc ? text[..^1] : text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            at = isUtc ? new DateTimeOffset(time, TimeSpan.Zero) : Local(context, time);
            return true;
        }

        if (DateTimeOffset.TryParseExact(text, OffsetForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out at))
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            at = Local(context, day.ToDateTime(TimeOnly.MinValue).AddDays(dayEnds ? 1 : 0));
            at = dayEnds ? at.AddMicroseconds(-1) : at;
            return true;
        }

        at = default;
        return false;
    }

    /// <summary>An instant in local time, with the zone: a policy's calendar may have another.</summary>
    public static string Of(CommandContext context, DateTimeOffset at)
    {
        var (zone, local) = (context.Clock.LocalTimeZone, TimeZoneInfo.ConvertTime(at, context.Clock.LocalTimeZone));
        return $"{local.ToString(zone.IsAmbiguousTime(local.DateTime) ? "d MMMM yyyy 'at' HH:mm zzz" : "d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture)} ({zone.Id})";
    }

    // A time that comes twice, when the clocks go back, is its first; one that they leave out is an hour later, as calendars count. An offset says otherwise.
    private static DateTimeOffset Local(CommandContext context, DateTime time)
    {
        var zone = context.Clock.LocalTimeZone;
        var there = zone.IsInvalidTime(time) ? time.AddHours(1) : time;
        return new DateTimeOffset(there, zone.IsAmbiguousTime(there) ? zone.GetAmbiguousTimeOffsets(there).Max() : zone.GetUtcOffset(there));
    }
}
