using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>
/// Bands whose edges or values are worked out, or that have days: they are rows with conditions, so that they are explained, covered and proved as rows are. Bands of constants stay what they are.
/// </summary>
internal static partial class OpenBands
{
    /// <summary>The policy with such bands as tables, and as a definition that chooses where a value is worked out.</summary>
    public static PolicySyntax Spread(PolicySyntax policy, DiagnosticBag diagnostics)
    {
        var names = PolicyReader.NamesOf(policy).Where(pair => pair.Thing != "an option list").Select(pair => pair.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var bands in policy.Bands.Where(bands => IsOpen(bands, names)))
        {
            if (!bands.Undecided.IsEmpty)
            {
                diagnostics.Add(ScaleDiagnostics.UndecidedEdges, bands.Undecided[0].Span);
            }

            policy = Spread(policy, bands, names);
        }

        return policy;
    }

    private static bool IsOpen(BandsSyntax bands, HashSet<string> names) =>
        bands.Bands.Any(band => band.From is not null || band.To is not null || IsWorked(band.Lower, names) || IsWorked(band.Upper, names) || IsWorkedValue(band.Value, bands.Output, names));

    private static bool IsWorked(Written<string>? edge, HashSet<string> names) => edge is not null && Weaver.Constant(edge.Value) is null && Mentions(edge.Value, names);

    private static bool IsWorkedValue(Written<string> value, TypeSyntax output, HashSet<string> names) =>
        output.Type != FactType.Text && !output.Options.Any(option => option.Name.Value == value.Value.Trim()) && ValueText.TryParse(value.Value.Trim(), output.Type, null) is null && Mentions(value.Value, names);

    private static bool Mentions(string text, HashSet<string> names) => Word().Matches(text).Any(word => names.Contains(word.Value));

    private static PolicySyntax Spread(PolicySyntax policy, BandsSyntax bands, HashSet<string> names)
    {
        var isChosen = bands.Bands.Any(band => IsWorkedValue(band.Value, bands.Output, names));
        var name = isChosen ? bands.Name with { Value = bands.Name.Value + "__band" } : bands.Name;
        var output = isChosen ? new TypeSyntax(FactType.WholeNumber, bands.Name.Span, [], null) : bands.Output;
        var table = new TableSyntax
        {
            Name = name,
            Title = isChosen ? $"Band of {(bands.Title.Length == 0 ? $"`{bands.Name.Value}`" : $"“{bands.Title}”")}" : bands.Title,
            Hit = isChosen ? HitPolicy.Unique : HitPolicy.Any,
            Outputs = [new TableOutputSyntax(new Written<string>("value", bands.Name.Span), output)],
            Rows = [.. bands.Bands.Select((band, place) => Row(bands, band, place, isChosen))],
            Cite = bands.Cite,
        };
        return policy with
        {
            Bands = policy.Bands.Remove(bands),
            Tables = policy.Tables.Add(table),
            Definitions = isChosen ? policy.Definitions.Add(new DefinitionSyntax(bands.Name, Chosen(bands, name.Value), bands.Title, bands.Cite)) : policy.Definitions,
        };
    }

    private static RowSyntax Row(BandsSyntax bands, BandSyntax band, int place, bool isChosen)
    {
        var when = new Weaver(band.Span).Own(Weaver.Within(band.From, band.To));
        var isFirst = band.From is null && band.To is null;
        foreach (var (edge, sign) in new[] { (band.Lower, band.LowerIncluded ? " >= " : " > "), (band.Upper, band.UpperIncluded ? " <= " : " < ") })
        {
            if (edge is not null)
            {
                when.Own(isFirst ? "" : " && ").Take(bands.Of).Own(sign).Take(Weaver.Placed(TextOf(edge)));
                isFirst = false;
            }
        }

        var number = (place + 1).ToString(CultureInfo.InvariantCulture);
        return new RowSyntax
        {
            Id = number,
            Values = ImmutableDictionary<string, Written<string>>.Empty.Add("value", isChosen ? new Written<string>(number, band.Value.Span) : band.Value),
            When = when.ToText(),
            Because = band.Because,
            Cite = band.Cite,
            Span = band.Span,
        };
    }

    private static TextSyntax Chosen(BandsSyntax bands, string band)
    {
        var text = new Weaver(bands.Name.Span);
        for (var place = 0; place < bands.Bands.Length; place++)
        {
            var isLast = place == bands.Bands.Length - 1;
            text.Own(isLast ? "" : string.Create(CultureInfo.InvariantCulture, $"{band} == {place + 1} ? ")).Take(Weaver.Placed(TextOf(bands.Bands[place].Value))).Own(isLast ? "" : " : ");
        }

        // With one band alone, the table is asked all the same: where it says nothing, there is no value.
        return bands.Bands.Length > 1 ? text.ToText() : new Weaver(bands.Name.Span).Own($"{band} == 1 ? ").Take(text.ToText()).Own(" : ").Take(text.ToText()).ToText();
    }

    private static TextSyntax TextOf(Written<string> written)
    {
        var shift = written.Span.Length > written.Value.Length ? 1 : 0;
        return new TextSyntax(written.Value, written.Span, [.. Enumerable.Range(0, written.Value.Length + 1).Select(place => Math.Min(written.Span.Start + shift + place, written.Span.Start + written.Span.Length))]);
    }

    [GeneratedRegex("[a-z][a-z0-9_]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
