using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What can be wrong with calendars.</summary>
internal static class CalendarDiagnostics
{
    public static readonly DiagnosticDescriptor StretchesMeet = new("PE1501", Severity.Error,
        "the stretch `{0}` does not begin after the one before it has ended", "write the stretches of a day in order, with time between them; join two that meet");

    public static readonly DiagnosticDescriptor UnknownZone = new("PE1502", Severity.Error,
        "`{0}` is not a time zone that is known here", "{1}");

    public static readonly DiagnosticDescriptor NothingSaid = new("PE1503", Severity.Error,
        "the calendar says nothing about its {0}", "add `{1}:`, or take it over from another calendar with `extends:`");

    public static readonly DiagnosticDescriptor OutsideKnown = new("PE1504", Severity.Error,
        "{0} is outside the days that are known, {1} to {2}", "widen `known`, or take the holiday away");

    public static readonly DiagnosticDescriptor CalendarCircle = new("PE1505", Severity.Error,
        "the calendars extend each other in a circle: {0}", "take one `extends` away");

    public static readonly DiagnosticDescriptor UnknownCalendar = new("PE1506", Severity.Error,
        "there is no calendar `{0}` here", "{1}");

    public static readonly DiagnosticDescriptor CalendarTwice = new("PE1507", Severity.Error,
        "`{0}` is the id of another {1} already, in {2}", "give one of the two another id, or load them apart");

    public static readonly DiagnosticDescriptor NeverOpen = new("PE1508", Severity.Error,
        "the calendar `{0}` is never open", "give at least one day opening hours, or leave `opening` out for Monday to Friday, all day");
}
