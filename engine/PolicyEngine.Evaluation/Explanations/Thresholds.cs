using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>The figures of a policy at which something may happen along a fact: between two of them little can.</summary>
internal sealed class Thresholds(Decision decision)
{
    /// <summary>Constants that the policy compares with, parameter values, and edges of table cells, all in the fact's own type.</summary>
    /// <param name="place">The fact's place.</param>
    public IEnumerable<object> Of(int place)
    {
        var model = decision.Policy;
        var type = model.Facts[place].Type;
        var constants = model.Leaves.Where(leaf => leaf.Comparison is not null).SelectMany(leaf => new[] { leaf.Comparison!.Left, leaf.Comparison.Right })
            .Where(side => side.IsConstant).Select(side => Constant(side.Text, type));
        var parameters = model.Parameters.SelectMany(parameter => parameter.Values).Select(value => value.Value is null ? null : Constant(value.Value, type));
        var edges = model.Items.Where(item => item.Lookup is not null).SelectMany(item => Edges(item.Lookup!, place));
        return constants.Concat(parameters).Concat(edges).OfType<object>().Distinct();
    }

    /// <summary>The other facts of the case, and what it works out from them: the fact can be compared with these, too.</summary>
    /// <param name="place">The fact's place.</param>
    public IEnumerable<object> OfCase(int place)
    {
        var record = decision.Record;
        return Enumerable.Range(0, record.Model.Facts.Length).Where(other => other != place).Select(other => record.Facts.ValueOf(other))
            .Concat(record.Plan.Items.Where(item => record.StateOf(item.Slot) == SlotState.Ready).Select(item => record.Frame.Get(item.Slot)))
            .Where(value => value is long or decimal or DateOnly or TimeOnly).Select(value => Constant(ValueText.Format(value!, null), record.Model.Facts[place].Type)).OfType<object>().Distinct();
    }

    /// <summary>A figure as a value of the fact's type, or the nearest below it; nothing when it is of another kind.</summary>
    public static object? Constant(string text, FactType type) =>
        ValueText.TryParse(text.TrimEnd('m'), type, null)
        ?? (type is FactType.WholeNumber or FactType.Money && ValueText.TryParse(text.TrimEnd('m'), FactType.Decimal, null) is decimal number ? Of(number, type) : null);

    private static object? Of(decimal number, FactType type) =>
        type == FactType.Money ? Math.Floor(number * 100) / 100 : Math.Abs(number) < 1_000_000_000_000_000 ? (long)Math.Floor(number) : null;

    private IEnumerable<object?> Edges(LookupTable table, int place)
    {
        for (var column = 0; column < table.Columns.Length; column++)
        {
            if (decision.Policy.Leaves[table.Columns[column].KeyLeaf].Reads.Contains(place))
            {
                foreach (var interval in table.Rows.SelectMany(row => row.Cells[column].Intervals))
                {
                    yield return FromKey(table.Columns[column], interval.Low);
                    yield return FromKey(table.Columns[column], interval.High);
                }
            }
        }
    }

    private static object? FromKey(LookupColumn column, long key)
    {
        if (key is long.MinValue or long.MaxValue)
        {
            return null;
        }

        return column.Type switch
        {
            FactType.WholeNumber => key,
            FactType.Date => DateOnly.FromDayNumber((int)Math.Clamp(key, 0, DateOnly.MaxValue.DayNumber)),
            FactType.Time => new TimeOnly(Math.Clamp(key, 0, TimeOnly.MaxValue.Ticks)),
            FactType.Decimal or FactType.Money => (key >> 1) / Power(column.Scale),
            FactType.YesNo or FactType.Choice or FactType.Text or FactType.List => null,
            _ => throw new ArgumentOutOfRangeException(nameof(column)),
        };
    }

    private static decimal Power(int scale) => scale == 0 ? 1 : 10 * Power(scale - 1);
}
