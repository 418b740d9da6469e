using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Model;

namespace PolicyEngine.Repl.Deciding;

/// <summary>
/// What a person says for a value, as files write it: an option by its title, yes by its first letter, a day in words, a time without its zero, a number with its unit. What could mean two things stays as it is, and is refused where it
/// is read.
/// </summary>
internal static partial class SpokenValue
{
    private static readonly string[] NotKnown = ["?", "i don't know", "i dont know", "don't know", "dont know", "not known", "unknown", "no idea"];
    private static readonly string[] Days = ["d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMM d yyyy", "dddd d MMMM yyyy", "yyyy-M-d"];
    private static readonly string[] Times = ["H:mm", "h:mmtt", "h.mmtt", "htt"];

    /// <summary>Whether it says that the answer is not known.</summary>
    public static bool IsNotKnown(string text) => NotKnown.Contains(text.ToLowerInvariant().Replace('’', '\'').TrimEnd('.'));

    /// <summary>The value as files write it; the text itself where it says nothing of the kind.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="fact">What it is said of.</param>
    /// <param name="choices">The options, for a choice.</param>
    public static string Of(string text, Fact fact, ChoiceSet? choices)
    {
        if (fact.Type is FactType.Text or FactType.List || ValueText.TryParse(text, fact.Type, choices) is not null)
        {
            return text;
        }

        var said = fact.Type switch
        {
            FactType.YesNo => text.ToLowerInvariant() switch { "y" or "yes" or "true" => "yes", "n" or "no" or "false" => "no", _ => null },
            FactType.Choice => choices is null ? null : OptionOf(text, choices),
            FactType.WholeNumber or FactType.Decimal or FactType.Money => NumberOf(text, fact.Unit),
            FactType.Date => DayOf(text),
            FactType.Time => TimeOnly.TryParseExact(text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? ValueText.Format(time, null) : null,
            FactType.Text or FactType.List => null,
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        };
        return said is not null && ValueText.TryParse(said, fact.Type, choices) is not null ? said : text;
    }

    /// <summary>A fact whose values were said, as files write it; of a list, each field of each record.</summary>
    public static GivenEntry Of(PolicyModel model, GivenEntry entry) =>
        model.Facts.FirstOrDefault(fact => fact.Name == entry.Name) is { } fact ? entry with { Value = Of(model, fact, entry.Value) } : entry;

    private static GivenValue Of(PolicyModel model, Fact fact, GivenValue value) => value switch
    {
        GivenScalar scalar when !scalar.IsQuoted || fact.Type == FactType.Choice => scalar with { Text = Of(scalar.Text, fact, fact.ChoiceSet < 0 ? null : model.Choices[fact.ChoiceSet]) },
        GivenList list when fact.Type == FactType.List => list with { Items = [.. list.Items.Select(item => item is GivenMap record ? Record(model, fact, record) : item)] },
        _ => value,
    };

    private static GivenMap Record(PolicyModel model, Fact list, GivenMap record)
    {
        ImmutableArray<GivenEntry> entries = [.. record.Entries.Select(entry => list.Fields.FirstOrDefault(field => field.Name == entry.Name) is { } field ? entry with { Value = Of(model, field, entry.Value) } : entry)];
        return record with { Entries = entries };
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
        var plain = Ordinal().Replace(text, "$1").Replace(",", "", StringComparison.Ordinal);
        plain = September().Replace(plain, "Sep");
        return DateOnly.TryParseExact(plain, Days, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var day) ? ValueText.Format(day, null) : null;
    }

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\b(\d{1,2})(st|nd|rd|th)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\bSept\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex September();
}
