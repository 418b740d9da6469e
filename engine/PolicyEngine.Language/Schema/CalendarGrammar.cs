using static PolicyEngine.Language.Shapes;

namespace PolicyEngine.Language;

/// <summary>The shape of calendars.</summary>
internal static class CalendarGrammar
{
    private static readonly ScalarShape Stretch = new(ScalarKind.Stretch);
    private static readonly FormsShape Stretches = new(Stretch, new ListShape(Stretch), null);

    /// <summary>The days of the week, as keys.</summary>
    public static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>A calendar.</summary>
    public static readonly MapShape Calendar = new("calendar",
    [
        Required("calendar", Id, "The calendar's id."),
        Title,
        Optional("extends", Id, "The id of the calendar whose zone, hours and holidays it takes over where it does not give its own."),
        Optional("zone", Prose, "The time zone, for example Europe/London."),
        Optional("opening", new MapShape("opening hours",
        [
            .. Days.Select(day => Optional(day, Stretches, $"When it is open on a {char.ToUpperInvariant(day[0])}{day[1..]}: one stretch, or a list; closed when left out.")),
        ]), "The opening hours by day of the week; Monday to Friday all day when left out."),
        Optional("holidays", new NamesShape("holiday", ScalarKind.Date, Prose), "The days on which it is closed, with their titles; added to those of the calendar that it extends."),
        Optional("known", new MapShape("known days",
        [
            Required("from", Date, "The first day."),
            Required("to", Date, "The last day."),
        ]), "The days for which the holidays are known; deadlines never count beyond them."),
        Optional("cut_off", new ScalarShape(ScalarKind.Time), "The minute up to which something counts as received on the day on which it arrives, for `day_of_receipt`."),
        Cite,
    ]);
}
