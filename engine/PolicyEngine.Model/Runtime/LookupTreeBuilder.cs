namespace PolicyEngine.Model.Runtime;

/// <summary>Builds the search tree of a table: at each node, the column that splits its rows best, at every edge that its cells have.</summary>
/// <remarks>Within a child no cell of the split column has an edge left, so the column need not be compared again.</remarks>
internal sealed class LookupTreeBuilder
{
    private const int LeafSize = 3;

    private readonly LookupTable table;
    private readonly Func<int[], int[]> wanted;
    private readonly bool[] used;
    private long budget;

    /// <summary>Prepares to build.</summary>
    /// <param name="table">The table.</param>
    /// <param name="wanted">Orders rows, those first that decide the result.</param>
    public LookupTreeBuilder(LookupTable table, Func<int[], int[]> wanted)
    {
        this.table = table;
        this.wanted = wanted;
        used = new bool[table.Columns.Length];
        budget = 4096 + (64L * table.Rows.Length);
    }

    /// <summary>The tree over all rows that can ever apply.</summary>
    public LookupNode Build() => Build([.. Enumerable.Range(0, table.Rows.Length).Where(CanApply)]);

    private bool CanApply(int row) => !table.Rows[row].Cells.Any(cell => !cell.IsAny && cell.Intervals.All(interval => interval.Low > interval.High));

    private LookupNode Build(int[] rows)
    {
        var best = rows.Length <= LeafSize ? null : BestSplit(rows);
        if (best is null)
        {
            int[] checks = [.. Enumerable.Range(0, used.Length).Where(column => !used[column] && rows.Any(row => !table.Rows[row].Cells[column].IsAny))];
            return new LookupNode(rows, wanted(rows), checks);
        }

        budget -= best.Total;
        used[best.Column] = true;
        var children = Array.ConvertAll(Distribute(rows, best), Build);
        used[best.Column] = false;
        return new LookupNode(best.Column, best.Cuts, children);
    }

    private Split? BestSplit(int[] rows)
    {
        Split? best = null;
        for (var column = 0; column < used.Length; column++)
        {
            if (used[column] || SplitBy(column, rows) is not { } split || split.Total > budget || split.Average > 0.75 * rows.Length)
            {
                continue;
            }

            if (best is null || split.Average * split.Total < best.Average * best.Total)
            {
                best = split;
            }
        }

        return best;
    }

    private Split? SplitBy(int column, int[] rows)
    {
        var edges = new SortedSet<long>();
        foreach (var row in rows)
        {
            foreach (var interval in table.Rows[row].Cells[column].Intervals)
            {
                if (interval.Low > long.MinValue)
                {
                    edges.Add(interval.Low);
                }

                if (interval.High < long.MaxValue)
                {
                    edges.Add(interval.High + 1);
                }
            }
        }

        if (edges.Count == 0)
        {
            return null;
        }

        long[] cuts = [.. edges];
        var total = 0L;
        foreach (var row in rows)
        {
            foreach (var (first, last) in ChildrenOf(row, column, cuts))
            {
                total += last - first + 1;
            }
        }

        return new Split(column, cuts, total);
    }

    private int[][] Distribute(int[] rows, Split split)
    {
        var lists = new List<int>[split.Cuts.Length + 1];
        for (var i = 0; i < lists.Length; i++)
        {
            lists[i] = [];
        }

        foreach (var row in rows)
        {
            foreach (var (first, last) in ChildrenOf(row, split.Column, split.Cuts))
            {
                for (var child = first; child <= last; child++)
                {
                    lists[child].Add(row);
                }
            }
        }

        return Array.ConvertAll(lists, list => list.ToArray());
    }

    private IEnumerable<(int First, int Last)> ChildrenOf(int row, int column, long[] cuts)
    {
        var cell = table.Rows[row].Cells[column];
        return cell.IsAny ? [(0, cuts.Length)] : cell.Intervals.Where(interval => interval.Low <= interval.High).Select(interval => (ChildOf(interval.Low, cuts), ChildOf(interval.High, cuts)));
    }

    private static int ChildOf(long key, long[] cuts)
    {
        var place = Array.BinarySearch(cuts, key);
        return place >= 0 ? place + 1 : ~place;
    }

    private sealed record Split(int Column, long[] Cuts, long Total)
    {
        public double Average => (double)Total / (Cuts.Length + 1);
    }
}
