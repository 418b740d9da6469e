using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>Words of a text that compare something with a figure: <c>at least {limit}</c>, <c>£500 or more</c>.</summary>
/// <param name="Operator">What they say.</param>
/// <param name="Words">The comparing words.</param>
/// <param name="Name">The name of the value that stands there between braces; empty for a figure.</param>
/// <param name="Figure">The figure, without signs and commas; empty for a value.</param>
/// <param name="Index">Where the phrase begins.</param>
/// <param name="Length">Its length.</param>
internal sealed record Phrase(TermOperator Operator, string Words, string Name, string Figure, int Index, int Length)
{
    /// <summary>The unit behind the figure, such as <c>years</c>; empty for none.</summary>
    public string Unit { get; init; } = "";

    private static readonly Dictionary<TermOperator, TermOperator> Contraries = new()
    {
        [TermOperator.Less] = TermOperator.GreaterOrEqual,
        [TermOperator.LessOrEqual] = TermOperator.Greater,
        [TermOperator.Greater] = TermOperator.LessOrEqual,
        [TermOperator.GreaterOrEqual] = TermOperator.Less,
    };

    private static readonly Dictionary<TermOperator, TermOperator> TurnedRound = new()
    {
        [TermOperator.Less] = TermOperator.Greater,
        [TermOperator.LessOrEqual] = TermOperator.GreaterOrEqual,
        [TermOperator.Greater] = TermOperator.Less,
        [TermOperator.GreaterOrEqual] = TermOperator.LessOrEqual,
    };

    /// <summary>Whether it says the same as a comparison, or the same as its contrary.</summary>
    public bool Fits(TermOperator comparison) => comparison == Operator || Contrary(comparison) == Operator;

    /// <summary>The comparison that holds exactly where another does not.</summary>
    public static TermOperator Contrary(TermOperator comparison) => Contraries.GetValueOrDefault(comparison, comparison);

    /// <summary>The same comparison with its sides exchanged.</summary>
    public static TermOperator Turned(TermOperator comparison) => TurnedRound.GetValueOrDefault(comparison, comparison);
}

/// <summary>Finds the comparing phrases of a text.</summary>
internal static partial class Phrases
{
    private static readonly (string Words, TermOperator Operator)[] Before =
    [
        (@"no (?:more|later|older|longer|higher|greater|further) than", TermOperator.LessOrEqual),
        (@"not (?:more|later|older|longer|higher|greater|further|above|over) than", TermOperator.LessOrEqual),
        (@"not (?:above|over|exceed(?:ing)?)", TermOperator.LessOrEqual),
        (@"(?:do|does) not exceed", TermOperator.LessOrEqual),
        (@"no (?:less|fewer|earlier|younger|lower|shorter) than", TermOperator.GreaterOrEqual),
        (@"not (?:less|fewer|earlier|younger|lower|shorter) than", TermOperator.GreaterOrEqual),
        (@"not (?:below|under)", TermOperator.GreaterOrEqual),
        (@"at least", TermOperator.GreaterOrEqual),
        (@"at the least", TermOperator.GreaterOrEqual),
        (@"a minimum of", TermOperator.GreaterOrEqual),
        (@"at most", TermOperator.LessOrEqual),
        (@"a maximum of", TermOperator.LessOrEqual),
        (@"(?<!\b(?:adds?|added|adding|comes?|came|sums?|amounts?)\s)up to", TermOperator.LessOrEqual),
        (@"(?:more|older|longer|higher|greater|further|later) than", TermOperator.Greater),
        (@"in excess of", TermOperator.Greater),
        (@"exceed(?:s|ed|ing)?", TermOperator.Greater),
        (@"(?:over|above)", TermOperator.Greater),
        (@"(?:less|fewer|younger|shorter|lower|earlier) than", TermOperator.Less),
        (@"(?:under|below)", TermOperator.Less),
        (@"on or after", TermOperator.GreaterOrEqual),
        (@"on or before", TermOperator.LessOrEqual),
    ];

    private static readonly (string Words, TermOperator Operator)[] After =
    [
        (@"or (?:more|over|above|older|longer|later|higher|greater|further)", TermOperator.GreaterOrEqual),
        (@"and (?:over|above)", TermOperator.GreaterOrEqual),
        (@"or (?:less|fewer|under|below|younger|shorter|earlier|lower)", TermOperator.LessOrEqual),
        (@"and under", TermOperator.LessOrEqual),
    ];

    private static readonly string[] Numbers = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string Figure = $@"(?:\{{(?<name>[^{{}}]+)\}}|£?\s?(?<figure>\d[\d,]*(?:\.\d+)?)(?<many>k|m)?|\b(?<word>{string.Join('|', Numbers)}))";
    private const string UnitWords = @"(?:\s*%|\s*per cent|\s+(?<unit>points?|years?(?: old)?|months?|weeks?|days?|hours?|miles?|pounds?|pence|people|children|kilometres?|km|metres?|persons?|times|nights?))?";

    private static readonly Regex[] BeforeRegexes = [.. Before.Select(pair => new Regex($@"\b(?<words>{pair.Words})\s+(?:the (?:age|sum|limit|amount) of\s+|the\s+|age\s+|aged\s+)?{Figure}(?:\s+(?<unit>years?|months?|weeks?|days?|hours?)\b)?", RegexOptions.IgnoreCase))];
    private static readonly Regex[] AfterRegexes = [.. After.Select(pair => new Regex($@"{Figure}{UnitWords}\s+(?<words>{pair.Words})\b", RegexOptions.IgnoreCase))];

    /// <summary>The phrases of a text. Where two lie over each other, the longer words count: <c>no more than</c>, not <c>more than</c>.</summary>
    public static IReadOnlyList<Phrase> In(string text)
    {
        var found = new List<Phrase>();
        var all = Find(text, Before, BeforeRegexes).Concat(Find(text, After, AfterRegexes));
        foreach (var phrase in all.OrderByDescending(phrase => phrase.Words.Length))
        {
            if (!found.Exists(other => other.Index < phrase.Index + phrase.Length && phrase.Index < other.Index + other.Length))
            {
                found.Add(phrase);
            }
        }

        return [.. found.OrderBy(phrase => phrase.Index)];
    }

    private static IEnumerable<Phrase> Find(string text, (string Words, TermOperator Operator)[] kinds, Regex[] regexes) =>
        regexes.Zip(kinds).SelectMany(pair => pair.First.Matches(text).Where(match => !match.Groups["many"].Success).Select(match => new Phrase(
            pair.Second.Operator,
            match.Groups["words"].Value,
            match.Groups["name"].Value,
            match.Groups["word"] is { Success: true, Value: var word } ? (2 + Array.FindIndex(Numbers, number => number.Equals(word, StringComparison.OrdinalIgnoreCase))).ToString(CultureInfo.InvariantCulture)
                : match.Groups["figure"].Value.Replace(",", "", StringComparison.Ordinal),
            match.Index,
            match.Length)
        {
            Unit = match.Groups["unit"].Value,
        }));
}
