using System.Text.RegularExpressions;

namespace PolicyEngine.Model;

/// <content>Numbers with their size in a word, as papers write them.</content>
public static partial class ValueText
{
    // Takes trailing zeros of the fraction away, and nothing else.
    private const decimal OneInFull = 1.000000000000000000000000000m;

    /// <summary>Whether a text is a number with its size after it, like <c>5 million</c> or <c>£280m</c>.</summary>
    public static bool HasSize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Sized().IsMatch(text);
    }

    /// <summary>Whether a unit says a size of its own, like <c>£ million</c>, so that a size in the number could mean two things.</summary>
    public static bool SaysSize(string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Length > 0 && SizeInUnit().IsMatch(unit);
    }

    // A letter is a size of amounts only: `280m` of anything else may be metres.
    private static object? ParseSized(string text, FactType type)
    {
        if (Sized().Match(text) is not { Success: true } match || (type != FactType.Money && match.Groups["short"].Success))
        {
            return null;
        }

        var number = match.Groups["number"].Value;
        decimal? count = type == FactType.Money ? ParsePounds(number) : ParseDecimal(number) as decimal?;
        return count is { } found && TimesSize(found, SizeOf(match)) is { } value ? OfType(value, type) : null;
    }

    private static object? OfType(decimal value, FactType type) => type switch
    {
        FactType.WholeNumber => decimal.Truncate(value) == value && value is >= long.MinValue and <= long.MaxValue ? (long)value : null,
        FactType.Money => decimal.Round(value, 2) == value ? value : null,
        FactType.YesNo or FactType.Decimal or FactType.Date or FactType.Time or FactType.Text or FactType.Choice or FactType.List or _ => value,
    };

    private static decimal? TimesSize(decimal count, decimal size) => Math.Abs(count) > decimal.MaxValue / size ? null : count * size / OneInFull;

    private static decimal SizeOf(Match match) => match.Groups["size"].Value.ToUpperInvariant() switch
    {
        "K" or "THOUSAND" => 1_000m,
        "M" or "MILLION" => 1_000_000m,
        "BN" or "BILLION" => 1_000_000_000m,
        _ => throw new ArgumentOutOfRangeException(nameof(match)),
    };

    [GeneratedRegex(@"\A(?<number>[^ ]*[0-9]) ?(?<size>[Tt]housand|[Mm]illion|[Bb]illion|(?<short>[kK]|[mM]|[bB][nN]))\z")]
    private static partial Regex Sized();

    [GeneratedRegex(@"\b(thousands?|millions?|billions?|k|m|bn|000s?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SizeInUnit();
}
