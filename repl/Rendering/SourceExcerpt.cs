using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.LineEditing;

namespace PolicyEngine.Repl.Rendering;

/// <summary>The line that a span starts on, and the marks that go exactly under the span, however wide its characters are drawn.</summary>
/// <param name="Line">The line, with tabs as spaces; long lines are cut around the span.</param>
/// <param name="Marks">Spaces and carets.</param>
internal sealed record SourceExcerpt(string Line, string Marks)
{
    private const int TabStop = 4;
    private const string Cut = "…";

    /// <summary>Takes the excerpt; <see langword="null"/> when the line is empty.</summary>
    /// <param name="span">The span.</param>
    /// <param name="width">The most columns for the line; at least 20.</param>
    public static SourceExcerpt? Of(SourceSpan span, int width)
    {
        var (line, column) = span.File.PositionOf(span.Start);
        var text = span.File.LineText(line);
        if (text.Length == 0)
        {
            return null;
        }

        var first = Math.Min(column - 1, text.Length);
        var last = Math.Min(first + Math.Max(span.Length, 1), Math.Max(text.Length, first + 1));
        var cells = Cells(text);
        var start = ColumnOf(cells, first);
        var end = Math.Max(start + 1, span.Length == 0 ? start + 1 : ColumnOf(cells, last));
        return Window(cells, start, end, width);
    }

    private static List<Cell> Cells(string text)
    {
        var cells = new List<Cell>();
        var column = 0;
        var offset = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var shown = rune.Value == '\t' ? new string(' ', TabStop - (column % TabStop)) : SafeText.Of(rune);
            var wide = rune.Value == '\t' ? shown.Length : Math.Max(shown == rune.ToString() ? TextWidth.Of(rune) : 1, 0);
            cells.Add(new Cell(offset, column, wide, shown));
            column += wide;
            offset += rune.Utf16SequenceLength;
        }

        cells.Add(new Cell(offset, column, 0, ""));
        return cells;
    }

    private static int ColumnOf(List<Cell> cells, int offset) => cells.Find(cell => cell.Offset >= offset)?.Column ?? cells[^1].Column + offset - cells[^1].Offset;

    private static SourceExcerpt Window(List<Cell> cells, int start, int end, int width)
    {
        var total = cells[^1].Column;
        if (total <= width)
        {
            return new SourceExcerpt(string.Concat(cells.Select(cell => cell.Shown)), MarksUnder(start, Math.Min(end, Math.Max(total, start + 1))));
        }

        var from = Math.Clamp(start - (width / 3), 0, total);
        var to = from + width - 2;
        var kept = cells.Where(cell => cell.Column >= from && cell.Column + cell.Width <= to).ToList();
        var line = new StringBuilder(from > 0 ? Cut : "").AppendJoin("", kept.Select(cell => cell.Shown)).Append(to < total ? Cut : "");
        var shift = kept[0].Column - (from > 0 ? 1 : 0);
        return new SourceExcerpt(line.ToString(), MarksUnder(start - shift, Math.Min(end, to) - shift));
    }

    private static string MarksUnder(int start, int end) => new string(' ', Math.Max(0, start)) + new string('^', Math.Max(1, end - start));

    private sealed record Cell(int Offset, int Column, int Width, string Shown);
}
