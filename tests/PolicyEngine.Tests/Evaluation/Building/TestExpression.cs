using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Evaluation.Building;

/// <summary>Looks up the value behind a name; a name with a key in brackets is a keyed parameter.</summary>
internal delegate object TestLookup(string name, string? key);

/// <summary>A small interpreter of conditions, so that tests of the evaluator need no compiler: numbers, dates, texts, options, arithmetic, comparisons.</summary>
internal sealed partial class TestExpression
{
    private readonly List<string> tokens;
    private int place;

    private TestExpression(string text) => tokens = [.. Tokens().Matches(text).Select(match => match.Value)];

    public static object Evaluate(string text, TestLookup lookup)
    {
        var expression = new TestExpression(text);
        var value = expression.Compare(lookup);
        return expression.place == expression.tokens.Count ? value : throw new FormatException($"cannot read `{text}`");
    }

    /// <summary>Splits an expression at its lowest operator: `?:`, `||`, `&amp;&amp;`, then `!`.</summary>
    public static (SkeletonKind Kind, string[] Parts) Split(string text)
    {
        text = Strip(text.Trim());
        var question = TopLevel(text, "?");
        if (question >= 0)
        {
            var colon = TopLevel(text, " : ");
            return (SkeletonKind.Choose, [text[..question], text[(question + 1)..colon], text[(colon + 3)..]]);
        }

        foreach (var (mark, kind) in new[] { ("||", SkeletonKind.Or), ("&&", SkeletonKind.And) })
        {
            var parts = SplitTop(text, mark);
            if (parts.Length > 1)
            {
                return (kind, parts);
            }
        }

        return text.StartsWith('!') ? (SkeletonKind.Not, [text[1..]]) : (SkeletonKind.Leaf, [text]);
    }

    public static (string Left, string Operator, string Right)? Sides(string text) =>
        Comparison().Match(text) is { Success: true } match ? (match.Groups[1].Value.Trim(), match.Groups[2].Value, match.Groups[3].Value.Trim()) : null;

    public static IEnumerable<string> Names(string text) => Name().Matches(Quoted().Replace(text, "")).Select(match => match.Value);

    [GeneratedRegex("""\d{4}-\d\d-\d\d|\d[\d_]*(\.\d+)?|"[^"]*"|[a-z_][a-z0-9_]*|<=|>=|==|!=|[-+*/<>()\[\]]""")]
    private static partial Regex Tokens();

    /// <summary>The parameters that are read by a key that is a name.</summary>
    public static IEnumerable<(string Name, string Key)> Keyed(string text) => ByKey().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    [GeneratedRegex(@"([a-z_]+)\[([a-z_]+)\]")]
    private static partial Regex ByKey();

    [GeneratedRegex("^([^<>=!]+?)(==|!=|<=|>=|<|>)([^<>=]+)$")]
    private static partial Regex Comparison();

    [GeneratedRegex("[a-z_][a-z0-9_]*")]
    private static partial Regex Name();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    private static string Strip(string text) => text.StartsWith('(') && TopLevel(text, ")") == text.Length - 1 ? Strip(text[1..^1].Trim()) : text;

    private static int TopLevel(string text, string mark)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0 && string.CompareOrdinal(text, i, mark, 0, mark.Length) == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static string[] SplitTop(string text, string mark)
    {
        var at = TopLevel(text, mark);
        return at < 0 ? [text] : [text[..at], .. SplitTop(text[(at + mark.Length)..], mark)];
    }

    private object Compare(TestLookup lookup)
    {
        var left = Sum(lookup);
        if (place == tokens.Count || tokens[place] is not ("<" or ">" or "<=" or ">=" or "==" or "!="))
        {
            return left;
        }

        var sign = tokens[place++];
        var right = Sum(lookup);
        var (one, other) = Alike(left, right);
        var order = one is string text ? string.CompareOrdinal(text, (string)other) : Comparer<object>.Default.Compare(one, other);
        return sign switch { "<" => order < 0, ">" => order > 0, "<=" => order <= 0, ">=" => order >= 0, "==" => order == 0, _ => order != 0 };
    }

    private object Sum(TestLookup lookup)
    {
        var value = Product(lookup);
        while (place < tokens.Count && tokens[place] is "+" or "-")
        {
            var sign = tokens[place++];
            var (left, right) = Alike(value, Product(lookup));
            value = left is long number ? (object)(sign == "+" ? number + (long)right : number - (long)right) : sign == "+" ? (decimal)left + (decimal)right : (decimal)left - (decimal)right;
        }

        return value;
    }

    private object Product(TestLookup lookup)
    {
        var value = Atom(lookup);
        while (place < tokens.Count && tokens[place] is "*" or "/")
        {
            var sign = tokens[place++];
            var (left, right) = Alike(value, Atom(lookup));
            value = left is long number ? (object)(sign == "*" ? number * (long)right : number / (long)right) : sign == "*" ? (decimal)left * (decimal)right : (decimal)left / (decimal)right;
        }

        return value;
    }

    private object Atom(TestLookup lookup)
    {
        var token = tokens[place++];
        if (token == "(")
        {
            var inner = Compare(lookup);
            place++;
            return inner;
        }

        if (char.IsAsciiDigit(token[0]))
        {
            return token.Contains('-', StringComparison.Ordinal) ? DateOnly.ParseExact(token, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                : token.Contains('.', StringComparison.Ordinal) ? (object)decimal.Parse(token, CultureInfo.InvariantCulture)
                : long.Parse(token.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }

        if (token[0] == '"')
        {
            return token[1..^1];
        }

        if (place < tokens.Count && tokens[place] == "[")
        {
            var key = tokens[place + 1];
            place += 3;
            return lookup(token, key);
        }

        return token switch
        {
            "yes" => true,
            "no" => false,
            "smallest_of_nothing" => throw new UnavailableException(-1, "the smallest"),
            "runaway" => throw new PolicyFaultException("the calculation takes too many steps"),
            _ => lookup(token, null),
        };
    }

    private static (object Left, object Right) Alike(object left, object right) => (left, right) switch
    {
        (long number, decimal) => ((decimal)number, right),
        (decimal, long number) => (left, (decimal)number),
        _ => (left, right),
    };
}
