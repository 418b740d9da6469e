using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>Tells which row of a table, field of a matrix or band of a scale was taken, by its inputs and its cells in words.</summary>
internal sealed class LookupGrounds(CaseRun run, GroundWords words, SideReader sides, GroundsWalk walk)
{
    private const int MostRows = 3;
    private const string BandInput = "value ";

    public ImmutableArray<Ground> Of(ItemPlan item, LookupPlan lookup)
    {
        var keys = new long[lookup.KeyLeaves.Length];
        var open = new bool[keys.Length];
        var own = run.Fork();
        own.Keys(lookup, keys, open);
        var inputs = lookup.Table.Columns.SelectMany((column, place) => open[place] ? [] : Input(column)).ToImmutableArray();
        var hit = run.HitOf(item);
        if (hit >= 0 && hit < lookup.Table.Rows.Length)
        {
            return [.. inputs, Row(item, lookup, hit)];
        }

        if (hit == lookup.Table.Rows.Length)
        {
            return [.. inputs, Otherwise(item, lookup, Nearest(lookup, keys, open))];
        }

        var counting = Enumerable.Range(0, lookup.Table.Rows.Length)
            .Where(row => LookupReasoning.Collects(lookup.Table.Hit) && CaseRun.Cells(lookup.Table.Rows[row], keys, open) == Truth.Yes && (lookup.When[row] < 0 || run.TruthOf(lookup.When[row]) == Truth.Yes)).ToList();
        return [.. inputs, .. counting.Take(MostRows).Select(row => Row(item, lookup, row)), .. counting.Count > MostRows ? [More(item, counting.Count - MostRows)] : Array.Empty<Ground>()];
    }

    private ImmutableArray<Ground> Input(LookupColumn column)
    {
        var leaf = run.Model.Leaves[column.KeyLeaf];
        if (leaf.Term is AsOfTerm)
        {
            return [];
        }

        if (leaf.Term is SlotTerm { Slot: var slot })
        {
            return walk.Slot(slot);
        }

        var side = sides.Of(leaf.Term);
        if (side.Value is null || side.Name.Length + side.How.Length == 0)
        {
            return walk.Reads(column.KeyLeaf);
        }

        var name = side.Name.Length > 0 ? side.Name : GroundWords.Spoken(column.Name);
        return
        [
            new Ground
            {
                Kind = GroundKind.Calculation,
                Id = $"leaf/{column.KeyLeaf}",
                State = ExplanationState.Value,
                Text = GroundWords.Sentence(GroundWords.Said(name, sides.Shown(side)) + (side.How.Length > 0 ? $" ({side.How})" : "")),
                Title = name,
                Value = words.Canonical(side.Value, side.Kind),
                Shown = sides.Shown(side),
                Citations = side.Citations,
                Sensitive = side.Sensitive,
                Because = walk.Reads(column.KeyLeaf),
            },
        ];
    }

    private Ground Row(ItemPlan item, LookupPlan lookup, int place)
    {
        var row = lookup.Table.Rows[place];
        var cells = row.Cells.Select((cell, column) => (cell, column: lookup.Table.Columns[column])).Where(pair => !pair.cell.IsAny).Select(pair => CellWords.Of(pair.cell, pair.column, words, sides.Of(run.Model.Leaves[pair.column.KeyLeaf].Term).Value)).ToList();
        var reason = walk.Fill(row.Because);
        var values = Values(item, lookup.Table, row);
        var isBand = item.Item.Kind == ItemKind.Bands;
        cells = isBand ? [.. cells.Select(cell => cell.StartsWith(BandInput, StringComparison.Ordinal) ? cell[BandInput.Length..] : cell)] : cells;
        var told = (isBand ? "The band " : item.Item.Kind == ItemKind.Matrix ? "The field " : "The row ") + (cells.Count > 0 ? string.Join(", ", cells) : lookup.Table.Rows[place].When is null ? "for everything else" : row.Id);
        return new Ground
        {
            Kind = isBand ? GroundKind.Band : GroundKind.Row,
            Id = $"{item.Item.Name}/{row.Id}",
            State = ExplanationState.Yes,
            Text = GroundWords.Sentence($"{told} gives {values}") + (reason.Length > 0 ? " " + GroundWords.Sentence(reason) : ""),
            Shown = values,
            Citations = row.Cite.IsEmpty ? lookup.Table.Cite : row.Cite,
            Because = lookup.When[place] >= 0 ? walk.Node(lookup.When[place], true) : [],
        };
    }

