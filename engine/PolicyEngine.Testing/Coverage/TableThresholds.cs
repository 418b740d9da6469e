using System.Text.RegularExpressions;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Coverage;

/// <summary>The thresholds of tables and bands: the edges of their ranges.</summary>
internal static partial class TableThresholds
{
    /// <summary>What the edges of an item's columns need.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="item">The item's place in <see cref="PolicyModel.Items"/>; a table, matrix or bands.</param>
    public static IEnumerable<CoveragePoint> Of(PolicyModel model, int item)
    {
        ArgumentNullException.ThrowIfNull(model);
        var table = model.Items[item].Lookup!;
        for (var place = 0; place < table.Columns.Length; place++)
        {
            var (column, number) = (table.Columns[place], place);
            var range = TermRange.Of(model, model.Leaves[column.KeyLeaf].Term);
            foreach (var edge in Edges(table, place))
            {
                foreach (var needs in Distance.All.Where(needs => CanBe(range, edge, needs)))
                {
                    var text = $"{column.InputText} at {ValueText.Format(edge, null)}";
                    yield return new CoveragePoint(CoverageKind.Boundary, text, model.Items[item].Name, needs, model.Items[item].Location, trace => Distance.Of(trace.InputsOf(item).ElementAtOrDefault(number), edge) == needs);
                }
            }
        }
    }

    /// <summary>The values at which the ranges of a column begin and end, as canonical values in order.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's place.</param>
    public static IEnumerable<object> Edges(LookupTable table, int column)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (type, scale) = (table.Columns[column].Type, table.Columns[column].Scale);
        var cells = table.Rows.Select(row => row.Cells[column]).ToArray();
        var named = cells.SelectMany(cell => Figure().Matches(cell.Text)).Select(figure => ValueText.TryParse(figure.Value, type, null)).OfType<object>().ToHashSet();
        return cells.SelectMany(cell => cell.Intervals).Where(interval => interval.Low != interval.High)
            .SelectMany(interval => new[] { Written(interval.Low, -1, type, scale, named), Written(interval.High, 1, type, scale, named) })
            .OfType<object>().Distinct().OrderBy(Distance.Number);
    }

    // Of whole steps, `< 18` and `<= 17` end at the same key; the author's own figure is the threshold.
    private static object? Written(long key, int step, FactType type, int scale, HashSet<object> named)
    {
        if (key is long.MinValue or long.MaxValue)
        {
            return null;
        }

        if (type is FactType.Decimal or FactType.Money)
        {
            return ((key & 1) == 0 ? key >> 1 : (key + step) >> 1) * new decimal(1, 0, 0, false, (byte)scale);
        }

        var value = FromKey(key, type);
        return value is null || named.Contains(value) ? value : FromKey(key + step, type) is { } other && named.Contains(other) ? other : value;
    }

    private static object? FromKey(long key, FactType type) =>
        type == FactType.WholeNumber ? key
        : type == FactType.Date && key >= 0 && key <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)key)
        : type == FactType.Time && key >= 0 && key <= TimeOnly.MaxValue.Ticks ? new TimeOnly(key)
        : null;

    private static bool CanBe(TermRange range, object edge, string needs) =>
        needs == Distance.On || (needs == Distance.Below ? !(range.Least >= Distance.Number(edge)) : !(range.Most <= Distance.Number(edge)));

    [GeneratedRegex(@"-?£?\d+(?:[-:_,]\d+)*(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
