using System.Diagnostics.CodeAnalysis;

namespace PolicyEngine.Runtime;

/// <summary>A node of a table's search tree. An inner node splits the keys of one column at its cuts; a leaf holds the few rows that are left.</summary>
internal sealed class LookupNode
{
    private const ulong DenseLimit = 512;

    private readonly long[] cuts;
    private readonly LookupNode[] children;
    private readonly LookupNode[]? dense;

    /// <summary>Makes a leaf.</summary>
    /// <param name="rows">The rows in written order.</param>
    /// <param name="wanted">The same rows, those first that decide the result.</param>
    /// <param name="checks">The columns that must still be compared.</param>
    public LookupNode(int[] rows, int[] wanted, int[] checks)
    {
        Column = -1;
        Rows = rows;
        Wanted = wanted;
        Checks = checks;
        cuts = [];
        children = [];
    }

    /// <summary>Makes an inner node; child i takes the keys from cut i-1 up to, not including, cut i.</summary>
    public LookupNode(int column, long[] cuts, LookupNode[] children)
    {
        Column = column;
        Rows = Wanted = Checks = [];
        this.cuts = cuts;
        this.children = children;
        var width = unchecked((ulong)cuts[^1] - (ulong)cuts[0]);
        if (width is > 0 and <= DenseLimit)
        {
            dense = new LookupNode[width];
            for (var i = 0; i < dense.Length; i++)
            {
                dense[i] = Search(cuts[0] + i);
            }
        }
    }

    /// <summary>The column that an inner node splits; -1 for a leaf.</summary>
    public int Column { get; }

    /// <summary>A leaf's rows in written order.</summary>
    public int[] Rows { get; }

    /// <summary>A leaf's rows, those first that decide the result.</summary>
    public int[] Wanted { get; }

    /// <summary>The columns that a leaf's rows must still be compared in.</summary>
    public int[] Checks { get; }

    /// <summary>The child for a key.</summary>
    [SuppressMessage("Usage", "CA2233", Justification = "the difference is meant to wrap round")]
    public LookupNode Child(long key)
    {
        if (dense is null)
        {
            return Search(key);
        }

        var place = unchecked((ulong)key - (ulong)cuts[0]);
        return place < (ulong)dense.Length ? dense[(int)place] : key < cuts[0] ? children[0] : children[^1];
    }

    private LookupNode Search(long key) => children[PlaceOf(key, cuts)];

    /// <summary>How many cuts lie at or below a key, which is the place of its child.</summary>
    public static int PlaceOf(long key, long[] cuts)
    {
        var low = 0;
        var high = cuts.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (cuts[middle] <= key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
