using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules;

/// <summary>Finds pairs of rows that accept the same keys, with keys that both accept.</summary>
/// <remarks>Rows are swept along the column in which the fewest of them meet, and only those that meet there are compared in the other columns.</remarks>
internal sealed class OverlapSearch(LookupTable table, KeyWords[] columns)
{
    // About a tenth of a second; larger tables are met by the runtime's own check.
    private const int MaximumPairs = 2_000_000;

    /// <summary>Whether the search stopped before it had seen everything.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>The first pairs, by the place of the second row.</summary>
    public IReadOnlyList<(int First, int Second, long[] Keys)> Find(int most)
    {
        if (columns.Length == 0)
        {
            return [];
        }

        var found = new SortedDictionary<(int Second, int First), long[]>();
        var budget = MaximumPairs;
        foreach (var (first, second) in Pairs(BestColumn()))
        {
            if (--budget < 0)
            {
                IsCutShort = true;
                break;
            }

            if (Common(table.Rows[first], table.Rows[second]) is { } keys)
            {
                found[(second, first)] = keys;
            }
        }

        return [.. found.Take(most).Select(pair => (pair.Key.First, pair.Key.Second, pair.Value))];
    }

    private int BestColumn() => Enumerable.Range(0, columns.Length).MinBy(column => Pairs(column).Take(MaximumPairs / 10).Count());

    private IEnumerable<(int First, int Second)> Pairs(int column)
    {
        var open = new List<(long High, int Row)>();
        foreach (var (interval, row) in Swept(column))
        {
            open.RemoveAll(other => other.High < interval.Low);
            foreach (var (_, other) in open.Where(other => other.Row != row))
            {
                yield return (Math.Min(row, other), Math.Max(row, other));
            }

            open.Add((interval.High, row));
        }
    }

    private IEnumerable<(KeyInterval Interval, int Row)> Swept(int column)
    {
        var domain = columns[column].Domain;
        return Enumerable.Range(0, table.Rows.Length)
            .Where(row => table.Rows[row] is { When: null, Undecided: false })
            .SelectMany(row => Intervals(table.Rows[row].Cells[column], domain).Select(interval => (interval, row)))
            .OrderBy(pair => pair.interval.Low)
            .ThenBy(pair => pair.row);
    }

    private long[]? Common(LookupRow first, LookupRow second)
    {
        var keys = new long[columns.Length];
        for (var column = 0; column < keys.Length; column++)
        {
            var common = from one in Intervals(first.Cells[column], columns[column].Domain)
                         from two in Intervals(second.Cells[column], columns[column].Domain)
                         let low = Math.Max(one.Low, two.Low)
                         let high = Math.Min(one.High, two.High)
                         where low <= high
                         select new KeyInterval(low, high);
            if (KeyIn(columns[column], columns.Length == 1 ? Decided(common) : common) is not { } key)
            {
                return null;
            }

            keys[column] = key;
        }

        return keys;
    }

    // Only tables of one column (bands) list undecided values.
    private IEnumerable<KeyInterval> Decided(IEnumerable<KeyInterval> common)
    {
        var undecided = table.Rows.Where(row => row.Undecided).SelectMany(row => row.Cells[0].Intervals).OrderBy(interval => interval.Low).ToArray();
        foreach (var interval in common)
        {
            var low = interval.Low;
            foreach (var open in undecided.Where(open => open.High >= interval.Low && open.Low <= interval.High))
            {
                if (open.Low > low)
                {
                    yield return new KeyInterval(low, open.Low - 1);
                }

                low = Math.Max(low, open.High + 1);
            }

            if (low <= interval.High)
            {
                yield return interval with { Low = low };
            }
        }
    }

    /// <summary>A key of the intervals that the input can have; exact numbers are preferred, since they read better.</summary>
    public static long? KeyIn(KeyWords words, IEnumerable<KeyInterval> intervals)
    {
        long? other = null;
        foreach (var interval in intervals)
        {
            for (var key = interval.Low; key <= interval.High && key - interval.Low < 2; key++)
            {
                if (words.IsPossible(key))
                {
                    if (key % 2 == 0)
                    {
                        return key;
                    }

                    other ??= key;
                }
            }
        }

        return other;
    }

    private static IEnumerable<KeyInterval> Intervals(LookupCell cell, KeyInterval domain) => (cell.IsAny ? [domain] : cell.Intervals)
        .Select(interval => new KeyInterval(Math.Max(interval.Low, domain.Low), Math.Min(interval.High, domain.High)))
        .Where(interval => interval.Low <= interval.High);
}
