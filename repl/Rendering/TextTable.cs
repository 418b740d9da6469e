using System.Text;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.LineEditing;

namespace PolicyEngine.Repl.Rendering;

/// <summary>Rows in aligned columns, cut to a width; numbers stand to the right.</summary>
internal static class TextTable
{
    private const int MostRows = 200;
    private const int Gap = 2;
    private const int NarrowestColumn = 6;
    private const char Cut = '…';

    /// <summary>The lines of a table.</summary>
    /// <param name="headings">The names of the columns; without a heading where all are empty.</param>
    /// <param name="toTheRight">For each column, whether its values stand to the right.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="paint">Colours.</param>
    /// <param name="width">The most columns of the terminal.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<string> headings, IReadOnlyList<bool> toTheRight, IReadOnlyList<IReadOnlyList<string>> rows, Paint paint, int width)
    {
        var shown = rows.Take(MostRows).Select(row => row.Select(SafeText.Of).ToArray()).ToArray();
        var widths = Fit([.. headings.Select((heading, place) => Math.Max(TextWidth.Of(heading), shown.Select(row => TextWidth.Of(row[place])).DefaultIfEmpty(0).Max()))], width);
        if (headings.Any(heading => heading.Length > 0))
        {
            yield return paint.Heading(Line(headings, toTheRight, widths));
        }

        foreach (var row in shown)
        {
            yield return Line(row, toTheRight, widths);
        }

        if (rows.Count > MostRows)
        {
            yield return FormattableString.Invariant($"and {rows.Count - MostRows} more");
        }
    }

    /// <summary>A text in no more columns than there are.</summary>
    public static string CutTo(string text, int width)
    {
        if (TextWidth.Of(text) <= width)
        {
            return text;
        }

        var kept = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += TextWidth.Of(rune);
            if (used > width - 1)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.Append(Cut).ToString();
    }

    // The widest column gives way first, so that short ones stay whole.
    private static int[] Fit(int[] widths, int width)
    {
        var over = widths.Sum() + (Gap * (widths.Length - 1)) - width;
        while (over > 0 && widths.Max() > NarrowestColumn)
        {
            var widest = Array.IndexOf(widths, widths.Max());
            var next = widths.Where((_, place) => place != widest).DefaultIfEmpty(0).Max();
            var give = Math.Min(over, Math.Max(1, widths[widest] - Math.Max(next, NarrowestColumn)));
            widths[widest] -= give;
            over -= give;
        }

        return widths;
    }

    private static string Line(IReadOnlyList<string> cells, IReadOnlyList<bool> toTheRight, int[] widths)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = CutTo(cells[i], widths[i]);
            var space = new string(' ', Math.Max(0, widths[i] - TextWidth.Of(cell)));
            line.Append(i == 0 ? "" : new string(' ', Gap)).Append(toTheRight[i] ? space + cell : cell + space);
        }

        return line.ToString().TrimEnd();
    }
}
