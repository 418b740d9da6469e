using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyEngine.Model;
using PolicyEngine.Testing.Coverage;

namespace PolicyEngine.Testing.Drafting;

/// <summary>The figures that a policy names: constants of its comparisons, values of its parameters, edges of its tables, and the days on which it changes.</summary>
internal sealed partial class PolicyFigures
{
    /// <summary>Collects the figures.</summary>
    public PolicyFigures(PolicyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var leaves = model.Leaves.SelectMany(leaf => Constant().Matches(leaf.Text)).Select(match => match.Value);
        var parameters = model.Parameters.SelectMany(parameter => parameter.Values.Select(value => (parameter.Type, value.Value)));
        var edges = model.Items.Where(item => item.Lookup is not null)
            .SelectMany(item => Enumerable.Range(0, item.Lookup!.Columns.Length).SelectMany(column => TableThresholds.Edges(item.Lookup, column).Concat(Points(item.Lookup, column)))).ToArray();
        var all = leaves.Select(text => ValueText.TryParse(text, FactType.Decimal, null)).Concat(parameters.Select(pair => Parse(pair.Value, pair.Type))).Concat(edges).OfType<object>().ToArray();
        Numbers = [.. all.Select(value => value is long whole ? whole : value as decimal?).OfType<decimal>().Distinct().Order()];
        Times = [.. all.OfType<TimeOnly>().Distinct().Order()];
        var written = model.Leaves.SelectMany(leaf => DateCall().Matches(leaf.Text)).Select(match => ValueText.TryParse(Iso(match), FactType.Date, null)).OfType<DateOnly>();
        Dates = [.. all.OfType<DateOnly>().Concat(written).Concat(DaysOfChange(model)).Distinct().Order()];
        Texts = [.. model.Items.Where(item => item.Lookup is not null).SelectMany(item => item.Lookup!.Columns).SelectMany(column => column.Texts)
            .Concat(model.Leaves.SelectMany(leaf => Quoted().Matches(leaf.Text)).Select(match => match.Groups[1].Value)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Numbers and amounts, in order.</summary>
    public ImmutableArray<decimal> Numbers { get; }

    /// <summary>Dates, in order; the days on which rules and parameters begin, and the day after they end, are among them.</summary>
    public ImmutableArray<DateOnly> Dates { get; }

    /// <summary>Times, in order.</summary>
    public ImmutableArray<TimeOnly> Times { get; }

    /// <summary>Texts.</summary>
    public ImmutableArray<string> Texts { get; }

    private static object? Parse(string? text, FactType type) => text is null || type is FactType.Choice or FactType.Text ? null : ValueText.TryParse(text, type, null);

    private static IEnumerable<object> Points(LookupTable table, int column) => table.Columns[column].Type == FactType.WholeNumber
        ? table.Rows.SelectMany(row => row.Cells[column].Intervals).Where(interval => interval.Low == interval.High).Select(interval => (object)interval.Low)
        : [];

    /// <summary>The days on which parameters and rules begin to apply, and the days after those on which they end.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="rules">The rules.</param>
    public static IEnumerable<DateOnly> DaysOfChange(IEnumerable<Parameter> parameters, IEnumerable<Rule> rules)
    {
        var stretches = rules.Select(rule => (rule.From, rule.To)).Concat(parameters.SelectMany(parameter => parameter.Values).Select(value => ((DateOnly?)value.From, value.To)));
        return stretches.SelectMany(stretch => new[] { stretch.Item1, DayAfter(stretch.Item2) }).OfType<DateOnly>();
    }

    private static IEnumerable<DateOnly> DaysOfChange(PolicyModel model) =>
        DaysOfChange(model.Parameters, model.Items.SelectMany(item => item.Rules?.Rules ?? [])).Concat(new[] { model.InForceFrom, DayAfter(model.InForceTo) }.OfType<DateOnly>());

    private static DateOnly? DayAfter(DateOnly? day) => day < DateOnly.MaxValue ? day.Value.AddDays(1) : null;

    private static string Iso(Match date) => $"{date.Groups[1].Value}-{date.Groups[2].Value.PadLeft(2, '0')}-{date.Groups[3].Value.PadLeft(2, '0')}";

    [GeneratedRegex(@"(?<![\w.""])\d[\d_]*(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Constant();

    [GeneratedRegex(@"\bdate\(\s*(\d{4})\s*,\s*(\d{1,2})\s*,\s*(\d{1,2})\s*\)", RegexOptions.CultureInvariant)]
    private static partial Regex DateCall();

    [GeneratedRegex("\"([^\"\\\\]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
