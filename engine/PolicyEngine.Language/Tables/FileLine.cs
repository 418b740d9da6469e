using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>A line of a file of rows, with the places of its cells. The reader does not say where a cell stands, so it is looked for in the line.</summary>
internal sealed class FileLine(SourceFile file, int number, string[] cells)
{
    private readonly int start = file.OffsetOf(number, 1);
    private int[]? found;

    public int Number => number;

    public string[] Cells => cells;

    public SourceSpan Whole => file.Span(start, file.LineText(number).Length);

    /// <summary>Where a cell is written; the whole line where it cannot be told.</summary>
    public SourceSpan Span(int cell)
    {
        found ??= Find();
        return found[cell] < 0 ? Whole : file.Span(start + found[cell], cells[cell].Length);
    }

    private int[] Find()
    {
        var text = file.LineText(number);
        var places = new int[cells.Length];
        var from = 0;
        for (var at = 0; at < cells.Length; at++)
        {
            places[at] = from < 0 ? -1 : text.IndexOf(cells[at], from, StringComparison.Ordinal);
            from = places[at] < 0 ? -1 : Math.Min(text.Length, places[at] + cells[at].Length);
        }

        return places;
    }
}
