namespace PolicyEngine.Bulk.Rows;

/// <summary>Cells of a column that is no fact and goes into the output as it came.</summary>
internal sealed class KeptColumn
{
    private readonly Utf8Buffer bytes = new();
    private int[] ends = new int[1024];
    private bool[] isGiven = new bool[1024];

    /// <summary>Lets go of the cells.</summary>
    public void Clear() => bytes.Clear();

    /// <summary>Keeps the cell of the next row.</summary>
    public void Add(int row, ReadOnlySpan<byte> cell, bool given = true)
    {
        if (row >= ends.Length)
        {
            Array.Resize(ref ends, Math.Max(row + 1, ends.Length * 2));
            Array.Resize(ref isGiven, ends.Length);
        }

        bytes.Add(cell);
        ends[row] = bytes.Length;
        isGiven[row] = given;
    }

    /// <summary>The cell of a row.</summary>
    public ReadOnlySpan<byte> At(int row)
    {
        var start = row == 0 ? 0 : ends[row - 1];
        return bytes.Written[start..ends[row]];
    }

    /// <summary>Whether the row has a cell.</summary>
    public bool IsGiven(int row) => isGiven[row];
}
