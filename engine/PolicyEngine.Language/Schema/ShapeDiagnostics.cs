using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What can be wrong with the shape of a file.</summary>
internal static class ShapeDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownKey = new("PE1101", Severity.Error,
        "`{0}` is not a key of this {1}", "{2}");

    public static readonly DiagnosticDescriptor MissingKey = new("PE1102", Severity.Error,
        "this {0} has no `{1}`", "add `{1}`: {2}");

    public static readonly DiagnosticDescriptor WrongForm = new("PE1103", Severity.Error,
        "`{0}` must be {1}, and here is {2}", "{3}");

    public static readonly DiagnosticDescriptor NoValue = new("PE1104", Severity.Error,
        "nothing is written for `{0}`", "write {1}");

    public static readonly DiagnosticDescriptor UnknownWord = new("PE1105", Severity.Error,
        "`{0}` is not a word for `{1}`", "{2}write one of {3}");

    public static readonly DiagnosticDescriptor BadDate = new("PE1106", Severity.Error,
        "`{0}` is not a date", "write year, month and day, for example `2018-09-18`");

    public static readonly DiagnosticDescriptor NoSuchDay = new("PE1140", Severity.Error,
        "`{0}` is not {1}: {2}", "write the one that is meant");

    public static readonly DiagnosticDescriptor BadRounding = new("PE1141", Severity.Error,
        "`{0}` does not say how to round", "write `half_up`, `half_even`, `up` or `down`, and to what, for example `half_up to 0.01`");

    public static readonly DiagnosticDescriptor BadCount = new("PE1107", Severity.Error,
        "`{0}` is not a whole number from 1 to {1}", "write digits, for example `200`");

    public static readonly DiagnosticDescriptor BadName = new("PE1108", Severity.Error,
        "`{0}` cannot be a name", "{1}a name has small letters, digits and `_`, starts with a letter and has at most 64 characters");

    public static readonly DiagnosticDescriptor BadId = new("PE1109", Severity.Error,
        "`{0}` cannot be an id", "{1}an id has small letters, digits, `-` and `_`, starts with a letter or digit and has at most 64 characters");

    public static readonly DiagnosticDescriptor KeyNotForType = new("PE1110", Severity.Error,
        "`{0}` does not go with type `{1}`", "`{0}` belongs to {2}; take it away, or change the type");

    public static readonly DiagnosticDescriptor TooFew = new("PE1111", Severity.Error,
        "`{0}` is empty", "write at least one {1}");

    public static readonly DiagnosticDescriptor BadYesNo = new("PE1112", Severity.Error,
        "`{0}` is neither yes nor no", "write `yes` or `no`");

    public static readonly DiagnosticDescriptor BadDiagnosticId = new("PE1113", Severity.Error,
        "`{0}` is not the id of a diagnostic", "write the id that the message shows, for example `PE4001`");

    public static readonly DiagnosticDescriptor BadTime = new("PE1114", Severity.Error,
        "`{0}` is not a time of day", "write hours and minutes in quotes, for example `\"09:00\"`");

    public static readonly DiagnosticDescriptor BadDuration = new("PE1115", Severity.Error,
        "`{0}` is not an amount of time", "{1}write a number, or an expression, and a unit, for example `24 hours`; the units are {2}");

    public static readonly DiagnosticDescriptor BadStretch = new("PE1116", Severity.Error,
        "`{0}` is not a stretch of opening hours", "write from and to, for example `08:30-17:00`; `24:00` is the end of the day");

    public static readonly DiagnosticDescriptor DurationOutOfRange = new("PE1117", Severity.Error,
        "an amount of time is from 0 to {1}, and this one is `{0}`", "write an amount from which a day can be counted; what is long past or never due needs no deadline");

    public static readonly DiagnosticDescriptor BadMoment = new("PE1160", Severity.Error,
        "`{0}` is not a date and time in universal time", "write it like `2018-09-18T10:30:00Z`, as `policy approve` does");

    public static readonly DiagnosticDescriptor BadHash = new("PE1161", Severity.Error,
        "`{0}` is not a hash of 64 hexadecimal digits", "take the record from version control again, or run `policy approve` in place of writing it by hand");
}
