using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Puts an expression together from texts of the author and words of our own; whatever is said about it points at the author's place.</summary>
/// <param name="at">Where our own words count as written.</param>
internal sealed class Weaver(SourceSpan at)
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<int>.Builder offsets = ImmutableArray.CreateBuilder<int>();

    /// <summary>Adds words of our own.</summary>
    public Weaver Own(string words)
    {
        text.Append(words);
        offsets.AddRange(Enumerable.Repeat(at.Start, words.Length));
        return this;
    }

    /// <summary>Adds a text of the author, in brackets unless it is one word.</summary>
    public Weaver Take(TextSyntax source)
    {
        var isOne = source.Value.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '.');
        Own(isOne ? "" : "(");
        text.Append(source.Value);
        offsets.AddRange(source.Offsets.AsSpan(0, source.Value.Length));
        return Own(isOne ? "" : ")");
    }

    /// <summary>The expression.</summary>
    public TextSyntax ToText() => new(text.ToString(), at, [.. offsets, at.Start + at.Length]);

    /// <summary>A text of the author as the value of a constant reads in an expression: an amount or a day; <see langword="null"/> where it is no constant.</summary>
    public static string? Constant(string text) =>
        ValueText.TryParse(text.Trim(), FactType.Money, null) is decimal amount ? amount.ToString(CultureInfo.InvariantCulture)
        : ValueText.TryParse(text.Trim(), FactType.Decimal, null) is decimal number ? number.ToString(CultureInfo.InvariantCulture)
        : ScalarForms.ReadDate(text.Trim()) is { } day ? Day(day)
        : null;

    /// <summary>A text as it stands in an expression: a constant in the expression's own form, anything else as it is.</summary>
    public static TextSyntax Placed(TextSyntax source) => Constant(source.Value) is { } constant ? new Weaver(source.Span).Own(constant).ToText() : source;

    /// <summary>A day as an expression.</summary>
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"date({day.Year}, {day.Month}, {day.Day})");

    /// <summary>The condition that a day of the decision lies in a stretch; empty for every day.</summary>
    public static string Within(DateOnly? from, DateOnly? to) => string.Join(" && ", new[] { from is { } first ? $"as_of >= {Day(first)}" : "", to is { } last ? $"as_of <= {Day(last)}" : "" }.Where(part => part.Length > 0));
}
