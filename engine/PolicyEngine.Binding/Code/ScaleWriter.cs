using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Code;

/// <summary>Writes bands, and other short tables of one column, as comparisons in order, the way a person would.</summary>
internal static class ScaleWriter
{
    private const int MostSteps = 16;

    /// <summary>The steps of a table from the lowest key up: the first key after each, and the row that holds. <see langword="null"/> when the table is not written this way.</summary>
    /// <param name="table">The table.</param>
    public static IReadOnlyList<ScaleStep>? StepsOf(LookupTable table)
    {
        if (table.Columns.Length != 1 || table.Columns[0].Type == FactType.Text || table.Hit is not (HitPolicy.Unique or HitPolicy.First) || table.Rows.Length > MostSteps || table.Rows.Any(row => row.When is not null))
        {
            return null;
        }

        var steps = new List<ScaleStep>();
        foreach (var (first, after) in Stretches(table))
        {
            if (RowAt(table, first) is not { } row)
            {
                return null;
            }

            if (steps.Count > 0 && steps[^1].Row == row)
            {
                steps[^1] = steps[^1] with { After = after };
            }
            else
            {
                steps.Add(new ScaleStep(after, row));
            }
        }

        return steps.Count <= MostSteps ? steps : null;
    }

    /// <summary>Writes the method that gives the value.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="head">The method's head.</param>
    /// <param name="key">The call that gives the key.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="value">The value of a row by its place, the number of rows for the otherwise row, or -1 for none.</param>
    public static void Write(CodeText code, string head, string key, IReadOnlyList<ScaleStep> steps, Func<int, string> value)
    {
        code.Line($"{head} {{ long key = {key};");
        foreach (var step in steps)
        {
            code.Line(step.After is { } after ? string.Create(CultureInfo.InvariantCulture, $"if (key < ({after}L)) return {value(step.Row)};") : $"return {value(step.Row)}; }}");
        }
    }

    // Between two neighbouring edges every cell gives one answer.
    private static IEnumerable<(long First, long? After)> Stretches(LookupTable table)
    {
        var cuts = table.Rows.SelectMany(row => row.Cells[0].Intervals)
            .SelectMany(interval => new long?[] { interval.Low == long.MinValue ? null : interval.Low, interval.High == long.MaxValue ? null : interval.High + 1 })
            .OfType<long>().Distinct().Order().ToArray();
        for (var i = 0; i <= cuts.Length; i++)
        {
            yield return (i == 0 ? long.MinValue : cuts[i - 1], i < cuts.Length ? cuts[i] : null);
        }
    }

    // Nothing where two rows apply and only one may: the index says which two they are.
    private static int? RowAt(LookupTable table, long key)
    {
        var rows = Enumerable.Range(0, table.Rows.Length).Where(row => table.Rows[row].Cells[0].Accepts(key)).ToArray();
        return rows switch
        {
            [] => table.Otherwise is { Undecided: false } ? table.Rows.Length : ScaleStep.NoRow,
            _ when rows.Any(row => table.Rows[row].Undecided) => ScaleStep.NoRow,
            [_, _, ..] when table.Hit == HitPolicy.Unique => null,
            [var first, ..] => first,
        };
    }
}

/// <summary>Neighbouring keys with one answer.</summary>
/// <param name="After">The first key that is no longer among them; <see langword="null"/> for none.</param>
/// <param name="Row">The row's place; the number of rows for the otherwise row; <see cref="NoRow"/> where the table says nothing.</param>
internal readonly record struct ScaleStep(long? After, int Row)
{
    public const int NoRow = -1;
}
