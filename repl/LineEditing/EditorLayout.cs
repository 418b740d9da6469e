
namespace PolicyEngine.LineEditing;

/// <summary>Where each character of a prompt and a text goes, and the caret.</summary>
/// <param name="Rows">The rows, at least one.</param>
/// <param name="CaretRow">The caret's row, from 0.</param>
/// <param name="CaretColumn">The caret's column, from 0.</param>
internal sealed record EditorLayout(IReadOnlyList<ScreenRow> Rows, int CaretRow, int CaretColumn)
{
    private const string Continuation = "| ";

    /// <summary>Lays a text out.</summary>
    /// <param name="prompt">The words before it, in one line.</param>
    /// <param name="text">The text.</param>
    /// <param name="caret">The caret in it.</param>
    /// <param name="stretches">Its kinds; none for one colour.</param>
    /// <param name="colours">The colours.</param>
    /// <param name="width">Columns of the screen.</param>
    public static EditorLayout Of(string prompt, string text, int caret, IReadOnlyList<EditorStretch> stretches, EditorColours colours, int width)
    {
        var rows = new RowWriter(width);
        rows.Write(prompt, colours.Prompt);
        var indent = new string(' ', Math.Max(0, Graphemes.Width(prompt) - Continuation.Length));
        var place = rows.Place;
        var stretch = 0;
        for (var index = 0; index < text.Length;)
        {
            var next = Graphemes.Next(text, index);
            if (index == caret)
            {
                place = text[index] == '\n' ? rows.Place : PlaceOf(rows, text[index..next], width);
            }

            while (stretch < stretches.Count && stretches[stretch].Start + stretches[stretch].Length <= index)
            {
                stretch++;
            }

            if (text[index] == '\n')
            {
                Fill(rows, place);
                rows.Break();
                rows.Write(indent.Length + Continuation.Length < width ? indent + Continuation : "", colours.Continuation);
            }
            else
            {
                rows.Put(text[index..next], stretch < stretches.Count && stretches[stretch].Start <= index ? colours.Of(stretches[stretch].Kind) : "");
            }

            index = next;
        }

        place = caret >= text.Length ? rows.Place : place;
        Fill(rows, place);
        return new EditorLayout(rows.End(), place.Row, place.Column);
    }

    // A caret behind a full row stands on a row of its own.
    private static void Fill(RowWriter rows, (int Row, int Column) place)
    {
        if (place.Row > rows.Row)
        {
            rows.Break();
        }
    }

    // A wide character that does not fit takes the caret along to the next row.
    private static (int Row, int Column) PlaceOf(RowWriter rows, string cluster, int width) =>
        rows.Column + Graphemes.Draw(cluster).Width > width ? (rows.Row + 1, 0) : rows.Place;
}
