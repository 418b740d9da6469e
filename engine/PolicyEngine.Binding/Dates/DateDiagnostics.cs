using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding.Dates;

/// <summary>What is wrong with expressions that count working days or read figures on other days.</summary>
internal static class DateDiagnostics
{
    /// <summary>Working days without a calendar to count them by.</summary>
    public static readonly DiagnosticDescriptor NoCalendar = new("PE2081", Severity.Error,
        "`{0}` counts by a calendar, and the policy names none",
        "write `calendar: england` at the top of the policy, or give the calendar's id as the last value, `{1}`");

    /// <summary>A last value that is no calendar.</summary>
    public static readonly DiagnosticDescriptor UnknownCalendar = new("PE2082", Severity.Error,
        "`{0}` is no calendar",
        "{1}");

    /// <summary>A day of receipt by a calendar without a cut-off.</summary>
    public static readonly DiagnosticDescriptor NoCutOff = new("PE2083", Severity.Error,
        "the calendar `{0}` says no `cut_off`, up to which something counts as received on its day",
        "write `cut_off: \"17:00\"` in the calendar's file, with the time of your paper");

    /// <summary>A figure on another day, of something that is no figure.</summary>
    public static readonly DiagnosticDescriptor NoFigure = new("PE2084", Severity.Error,
        "`at` reads a parameter on another day, and `{0}` is {1}",
        "{2}");
}
