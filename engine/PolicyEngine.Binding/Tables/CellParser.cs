using System.Text.RegularExpressions;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Binding.Tables;

/// <summary>Reads the cells of one input column into intervals of keys.</summary>
internal sealed partial class CellParser(ValueShape shape, int scale, SymbolTable symbols, DiagnosticBag diagnostics)
{
    private static readonly string[] Signs = ["<=", ">=", "<", ">"];

    private readonly List<string> texts = [];
    private readonly Dictionary<string, int> textPlaces = new(StringComparer.Ordinal);

    /// <summary>The texts that the cells named, for a text column.</summary>
    public IReadOnlyList<string> Texts => texts;

    private ChoiceSet? Choices => shape.Type == FactType.Choice ? symbols.Choices.Sets[shape.ChoiceSet] : null;

    /// <summary>The most decimal places that any of the texts writes.</summary>
    public static int ScaleOf(IEnumerable<string> texts) =>
        texts.SelectMany(text => DecimalPlaces().Matches(text)).Select(match => match.Groups[1].Length).DefaultIfEmpty(0).Max();

    public LookupCell Parse(TextSyntax? cell)
    {
        if (cell is null || cell.Value.Trim() is "-" or "")
        {
            return new LookupCell("", []);
        }

        var intervals = new List<KeyInterval>();
        foreach (var (start, length) in Split(cell.Value))
        {
            intervals.AddRange(Test(cell, start, length));
        }

        return new LookupCell(cell.Value.Trim(), LookupKey.Normalise(intervals));
    }

    /// <summary>The interval between two edges as canonical values; <see langword="null"/> is open.</summary>
    public KeyInterval Between(object? low, bool lowIncluded, object? high, bool highIncluded) =>
        LookupKey.Interval(KeyType, scale, low, lowIncluded, high, highIncluded);

    /// <summary>A value of the column's type, or a diagnostic and <see langword="null"/>.</summary>
    public object? Value(string text, SourceSpan span)
    {
        var value = ValueText.TryParse(text, KeyType, Choices);
        if (value is null)
        {
            diagnostics.Add(BindingDiagnostics.BadCell, span, text, ValueShape.Words(shape.Type), Advice(text));
        }

        return value;
    }

    [GeneratedRegex(@"\d\.(\d+)")]
    private static partial Regex DecimalPlaces();

    [GeneratedRegex(@"\G£\d{1,3}(,\d{3})+")]
    private static partial Regex GroupedMoney();

    [GeneratedRegex(@"^(?<open>[\[\(])?\s*(?<low>[^\s\[\]\(\)]+?)\s*\.\.\s*(?<high>[^\s\[\]\(\)]+?)\s*(?<close>[\]\)])?$")]
    private static partial Regex Range();

    // A fraction in a cell makes whole-number inputs compare as decimals.
    private FactType KeyType => shape.Type == FactType.WholeNumber && scale > 0 ? FactType.Decimal : shape.Type;

    private static List<(int Start, int Length)> Split(string text)
    {
        var parts = new List<(int, int)>();
        var (start, depth, quote) = (0, 0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '£' && quote == '\0' && GroupedMoney().Match(text, i) is { Success: true } money)
            {
                i += money.Length - 1;
                continue;
            }

            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '\'' or '"' && text[start..i].AsSpan().Trim().IsEmpty)
            {
                quote = c;
            }
            else if (c is '(')
            {
                depth++;
            }
            else if (c is ')')
            {
                depth--;
            }
            else if (c == ',' && depth <= 0)
            {
                parts.Add((start, i - start));
                start = i + 1;
                depth = 0;
            }

            // A half-open range closes with the other bracket.
            depth = c == ']' ? 0 : depth;
        }

        parts.Add((start, text.Length - start));
        return parts;
    }

    private IEnumerable<KeyInterval> Test(TextSyntax cell, int start, int length)
    {
        var raw = cell.Value.Substring(start, length);
        var text = raw.Trim();
        var offset = start + (raw.Length - raw.TrimStart().Length);
        var span = cell.SpanOf(offset, text.Length);
        if (text.StartsWith("not(", StringComparison.Ordinal) && text.EndsWith(')'))
        {
            var inner = new List<KeyInterval>();
            foreach (var (innerStart, innerLength) in Split(text[4..^1]))
            {
                inner.AddRange(Test(cell, offset + 4 + innerStart, innerLength));
            }

            return LookupKey.Complement(LookupKey.Normalise(inner));
        }

        return Comparison(text, span) ?? Ranged(text, span) ?? Equal(text, span);
    }

    private KeyInterval[]? Comparison(string text, SourceSpan span)
    {
        var sign = Signs.FirstOrDefault(sign => text.StartsWith(sign, StringComparison.Ordinal));
        if (sign is null)
        {
            return null;
        }

        if (!IsOrdered)
        {
            diagnostics.Add(BindingDiagnostics.BadCell, span, text, ValueShape.Words(shape.Type), "list the values it may have, such as `a, b`, or those it may not, such as `not(a)`");
            return [];
        }

        return Value(text[sign.Length..].Trim(), span) is not { } edge ? []
            : sign[0] == '<' ? [Between(null, false, edge, sign.Length == 2)] : [Between(edge, sign.Length == 2, null, false)];
    }

    private KeyInterval[]? Ranged(string text, SourceSpan span)
    {
        if (!IsOrdered || Range().Match(text) is not { Success: true } match)
        {
            return null;
        }

        if (Value(match.Groups["low"].Value, span) is not { } low || Value(match.Groups["high"].Value, span) is not { } high)
        {
            return [];
        }

        var interval = Between(low, match.Groups["open"].Value != "(", high, match.Groups["close"].Value != ")");
        if (interval.Low > interval.High)
        {
            diagnostics.Add(BindingDiagnostics.BadCell, span, text, ValueShape.Words(shape.Type), "the lower end stands first, and must not be above the upper end");
        }

        return [interval];
    }

    private KeyInterval[] Equal(string text, SourceSpan span)
    {
        var bare = text.Length >= 2 && text[0] is '\'' or '"' && text[^1] == text[0] ? text[1..^1] : text;
        if (shape.Type == FactType.Text)
        {
            if (!textPlaces.TryGetValue(bare, out var place))
            {
                place = textPlaces[bare] = texts.Count;
                texts.Add(bare);
            }

            return [new KeyInterval(place, place)];
        }

        return Value(bare, span) is { } value ? [Between(value, true, value, true)] : [];
    }

    private bool IsOrdered => shape.Type is FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time;

    private string Advice(string text) => shape.Type == FactType.Choice
        ? NearestName.Hint(text, Choices!.Options.Select(option => option.Name)) is { Length: > 0 } hint ? hint : "the options are " + string.Join(", ", Choices!.Options.Select(option => option.Name))
        : ValueAdvice.ForCell(text, shape.Type);
}
