using System.Collections.Frozen;

namespace PolicyEngine.Language;

/// <summary>Words that an author cannot use as a name because expressions already use them.</summary>
public static class ReservedNames
{
    /// <summary>The engine's own names: the date of the decision, its outcome, yes and no, and the functions.</summary>
    public static readonly FrozenSet<string> Engine = new[]
    {
        "as_of", "outcome", "yes", "no",
        "date", "time", "years_between", "months_between", "days_between", "add_days", "add_months", "add_years", "year_of", "month_of", "day_of", "is_weekend",
        "min", "max", "abs", "round_half_up", "round_half_even", "round_up", "round_down", "divide", "whole_part", "remainder", "count_true",
        "same_text", "contains_text", "starts_with", "ends_with", "length_of", "is_blank",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words of C#, and words that C# reads as such in some places.</summary>
    public static readonly FrozenSet<string> Words = new[]
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else", "enum",
        "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace",
        "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
        "and", "async", "await", "dynamic", "extension", "field", "file", "from", "global", "managed", "nameof", "nint", "not", "notnull", "nuint", "or", "partial", "record", "required", "scoped",
        "unmanaged", "var", "when", "where", "with", "yield",
    }.ToFrozenSet(StringComparer.Ordinal);
}
