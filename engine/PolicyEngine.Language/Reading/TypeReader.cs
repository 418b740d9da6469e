using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads types, options, ranges and values of a type.</summary>
internal static class TypeReader
{
    /// <summary>Reads the <c>type</c> of a mapping, with its <c>of</c> when it is a choice.</summary>
    public static TypeSyntax Read(MapReader map, DiagnosticBag diagnostics)
    {
        var written = map.RequiredWritten("type");
        var type = Examples.TypeOf(written.Value) ?? FactType.Text;
        var options = type == FactType.Choice && map.Map.Find("of") is { } of ? ReadOptions(of.Value, diagnostics) : [];
        return new TypeSyntax(type, written.Span, options, type == FactType.Choice ? map.Written("of") : null);
    }

    /// <summary>Reads a result type: the type's name, or a mapping with a choice.</summary>
    public static TypeSyntax ReadResult(YamlNode? node, SourceSpan place, DiagnosticBag diagnostics) => node switch
    {
        YamlMap map => Read(new MapReader(map), diagnostics),
        YamlScalar scalar => new TypeSyntax(Examples.TypeOf(scalar.Value) ?? FactType.Text, scalar.Span, [], null),
        _ => new TypeSyntax(FactType.Text, place, [], null),
    };

    /// <summary>Reads outcomes: options, or <c>{ of: name }</c>.</summary>
    public static TypeSyntax ReadOutcomes(MapReader block, DiagnosticBag diagnostics)
    {
        var node = block.Map.Find("outcomes")?.Value;
        var place = node is null ? block.Span : block.Map.Find("outcomes")!.Key.Span;
        return node is YamlMap { Entries: [{ Key.Value: "of", Value: YamlScalar name }] }
            ? new TypeSyntax(FactType.Choice, place, [], name.ToWritten())
            : new TypeSyntax(FactType.Choice, place, node is null ? [] : ReadOptions(node, diagnostics), null);
    }

    /// <summary>Reads options: a list of names, or names with titles.</summary>
    public static ImmutableArray<OptionSyntax> ReadOptions(YamlNode node, DiagnosticBag diagnostics)
    {
        ImmutableArray<OptionSyntax> options = node switch
        {
            YamlList list => [.. list.Items.OfType<YamlScalar>().Select(item => new OptionSyntax(item.ToWritten(), item.Value))],
            YamlMap map => [.. map.Entries.Select(entry => new OptionSyntax(entry.Key.ToWritten(), (entry.Value as YamlScalar)?.Value.Trim() ?? ""))],
            _ => [],
        };
        NameChecker.CheckOptions(options, diagnostics);
        return options;
    }

    /// <summary>Reads the range of a fact. An end of a range of dates may be the day of the decision.</summary>
    public static FactRangeSyntax ReadFactRange(YamlScalar? range, FactType type, DiagnosticBag diagnostics)
    {
        var ends = type == FactType.Date && range is not null ? range.Value.Split("..") : [];
        var (fromAsOf, untilAsOf) = (ends.Length == 2 && ends[0].Trim() == AsOf, ends.Length == 2 && ends[1].Trim() == AsOf);
        if (!fromAsOf && !untilAsOf)
        {
            var (minimum, maximum) = ReadRange(range, type, diagnostics);
            return new FactRangeSyntax(minimum, maximum, false, false);
        }

        // What is left of the other end is read as a range of its own.
        var rest = $"{(fromAsOf ? "" : ends[0])}..{(untilAsOf ? "" : ends[1])}";
        if (string.Equals(rest.Trim(), "..", StringComparison.Ordinal))
        {
            return new FactRangeSyntax(null, null, fromAsOf, untilAsOf);
        }

        var (low, high) = ReadRange(range! with { Value = rest }, type, diagnostics);
        return new FactRangeSyntax(low, high, fromAsOf, untilAsOf);
    }

    /// <summary>Reads a range in a type; both ends are canonical texts.</summary>
    public static (string? Minimum, string? Maximum) ReadRange(YamlScalar? range, FactType type, DiagnosticBag diagnostics)
    {
        if (range is null || type is FactType.YesNo or FactType.Text or FactType.Choice or FactType.List)
        {
            return (null, null);
        }

        var parts = range.Value.Split("..");
        var ends = parts.Select(part => part.Trim()).Select(part => part.Length == 0 ? null : ValueText.TryParse(part, type, null)).ToArray();
        if (parts.Length != 2 || parts.All(string.IsNullOrWhiteSpace) || parts.Zip(ends).Any(pair => !string.IsNullOrWhiteSpace(pair.First) && pair.Second is null))
        {
            diagnostics.Add(parts.Select(part => ValueText.NoSuch(part.Trim(), type)).FirstOrDefault(found => found is not null) is { } why
                ? ReadingDiagnostics.NoSuchDay.At(range.Span, range.Value, why)
                : ReadingDiagnostics.BadRange.At(range.Span, Examples.Shown(range.Value), Examples.WordOf(type), Examples.RangeOf(type)));
            return (null, null);
        }

        if (ends[0] is IComparable low && ends[1] is { } high && low.CompareTo(high) > 0)
        {
            diagnostics.Add(ReadingDiagnostics.RangeUpsideDown, range.Span, range.Value);
        }

        return (Canonical(ends[0]), Canonical(ends[1]));
    }

    /// <summary>Reports a constant that is not of its type; options are held against their list later.</summary>
    public static void CheckValue(Written<string> value, FactType type, DiagnosticBag diagnostics)
    {
        if (type is not (FactType.Choice or FactType.List) && ValueText.TryParse(value.Value, type, null) is null)
        {
            diagnostics.Add(ValueText.NoSuch(value.Value, type) is { } why
                ? ReadingDiagnostics.NoSuchDay.At(value.Span, value.Value, why)
                : ReadingDiagnostics.BadValue.At(value.Span, Examples.Shown(value.Value), Examples.WordOf(type), Examples.ValueOf(type) + (type == FactType.Money ? ", with at most two decimal places" : "")));
        }
    }

    private const string AsOf = "as_of";

    private static string? Canonical(object? value) => value is null ? null : ValueText.Format(value, null);
}
