using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>Steps about tables: the inputs, and the rows that apply or might.</summary>
internal sealed class TableSteps(CaseRun run, Wording words, ConditionSteps conditions)
{
    private const int MostRows = 20;

    public ImmutableArray<ExplanationNode> Explain(ItemPlan item, LookupPlan lookup)
    {
        var steps = ImmutableArray.CreateBuilder<ExplanationNode>();
        var columns = lookup.KeyLeaves.Length;
        var keys = new long[columns];
        var open = new bool[columns];
        run.Keys(lookup, keys, open);
        for (var column = 0; column < columns; column++)
        {
            steps.Add(Input(lookup.Table.Columns[column], keys[column], open[column]));
        }

        var left = 0;
        for (var row = 0; row < lookup.Table.Rows.Length; row++)
        {
            var cells = CaseRun.Cells(lookup.Table.Rows[row], keys, open);
            var when = cells == Truth.No ? Truth.No : lookup.When[row] < 0 ? Truth.Yes : run.Condition(lookup.When[row]);
            if (when == Truth.No || steps.Count >= MostRows + columns)
            {
                left++;
                continue;
            }

            steps.Add(Row(item, lookup, row, when == Truth.Yes ? cells : when));
        }

        if (run.HitOf(item) == lookup.Table.Rows.Length && lookup.Table.Otherwise is { } otherwise)
        {
            steps.Add(new ExplanationNode { Kind = ExplanationKind.Otherwise, Id = $"{item.Item.Name}/otherwise", Title = "Otherwise", State = ExplanationState.Yes, Citations = otherwise.Cite });
        }

        if (left > 0)
        {
            var count = left == 1 ? "1 other row does not apply" : left.ToString(CultureInfo.InvariantCulture) + " other rows do not apply";
            steps.Add(new ExplanationNode { Kind = ExplanationKind.Row, State = ExplanationState.No, Text = count });
        }

        return steps.ToImmutable();
    }

    private ExplanationNode Row(ItemPlan item, LookupPlan lookup, int place, Truth truth)
    {
        var row = lookup.Table.Rows[place];
        var cells = row.Cells.Select((cell, column) => (cell, lookup.Table.Columns[column].Name)).Where(pair => !pair.cell.IsAny).Select(pair => $"{pair.Name} {pair.cell.Text}");
        var isUsed = run.HitOf(item) == place || LookupReasoning.Collects(lookup.Table.Hit) || run.HitOf(item) < 0;
        return new ExplanationNode
        {
            Kind = ExplanationKind.Row,
            Id = $"{item.Item.Name}/{row.Id}",
            Text = string.Join(", ", row.WhenText.Length == 0 ? cells : cells.Append(row.WhenText)),
            State = ConditionSteps.StateOf(truth),
            Note = row.Undecided ? "the paper leaves this open" : truth == Truth.Yes && !isUsed ? "another row is taken" : words.Fill(row.Because),
            Citations = row.Cite.IsEmpty ? lookup.Table.Cite : row.Cite,
            Location = row.Location,
            Children = lookup.When[place] < 0 ? [] : [conditions.Explain(lookup.When[place])],
        };
    }

    private ExplanationNode Input(LookupColumn column, long key, bool open)
    {
        var leaf = run.Model.Leaves[column.KeyLeaf];
        var named = leaf.Reads.Length == 1 && string.Equals(words.NameOf(leaf.Reads[0]), column.InputText.Trim(), StringComparison.Ordinal);
        return new ExplanationNode
        {
            Kind = ExplanationKind.Input,
            Id = column.Name,
            Text = column.InputText,
            State = open ? ExplanationState.Unknown : ExplanationState.Value,
            Value = open ? "" : named ? words.Display(leaf.Reads[0], -1, false) : FromKey(column, key),
            Location = leaf.Location,
            Children = conditions.ReadsOf(leaf, named && !open),
        };
    }

    private string FromKey(LookupColumn column, long key) => column.Type switch
    {
        FactType.YesNo => key == 1 ? "yes" : "no",
        FactType.WholeNumber => ValueText.Display(key, FactType.WholeNumber, null, ""),
        FactType.Choice => words.Choices(column.ChoiceSet)!.Options[(int)key].Title,
        FactType.Date => ValueText.Display(DateOnly.FromDayNumber((int)key), FactType.Date, null, ""),
        FactType.Time => ValueText.Display(new TimeOnly(key), FactType.Time, null, ""),
        FactType.Text => key >= 0 ? column.Texts[(int)key] : "another text",
        FactType.Decimal or FactType.Money => FromDecimalKey(column, key),
        FactType.List => "",
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    // An odd key stands for the values between two steps of the scale.
    private static string FromDecimalKey(LookupColumn column, long key)
    {
        var floor = (decimal)(key >> 1);
        for (var i = 0; i < column.Scale; i++)
        {
            floor /= 10;
        }

        return ((key & 1) == 0 ? "" : "more than ") + ValueText.Display(floor, column.Type, null, "");
    }
}
