using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyEngine.Binding.Translation.Advice;

/// <summary>Forms of conditions from plain English, from spreadsheets and from other languages, and how they are written here. Asked only of texts that are no expression.</summary>
internal static partial class FormAdvice
{
    private static readonly Form[] Forms =
    [
        new(If(), "`if` has no place in an expression", (_, _) => "write `condition ? value_if_yes : value_if_no`; a condition of a rule stands under `when` without `if`"),
        new(PointAndComma(), "a number has a point before its decimals", (_, match) => $"write `{match.Value.Replace(".", "_", StringComparison.Ordinal).Replace(',', '.')}`"),
        new(Percent(), "a percentage is no number here", (_, match) => $"write {match.Value.Trim()} as `{Share(match.Groups["number"].Value)}`"),
        new(Thousands(), "a comma does not separate thousands here", (_, match) => $"write `{match.Value.Replace(',', '_')}`"),
        new(Between(), "`between` has no place in an expression", (_, match) => $"write `{match.Groups["what"].Value} >= {match.Groups["low"].Value} && {match.Groups["what"].Value} <= {match.Groups["high"].Value}`"),
        new(Among(), "`in` has no place in an expression", (_, match) => $"write `{Alternatives(match)}`"),
        new(Listed(), "options are not listed with commas", (_, match) => $"write `{Alternatives(match)}`"),
        new(Phrase(), "a comparison is a sign", (_, match) => $"write `{Comparison(match.Groups["phrase"].Value)}`"),
        new(Modulo(), "`mod` has no place in an expression", (_, match) => $"write `remainder({match.Groups["left"].Value}, {match.Groups["right"].Value})`"),
        new(Like(), "`like` has no place in an expression", (_, match) => $"write `contains_text({match.Groups["what"].Value}, \"…\")`, `starts_with` or `ends_with`"),
        new(Clock(), "a time is no number", (_, match) => $"write `time({int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture)}, {int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture)})`"),
        new(Semicolon(), "`;` has no place in an expression", (_, _) => "leave it out; several conditions are joined with `&&` or `||`"),
        new(Braces(), "braces have no place in an expression", (_, match) => $"write the name alone, `{match.Groups["name"].Value}`; braces stand in reasons"),
        new(Unit(), "a number has no unit here", (_, match) => $"leave the unit out: `{match.Groups["number"].Value}`"),
        new(NotWord(), "`not` takes its condition in brackets", Conditions),
        new(Signs(), "the two signs stand the wrong way round, or are another language's", (_, match) => match.Value is "<>" or "=!" ? "write `!=`" : match.Value == "=<" ? "write `<=`" : "write `>=`"),
        new(Words(), "words such as `and` and `or` between conditions are written `&&` and `||`", Conditions),
        new(SingleQuotes(), "texts stand in double quotes", (_, match) => $"write {Quoted(match.Groups["text"].Value)}"),
    ];

    /// <summary>What is wrong, and what to write; <see langword="null"/> when none of the forms is there.</summary>
    public static (string Message, string Help)? For(string text)
    {
        var bare = Text().Replace(text, quoted => '"' + new string('x', quoted.Length - 2) + '"').Trim();
        foreach (var form in Forms)
        {
            if (form.Sign.Match(bare) is { Success: true } match)
            {
                return (form.Message, form.Help(bare.Length == text.Trim().Length && !bare.Contains('"', StringComparison.Ordinal) ? bare : text.Trim(), match));
            }
        }

        return null;
    }

    private static string Share(string number) => (decimal.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) / 100).ToString(CultureInfo.InvariantCulture);

    /// <summary>A text in quotation marks as what it says: a day, yes or no, or a text.</summary>
    public static string Quoted(string text) => text switch
    {
        "yes" or "true" => "the name alone, or `true`",
        "no" or "false" => "`not(name)`, or `false`",
        _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => FormattableString.Invariant($"`date({day.Year}, {day.Month}, {day.Day})`"),
        _ when TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => FormattableString.Invariant($"`time({time.Hour}, {time.Minute})`"),
        _ => $"`\"{text}\"`; an option stands without quotes",
    };

    private static string Alternatives(Match match)
    {
        var options = string.Join(" or ", match.Groups["options"].Value.Split(',').Select(option => option.Trim()));
        return match.Groups["not"].Success ? $"not({match.Groups["what"].Value} is {options})" : $"{match.Groups["what"].Value} is {options}";
    }

    private static string Comparison(string phrase) => phrase.Split(' ')[0].ToLowerInvariant() switch
    {
        "more" or "over" or "above" or "greater" or "older" or "after" => ">",
        "less" or "under" or "below" or "fewer" or "younger" or "before" => "<",
        _ => phrase.EndsWith("least", StringComparison.OrdinalIgnoreCase) ? ">=" : "<=",
    };

    // Within `is` the words have a meaning of their own, and within a text they are the text's, so that only a person can tell them apart.
    private static string Conditions(string text, Match match)
    {
        if (text.Contains(" is ", StringComparison.Ordinal) || text.Contains('"', StringComparison.Ordinal))
        {
            return "write `&&` for and, `||` for or, and `not(a)` for not; only `x is a or b` keeps the word";
        }

        var joined = Words().Replace(text, word => word.Value.Trim().Equals("and", StringComparison.OrdinalIgnoreCase) ? " && " : " || ");
        return $"write `{NotWord().Replace(joined, "not(${name})")}`";
    }

    private sealed record Form(Regex Sign, string Message, Func<string, Match, string> Help);

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"^\s*if\b|\bthen\b|\belse\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex If();

    [GeneratedRegex(@"(?<number>\d+(\.\d+)?)\s?%(?=\s*($|[)<>=!&|,?:+*/-]))")]
    private static partial Regex Percent();

    [GeneratedRegex(@"(?<![\w.])\d{1,3}(,\d{3})+(?!\d)")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<what>[a-z_]\w*)\s+(is\s+)?between\s+(?<low>[\w.]+)\s+and\s+(?<high>[\w.]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"(?<what>[a-z_]\w*)\s+(?<not>not\s+)?in\s*[(\[{](?<options>[\w\s,]+)[)\]}]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Among();

    [GeneratedRegex(@"(?<what>[a-z_]\w*)\s+is\s+(?<options>\w+(\s*,\s*\w+)+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Listed();

    [GeneratedRegex(@"\s(is\s+)?(?<phrase>at\s+least|at\s+most|(more|less|greater|fewer|older|younger)\s+than|over|under|above|below|after|before)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Phrase();

    [GeneratedRegex(@"(?<left>\w+)\s+mod\s+(?<right>\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Modulo();

    [GeneratedRegex(@"(?<what>\w+)\s+(like|contains|matches)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Like();

    [GeneratedRegex(@"(?<![\w:])(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?![\w:])")]
    private static partial Regex Clock();

    [GeneratedRegex(";")]
    private static partial Regex Semicolon();

    [GeneratedRegex(@"\{\s*(?<name>\w+)\s*\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"(?<![\w.])\d{1,3}(\.\d{3})+,\d+")]
    private static partial Regex PointAndComma();

    [GeneratedRegex(@"\b(?<number>\d+(\.\d+)?)\s+(years?|months?|weeks?|days?|hours?|miles?|points?|pounds?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    [GeneratedRegex(@"\bnot\s+(?<name>[a-z_]\w*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotWord();

    [GeneratedRegex("=<|<>|=!|=>(?=.*=>)")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\s+(and|or)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex("'(?<text>[^']*)'")]
    private static partial Regex SingleQuotes();
}
