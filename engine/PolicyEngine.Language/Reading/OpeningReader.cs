using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads the opening hours of calendars.</summary>
internal static class OpeningReader
{
    private const string Midnight = "24:00";

    private static readonly (string Key, DayOfWeek Day)[] Days = [.. CalendarGrammar.Days.Select((key, place) => (key, (DayOfWeek)((place + 1) % 7)))];

    /// <summary>The two ends of a stretch, the end of the day as <see cref="TimeOnly.MinValue"/>; <see langword="null"/> when it is none.</summary>
    public static (TimeOnly Opens, TimeOnly Closes)? Stretch(string text)
    {
        var parts = text.Split('-');
        return parts.Length == 2 && Time(parts[0]) is { } opens && (parts[1].Trim() == Midnight ? TimeOnly.MinValue : Time(parts[1])) is { } closes && (closes == TimeOnly.MinValue || opens < closes)
            ? (opens, closes)
            : null;
    }

    /// <summary>The hours of each day, Monday first; stretches that meet are reported.</summary>
    public static ImmutableArray<OpeningHours> Read(MapReader opening, DiagnosticBag diagnostics)
    {
        var hours = ImmutableArray.CreateBuilder<OpeningHours>();
        foreach (var (key, day) in Days)
        {
            OpeningHours? before = null;
            foreach (var scalar in opening.Scalars(key))
            {
                if (Stretch(scalar.Value) is not var (opens, closes))
                {
                    continue;
                }

                if (before is not null && (before.Closes == TimeOnly.MinValue || opens <= before.Closes))
                {
                    diagnostics.Add(CalendarDiagnostics.StretchesMeet, scalar.Span, scalar.Value.Trim());
                }

                hours.Add(before = new OpeningHours(day, opens, closes));
            }
        }

        return hours.ToImmutable();
    }

    private static TimeOnly? Time(string text) => ScalarForms.ReadTime(text.Trim());
}
