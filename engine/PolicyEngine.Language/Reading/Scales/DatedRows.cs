using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Rows with days, and cells that name a figure: both are conditions of the row.</summary>
internal static partial class DatedRows
{
    /// <summary>The policy with them as conditions.</summary>
    public static PolicySyntax Spread(PolicySyntax policy)
    {
        var figures = policy.Parameters.Where(parameter => parameter.By is null).Select(parameter => parameter.Name.Value).ToHashSet(StringComparer.Ordinal);
        return policy with { Tables = [.. policy.Tables.Select(table => table.Rows.Any(row => Conditions(table, row, figures).Count > 0) ? Spread(table, figures) : table)] };
    }

    // A column whose cells are all conditions now is none any more.
    private static TableSyntax Spread(TableSyntax table, HashSet<string> figures)
    {
        ImmutableArray<RowSyntax> rows = [.. table.Rows.Select(row => Spread(table, row, figures))];
        return table with
        {
            Rows = rows,
            Inputs = [.. table.Inputs.Where(column => rows.Any(row => row.Cells.ContainsKey(column.Name.Value)) || !table.Rows.Any(row => row.Cells.ContainsKey(column.Name.Value)))],
        };
    }

    private static RowSyntax Spread(TableSyntax table, RowSyntax row, HashSet<string> figures)
    {
        var conditions = Conditions(table, row, figures);
        if (conditions.Count == 0)
        {
            return row;
        }

        var when = new Weaver(row.When?.Span ?? conditions[0].At);
        for (var place = 0; place < conditions.Count; place++)
        {
            when.Own(place == 0 ? "" : " && ");
            conditions[place].Write(when);
        }

        return row with
        {
            From = null,
            To = null,
            Cells = row.Cells.RemoveRange(conditions.Select(condition => condition.Column).OfType<string>()),
            When = row.When is null ? when.ToText() : when.Own(" && ").Take(row.When).ToText(),
        };
    }

    private static List<Condition> Conditions(TableSyntax table, RowSyntax row, HashSet<string> figures)
    {
        var found = new List<Condition>();
        if (row.From is not null || row.To is not null)
        {
            found.Add(new Condition((row.From ?? row.To)!.Span, null, when => when.Own(Weaver.Within(row.From?.Value, row.To?.Value))));
        }

        foreach (var column in table.Inputs)
        {
            if (row.Cells.TryGetValue(column.Name.Value, out var cell) && Read(cell.Value, figures) is { Count: > 0 } tests)
            {
                found.Add(new Condition(cell.Span, column.Name.Value, when =>
                {
                    for (var place = 0; place < tests.Count; place++)
                    {
                        when.Own(place == 0 ? "" : " && ").Take(column.Input).Own($" {tests[place].Sign} {tests[place].Side}");
                    }
                }));
            }
        }

        return found;
    }

    // Signs before a figure, and ranges with a figure at an end; anything else stays a cell.
    private static List<(string Sign, string Side)> Read(string cell, HashSet<string> figures)
    {
        if (Compared().Match(cell) is { Success: true } compared && figures.Contains(compared.Groups["side"].Value))
        {
            return [(compared.Groups["sign"].Value, compared.Groups["side"].Value)];
        }

        if (Range().Match(cell) is not { Success: true } range)
        {
            return [];
        }

        var (low, high) = (range.Groups["low"].Value.Trim(), range.Groups["high"].Value.Trim());
        var sides = new[] { low, high }.Select(side => figures.Contains(side) ? side : Weaver.Constant(side)).ToArray();
        return !figures.Contains(low) && !figures.Contains(high) || Array.Exists(sides, side => side is null)
            ? []
            : [(range.Groups["open"].Value == "(" ? ">" : ">=", sides[0]!), (range.Groups["close"].Value == ")" ? "<" : "<=", sides[1]!)];
    }

    [GeneratedRegex(@"\A\s*(?<sign><=|>=|<|>)\s*(?<side>[a-z][a-z0-9_]*)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Compared();

    [GeneratedRegex(@"\A\s*(?<open>[\[(])?(?<low>[^\[\]()]+?)\.\.(?<high>[^\[\]()]+?)(?<close>[\])])?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    private sealed record Condition(SourceSpan At, string? Column, Action<Weaver> Write);
}
