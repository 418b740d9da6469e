using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Facts;

/// <summary>
/// What a person writes for a value, whatever way it comes in: an option by its title, yes by its first letter, a day in words, a time without its zero, a number with its unit or its size. What could mean two things is no value, and is refused.
/// </summary>
public static partial class SpokenValue
{
    private static readonly string[] NotKnown = ["?", "i don't know", "i dont know", "don't know", "dont know", "not known", "unknown", "no idea"];
    private static readonly string[] Days = ["d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMM d yyyy", "dddd d MMMM yyyy", "yyyy-M-d"];
    private static readonly string[] Times = ["H:mm", "h:mmtt", "h.mmtt", "htt"];

    /// <summary>Whether it says that the answer is not known.</summary>
    public static bool IsNotKnown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // Most values are none of these, and need not be written anew to find that out.
        return (text is "?" || (text.Length > 6 && !char.IsAsciiDigit(text[0]))) && NotKnown.Contains(text.Trim().ToLowerInvariant().Replace('’', '\'').TrimEnd('.'));
    }

    /// <summary>The canonical value that a text says; <see langword="null"/> when it says none of the fact's type. Of a text, the text itself in composed form.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="fact">What it is written for.</param>
    /// <param name="choices">The options, for a choice.</param>
    public static object? Read(string text, Fact fact, ChoiceSet? choices)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fact);
        if (fact.Type == FactType.Text)
        {
            return FactText.Of(text);
        }

        var plain = text.Trim();
        return Parsed(plain, fact, choices) ?? (Said(plain, fact, choices) is { } said ? Parsed(said, fact, choices) : null);
    }

    // Five million beside the unit `£ million` could mean two things.
    private static object? Parsed(string text, Fact fact, ChoiceSet? choices) =>
        ValueText.SaysSize(fact.Unit) && ValueText.HasSize(text) ? null : ValueText.TryParse(text, fact.Type, choices);

    private static string? Said(string text, Fact fact, ChoiceSet? choices) => fact.Type switch
    {
        FactType.YesNo => text.ToLowerInvariant() switch { "y" or "yes" or "true" => "yes", "n" or "no" or "false" => "no", _ => null },
        FactType.Choice => choices is null ? null : OptionOf(text, choices),
        FactType.WholeNumber or FactType.Decimal or FactType.Money => NumberOf(text, fact.Unit),
        FactType.Date => DayOf(text),
        FactType.Time => TimeOf(text),
        FactType.Text or FactType.List => null,
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static string? TimeOf(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return TimeOnly.TryParseExact(plain, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? ValueText.Format(time, null) : null;
    }

    // By name or title, whatever the capital letters; two that fit alike are neither.
    private static string? OptionOf(string text, ChoiceSet choices)
    {
        var name = text.Replace(' ', '_').Replace('-', '_');
        var fitting = choices.Options.Where(option => string.Equals(option.Title, text, StringComparison.OrdinalIgnoreCase) || string.Equals(option.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return fitting is [var only] ? only.Name : null;
    }

    private static string? NumberOf(string text, string unit)
    {
        var number = text.Replace('−', '-');
        number = unit.Length > 0 && number.EndsWith(unit, StringComparison.OrdinalIgnoreCase) ? number[..^unit.Length].TrimEnd() : number;
        number = number.StartsWith("£-", StringComparison.Ordinal) ? $"-£{number[2..]}" : number;
        return Grouped().IsMatch(number) ? number.Replace(",", "", StringComparison.Ordinal) : number;
    }

    /// <summary>A day in words, like <c>1 June 2018</c>, as files write it; <see langword="null"/> when it is none.</summary>
    public static string? DayOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = Ordinal().Replace(text, "$1").Replace(",", "", StringComparison.Ordinal);
        plain = September().Replace(plain, "Sep");
        return DateOnly.TryParseExact(plain, Days, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var day) ? ValueText.Format(day, null) : null;
    }

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?( ?[a-z]+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\b(\d{1,2})(st|nd|rd|th)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\bSept\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex September();
}
