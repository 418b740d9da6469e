using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads amounts of time: a number or an expression, and a unit.</summary>
internal static class DurationReader
{
    private static readonly Dictionary<string, DurationUnit> ByWord = new(StringComparer.Ordinal)
    {
        ["minute"] = DurationUnit.Minutes,
        ["minutes"] = DurationUnit.Minutes,
        ["hour"] = DurationUnit.Hours,
        ["hours"] = DurationUnit.Hours,
        ["day"] = DurationUnit.Days,
        ["days"] = DurationUnit.Days,
        ["week"] = DurationUnit.Weeks,
        ["weeks"] = DurationUnit.Weeks,
        ["month"] = DurationUnit.Months,
        ["months"] = DurationUnit.Months,
        ["year"] = DurationUnit.Years,
        ["years"] = DurationUnit.Years,
        ["working_hour"] = DurationUnit.WorkingHours,
        ["working_hours"] = DurationUnit.WorkingHours,
        ["working_day"] = DurationUnit.WorkingDays,
        ["working_days"] = DurationUnit.WorkingDays,
    };

    /// <summary>The words of units, as messages list them.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. ByWord.Keys.Where(word => word.EndsWith('s'))];

    /// <summary>Every word of a unit.</summary>
    public static IEnumerable<string> AllWords => ByWord.Keys;

    /// <summary>Where an amount ends and its unit begins; <see langword="null"/> when the text is no amount of time.</summary>
    public static (int AmountLength, DurationUnit Unit)? Split(string text)
    {
        var end = text.TrimEnd().Length;
        var start = text.LastIndexOfAny([' ', '\t', '\n'], Math.Max(0, end - 1));
        return start > 0 && !string.IsNullOrWhiteSpace(text[..start]) && ByWord.TryGetValue(text[(start + 1)..end], out var unit) ? (start, unit) : null;
    }

    /// <summary>The amount of time under a key; <see langword="null"/> when left out or none.</summary>
    public static DurationSyntax? Read(MapReader map, string key)
    {
        if (map.Text(key) is not { } text || Split(text.Value) is not var (length, unit))
        {
            return null;
        }

        var amount = new TextSyntax(text.Value[..length], text.SpanOf(0, text.Value[..length].TrimEnd().Length), [.. text.Offsets.Take(length + 1)]);
        return new DurationSyntax(amount, unit, text.Span);
    }
}