    private Ground Otherwise(ItemPlan item, LookupPlan lookup, string nearest)
    {
        var otherwise = lookup.Table.Otherwise!;
        var none = lookup.Table.Rows.Length == 1 ? "The only row does not fit" : $"None of {GroundWords.Count(lookup.Table.Rows.Length, "row", "rows")} fits";
        var reason = walk.Fill(otherwise.Because);
        return new Ground
        {
            Kind = GroundKind.Row,
            Id = $"{item.Item.Name}/otherwise",
            State = ExplanationState.Yes,
            Text = $"{none}, which gives {Values(item, lookup.Table, otherwise)}.{nearest}" + (reason.Length > 0 ? " " + GroundWords.Sentence(reason) : ""),
            Shown = Values(item, lookup.Table, otherwise),
            Citations = otherwise.Cite.IsEmpty ? lookup.Table.Cite : otherwise.Cite,
            Because = [.. lookup.When.Where(node => node >= 0 && run.TruthOf(node) == Truth.No).SelectMany(node => walk.Node(node, true))],
        };
    }

    // The row of which the fewest cells do not fit, by the cells that don't.
    private string Nearest(LookupPlan lookup, long[] keys, bool[] open)
    {
        var table = lookup.Table;
        bool Fails(LookupRow row, int column) => !open[column] && !row.Cells[column].IsAny && !row.Cells[column].Accepts(keys[column]);
        var rows = table.Rows.Select(row => Enumerable.Range(0, keys.Length).Where(column => Fails(row, column)).ToList()).ToList();
        var nearest = Enumerable.Range(0, rows.Count).Where(row => rows[row].Count > 0).OrderBy(row => rows[row].Count).FirstOrDefault(-1);
        if (nearest < 0)
        {
            return "";
        }

        var asked = rows[nearest].Select(column => CellWords.Of(table.Rows[nearest].Cells[column], table.Columns[column], words)).ToList();
        var given = rows[nearest].Select(column => Given(table.Columns[column])).Where(value => value.Length > 0).ToList();
        return $" The nearest row asks for {string.Join(", ", asked)}{(given.Count == asked.Count ? $"; here it is {string.Join(", ", given)}" : "")}.";
    }

    private string Given(LookupColumn column)
    {
        var side = sides.Of(run.Model.Leaves[column.KeyLeaf].Term);
        return side.Value is null ? "" : words.Shown(side.Value, side.Kind);
    }

    private static Ground More(ItemPlan item, int count) => new()
    {
        Kind = GroundKind.Row,
        Id = $"{item.Item.Name}/more",
        State = ExplanationState.Yes,
        Text = $"And {GroundWords.Count(count, "more row counts", "more rows count")}.",
        Shown = count.ToString(CultureInfo.InvariantCulture),
    };

    private string Values(ItemPlan item, LookupTable table, LookupRow row)
    {
        var shown = table.Outputs.Select((output, place) => row.Undecided || place >= row.Values.Length || ValueText.TryParse(row.Values[place], output.Type, words.Choices(output.ChoiceSet)) is not { } value
            ? ""
            : Named(table, output, words.Shown(value, new ValueKind(output.Type, output.ChoiceSet, table.Outputs.Length == 1 ? item.Item.Unit : "")))).Where(text => text.Length > 0).ToList();
        return shown.Count == 0 ? "a count of one" : string.Join(", ", shown);
    }

    private static string Named(LookupTable table, LookupOutput output, string shown) => table.Outputs.Length == 1 ? shown : $"{GroundWords.Spoken(output.Name).ToLowerInvariant()} {shown}";
}
