using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>A figure that a parameter holds, written out in a text, stays behind when the figure changes.</summary>
internal sealed partial class WrittenFigureRule : AdviceCheck
{
    private const decimal Telling = 100;

    private static readonly DiagnosticDescriptor WrittenOut = new(
        "PE4404",
        Severity.Warning,
        "{0} writes out {1}, which the parameter `{2}` holds {3}",
        "{4}");

    public override CheckKind Kind => CheckKind.Words;

    public override ImmutableArray<DiagnosticDescriptor> Says => [WrittenOut];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        foreach (var said in SaidTexts.Of(policy))
        {
            var read = PolicyUses.Of(model).Closure(said.Holds.Concat(said.Fails).Concat(said.Computed).SelectMany(node => PolicyParts.ReadsOf(node, model)).Concat(said.Keys.SelectMany(leaf => leaf.Reads)));
            var parameters = read.Select(slot => PolicyParts.ParameterAt(model, slot)).OfType<Parameter>().ToArray();
            CheckText(policy, said, parameters, findings);
            CheckPlain(policy, said.Title, said.Name, $"the title of `{said.About}`", said.About, parameters, findings);
        }

        foreach (var fact in policy.Syntax.Facts)
        {
            CheckPlain(policy, fact.Ask, fact.Name.Span, $"the question of `{fact.Name.Value}`", fact.Name.Value, TellingIn(model, fact.Ask), findings);
        }

        foreach (var definition in policy.Syntax.Definitions)
        {
            CheckPlain(policy, definition.Title, definition.Name.Span, $"the title of `{definition.Name.Value}`", definition.Name.Value, TellingIn(model, definition.Title), findings);
        }
    }

    private static void CheckText(AdvisedPolicy policy, Said said, IReadOnlyList<Parameter> parameters, List<Finding> findings)
    {
        foreach (var match in Figure().Matches(said.Text.Value).Cast<Match>())
        {
            if (HolderOf(match, parameters) is var (parameter, when))
            {
                findings.Add(Finding.At(policy, said.Text.SpanOf(match.Index, match.Length), WrittenOut, [said.About, parameter.Name, said.Item.Name], $"the reason of `{said.About}`", match.Value.Trim(), parameter.Name, when, Instead(policy.Model, said, parameter)));
            }
        }
    }

    // A figure by key is shown with its key, which has to be a name.
    private static string Instead(PolicyModel model, Said said, Parameter parameter)
    {
        if (parameter.KeyType is null)
        {
            return $"write `{{{parameter.Name}}}` in its place";
        }

        var comparisons = new Comparisons(model);
        var keys = comparisons.In(said.Holds.Concat(said.Fails)).Select(comparison => comparison.Figure).OfType<KeyedTerm>().Where(keyed => PolicyParts.ParameterAt(model, keyed.Slot) == parameter && keyed.Key is SlotTerm).ToList();
        return keys is [var keyed, ..] && comparisons.KeyOf(keyed.Key) is not null
            ? $"write `{{{comparisons.NameOf(keyed)}}}` in its place"
            : $"name the figure that is meant under `definitions`, as `{parameter.Name}[…]`, and show that in its place";
    }

    private static void CheckPlain(AdvisedPolicy policy, string text, SourceSpan span, string what, string about, IReadOnlyList<Parameter> parameters, List<Finding> findings)
    {
        foreach (var match in Figure().Matches(text).Cast<Match>())
        {
            if (HolderOf(match, parameters) is var (parameter, when))
            {
                findings.Add(Finding.At(policy, span, WrittenOut, [about, parameter.Name], what, match.Value.Trim(), parameter.Name, when, "say it without the figure, which would stay behind when the parameter changes"));
                return;
            }
        }
    }

    // Beside no condition, only a figure that is like no other is taken for a parameter's: of money, or of the parameter's own unit.
    private static Parameter[] TellingIn(PolicyModel model, string text) => [.. model.Parameters.Where(parameter => parameter.Type == FactType.Money
        ? text.Contains('£', StringComparison.Ordinal) && Values(parameter).All(value => value >= Telling)
        : parameter.Unit.Length > 1 && Regex.IsMatch(text, $@"\d\s+{Regex.Escape(parameter.Unit)}\b", RegexOptions.IgnoreCase))];

    private static (Parameter Parameter, string When)? HolderOf(Match match, IReadOnlyList<Parameter> parameters)
    {
        if (!decimal.TryParse(match.Groups["figure"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure))
        {
            return null;
        }

        var isPounds = match.Groups["pound"].Success;
        foreach (var parameter in parameters.Where(parameter => isPounds ? parameter.Type == FactType.Money : parameter.Type is FactType.WholeNumber or FactType.Decimal || (parameter.Type == FactType.Money && figure >= Telling)))
        {
            if (Values(parameter).Contains(figure))
            {
                var current = parameter.Values.Where(value => value.Value is not null).GroupBy(value => value.Key, StringComparer.Ordinal).Any(values => Parse(parameter, values.MaxBy(value => value.From)!) == figure);
                var key = parameter.Values.FirstOrDefault(value => value.Value is not null && value.Key is not null && Parse(parameter, value) == figure)?.Key;
                return (parameter, (key is null ? "" : $"for `{key}` ") + (current ? "as it stands" : "for other days"));
            }
        }

        return null;
    }

    private static IEnumerable<decimal> Values(Parameter parameter) => parameter.Values.Where(value => value.Value is not null).Select(value => Parse(parameter, value)).OfType<decimal>();

    private static decimal? Parse(Parameter parameter, ParameterValue value) => value.Value is null ? null : ValueText.TryParse(value.Value, parameter.Type, null) switch { long number => number, decimal number => number, _ => null };

    [GeneratedRegex(@"(?<![\w.,/:-])(?<pound>£\s?)?(?<figure>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?![\w/:-]|\.\d|,\d)")]
    private static partial Regex Figure();
}
