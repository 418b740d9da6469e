using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads calendars.</summary>
internal static class CalendarReader
{
    /// <summary>Reads a calendar from a tree that has the shape of one.</summary>
    public static CalendarSyntax Read(SourceFile file, YamlMap tree, DiagnosticBag diagnostics)
    {
        var map = new MapReader(tree);
        var known = map.RequiredChild("known");
        known.CheckPeriod(diagnostics);
        var calendar = new CalendarSyntax
        {
            File = file,
            Id = map.RequiredWritten("calendar"),
            Title = map.Words("title"),
            Extends = map.Written("extends"),
            Zone = ZoneReader.Read(map, diagnostics),
            Opening = map.Child("opening") is { } opening ? OpeningReader.Read(opening, diagnostics) : null,
            Holidays = [.. map.Names("holidays").Select(Holiday).OfType<CalendarHoliday>().OrderBy(holiday => holiday.Day)],
            KnownFrom = known.Date("from"),
            KnownTo = known.Date("to"),
            CutOff = map.Scalar("cut_off") is { } cutOff ? ScalarForms.ReadTime(cutOff.Value) : null,
            Cite = map.Cite(),
        };
        CheckSaid(calendar, diagnostics);
        CheckOpening(map, calendar, diagnostics);
        CheckKnown(map, calendar, diagnostics);
        return calendar;
    }

    private static CalendarHoliday? Holiday(YamlEntry entry) =>
        ScalarForms.ReadDate(entry.Key.Value) is { } day ? new CalendarHoliday(day, (entry.Value as YamlScalar)?.Value.Trim() ?? "") : null;

    private static void CheckSaid(CalendarSyntax calendar, DiagnosticBag diagnostics)
    {
        if (calendar.Extends is null && calendar.Zone is null)
        {
            diagnostics.Add(CalendarDiagnostics.NothingSaid, calendar.Id.Span, "time zone", "zone");
        }

        if (calendar.Extends is null && (calendar.KnownFrom is null || calendar.KnownTo is null))
        {
            diagnostics.Add(CalendarDiagnostics.NothingSaid, calendar.Id.Span, "known days", "known");
        }
    }

    private static void CheckOpening(MapReader map, CalendarSyntax calendar, DiagnosticBag diagnostics)
    {
        if (calendar.Opening is { IsEmpty: true } && map.Child("opening") is { } opening && !CalendarGrammar.Days.Any(day => opening.Scalars(day).Any()))
        {
            diagnostics.Add(CalendarDiagnostics.NeverOpen, calendar.Id.Span, calendar.Id.Value);
        }
    }

    private static void CheckKnown(MapReader map, CalendarSyntax calendar, DiagnosticBag diagnostics)
    {
        foreach (var entry in map.Names("holidays"))
        {
            if (calendar is { KnownFrom: { } from, KnownTo: { } to } && ScalarForms.ReadDate(entry.Key.Value) is { } day && (day < from.Value || day > to.Value))
            {
                diagnostics.Add(CalendarDiagnostics.OutsideKnown, entry.Key.Span, Examples.Of(day), Examples.Of(from.Value), Examples.Of(to.Value));
            }
        }
    }
}
