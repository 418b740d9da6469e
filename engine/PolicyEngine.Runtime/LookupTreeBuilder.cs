using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>Builds the search tree of a table: at each node, the column that splits its rows best, at every edge that its cells have.</summary>
/// <remarks>Within a child no cell of the split column has an edge left, so the column need not be compared again.</remarks>
internal sealed class LookupTreeBuilder
{
    private const int LeafSize = 3;

    private static readonly LookupNode Empty = new([], [], []);

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
    public LookupNode Build()
    {
        var rows = new int[table.Rows.Length];
        var count = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            if (CanApply(row))
            {
                rows[count++] = row;
            }
        }

        Array.Resize(ref rows, count);
        return Build(rows);
    }

    // A cell that accepts nothing has one interval, with its ends exchanged.
    private bool CanApply(int row)
    {
        foreach (var cell in table.Rows[row].Cells)
        {
            if (!cell.IsAny && cell.Intervals[0].Low > cell.Intervals[0].High)
            {
                return false;
            }
        }

        return true;
    }

    private LookupNode Build(int[] rows)
    {
        if (rows.Length == 0)
        {
            return Empty;
        }

        var best = rows.Length <= LeafSize ? null : BestSplit(rows);
        if (best is null)
        {
            return new LookupNode(rows, wanted(rows), ChecksOf(rows));
        }

        budget -= best.Total;
        used[best.Column] = true;
        var children = Array.ConvertAll(Distribute(rows, best), Build);
        used[best.Column] = false;
        return new LookupNode(best.Column, best.Cuts, children);
    }

    private int[] ChecksOf(int[] rows)
    {
        var checks = new List<int>();
        for (var column = 0; column < used.Length; column++)
        {
            if (!used[column] && Array.Exists(rows, row => !table.Rows[row].Cells[column].IsAny))
            {
                checks.Add(column);
            }
        }

        return [.. checks];
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
        var cuts = CutsOf(column, rows);
        if (cuts.Length == 0)
        {
            return null;
        }

        var total = 0L;
        foreach (var row in rows)
        {
            var intervals = table.Rows[row].Cells[column].Intervals;
            total += intervals.IsEmpty ? cuts.Length + 1 : 0;
            for (var i = 0; i < intervals.Length; i++)
            {
                total += ChildOf(intervals[i].High, cuts) - ChildOf(intervals[i].Low, cuts) + 1;
            }
        }

        return new Split(column, cuts, total);
    }

    // Every key at which the answer of some cell may change.
    private long[] CutsOf(int column, int[] rows)
    {
        var count = 0;
        foreach (var row in rows)
        {
            count += 2 * table.Rows[row].Cells[column].Intervals.Length;
        }

        var edges = new long[count];
        count = 0;
        foreach (var row in rows)
        {
            var intervals = table.Rows[row].Cells[column].Intervals;
            for (var i = 0; i < intervals.Length; i++)
            {
                if (intervals[i].Low > long.MinValue)
                {
                    edges[count++] = intervals[i].Low;
                }

                if (intervals[i].High < long.MaxValue)
                {
                    edges[count++] = intervals[i].High + 1;
                }
            }
        }

        Sort(edges, count);
        var cuts = new long[WithoutRepeats(edges, count)];
        Array.Copy(edges, cuts, cuts.Length);
        return cuts;
    }

    // A few numbers, nearly in order, are sorted by hand: the library's way has to be compiled first, which a warm start would feel.
    private static void Sort(long[] edges, int count)
    {
        if (count > 64)
        {
            Array.Sort(edges, 0, count);
            return;
        }

        for (var i = 1; i < count; i++)
        {
            var edge = edges[i];
            var place = i;
            for (; place > 0 && edges[place - 1] > edge; place--)
            {
                edges[place] = edges[place - 1];
            }

            edges[place] = edge;
        }
    }

    private static int WithoutRepeats(long[] edges, int count)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (kept == 0 || edges[kept - 1] != edges[i])
            {
                edges[kept++] = edges[i];
            }
        }

        return kept;
    }

    private int[][] Distribute(int[] rows, Split split)
    {
        var children = new int[split.Cuts.Length + 1][];
        var counts = new int[children.Length];
        EachChild(rows, split, (_, child) => counts[child]++);
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = counts[i] == 0 ? [] : new int[counts[i]];
            counts[i] = 0;
        }

        EachChild(rows, split, (row, child) => children[child][counts[child]++] = row);
        return children;
    }

    private void EachChild(int[] rows, Split split, Action<int, int> act)
    {
        foreach (var row in rows)
        {
            var intervals = table.Rows[row].Cells[split.Column].Intervals;
            for (var i = 0; i < Math.Max(intervals.Length, 1); i++)
            {
                var first = intervals.IsEmpty ? 0 : ChildOf(intervals[i].Low, split.Cuts);
                var last = intervals.IsEmpty ? split.Cuts.Length : ChildOf(intervals[i].High, split.Cuts);
                for (var child = first; child <= last; child++)
                {
                    act(row, child);
                }
            }
        }
    }

    private static int ChildOf(long key, long[] cuts) => LookupNode.PlaceOf(key, cuts);

    private sealed record Split(int Column, long[] Cuts, long Total)
    {
        public double Average => (double)Total / (Cuts.Length + 1);
    }
}
