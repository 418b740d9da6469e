
namespace PolicyEngine.LineEditing;

/// <summary>The list under the line: what may stand at the caret, what it is and what it means, and which one is chosen.</summary>
internal sealed class CompletionMenu
{
    private const int MostRows = 9;
    private const int Gap = 2;
    private const int FewestForDetail = 8;
    private const string Marker = "> ";
    private const string NoMarker = "  ";

    private EditorChoices list = EditorChoices.Empty;
    private int behind;
    private int first;
    private int shown = MostRows;

    /// <summary>The choices that fit what is written.</summary>
    public IReadOnlyList<EditorChoice> Items { get; private set; } = [];

    /// <summary>The place of the one that Enter takes, or -1.</summary>
    public int Chosen { get; private set; } = -1;

    /// <summary>Whether there is a list.</summary>
    public bool IsOpen => Items.Count > 0;

    /// <summary>Opens a list, or shows another in its place with the same one chosen.</summary>
    public void Open(EditorChoices opened, TextBuffer buffer)
    {
        var chosen = Chosen >= 0 ? Items[Chosen].Text : null;
        list = opened;
        behind = Math.Max(0, opened.Start + opened.Length - buffer.Caret);
        Show(opened.Items, chosen);
    }

    /// <summary>Closes the list.</summary>
    public void Close() => Show([], null);

    /// <summary>Keeps the choices that fit what is written by now; closes when none does.</summary>
    public void Narrow(TextBuffer buffer)
    {
        if (buffer.Caret < list.Start)
        {
            Close();
            return;
        }

        var chosen = Chosen >= 0 ? Items[Chosen].Text : null;
        var written = buffer.Text[list.Start..buffer.Caret];
        Show([.. list.Items.Where(item => item.Text.Contains(written, StringComparison.OrdinalIgnoreCase))], chosen);
    }

    /// <summary>Chooses another: 1 for the next, -1 for the one before; behind the last comes the first.</summary>
    public void Step(int step) => Chosen = Chosen < 0 ? (step > 0 ? 0 : Items.Count - 1) : (Chosen + step + Items.Count) % Items.Count;

    /// <summary>Chooses one a page further, and not beyond the ends.</summary>
    public void Page(int direction) => Chosen = Math.Clamp(Math.Max(Chosen, 0) + (direction * shown), 0, Items.Count - 1);

    /// <summary>Gives the choice up and keeps the list.</summary>
    public void Unchoose() => Chosen = -1;

    /// <summary>What all choices begin with, when that is more than what is written and goes on from it; otherwise <see langword="null"/>.</summary>
    public string? CommonStart(TextBuffer buffer)
    {
        var written = buffer.Text[list.Start..buffer.Caret];
        var common = Items[0].Text;
        foreach (var item in Items.Skip(1))
        {
            common = common[..common.AsSpan().CommonPrefixLength(item.Text)];
        }

        return common.Length > written.Length && common.StartsWith(written, StringComparison.OrdinalIgnoreCase) ? common : null;
    }

    /// <summary>Puts a text in the place of what the list completes.</summary>
    public void Put(string text, TextBuffer buffer)
    {
        var end = Math.Min(buffer.Text.Length, buffer.Caret + behind);
        if (buffer.Text[list.Start..end] != text)
        {
            buffer.Replace(list.Start, end - list.Start, text);
        }
        else
        {
            buffer.MoveTo(end);
        }

        behind = 0;
    }

    /// <summary>The list as rows.</summary>
    /// <param name="width">Columns of the screen.</param>
    /// <param name="most">The most rows there is room for.</param>
    /// <param name="colours">The colours.</param>
    public IReadOnlyList<ScreenRow> Rows(int width, int most, EditorColours colours)
    {
        var room = Math.Min(MostRows, most);
        if (room <= 0 || !IsOpen)
        {
            return [];
        }

        // The last row tells how many there are, when not all of them are shown.
        var isCut = Items.Count > room;
        shown = Math.Max(1, isCut ? room - 1 : Items.Count);
        first = Math.Clamp(first, Math.Max(0, Chosen - shown + 1), Math.Max(0, Chosen < 0 ? 0 : Chosen));
        first = Math.Clamp(first, 0, Items.Count - shown);
        var text = Math.Min(Items.Max(item => Graphemes.Width(item.Text)), Math.Max(FewestForDetail, width / 2));
        var kind = Items.Max(item => Graphemes.Width(item.Kind));
        var rows = new RowWriter(width);
        for (var index = first; index < first + shown; index++)
        {
            Row(rows, Items[index], index == Chosen, text, kind, width, colours);
            if (index < first + shown - 1)
            {
                rows.Break();
            }
        }

        if (isCut && room > 1)
        {
            rows.Break();
            rows.Write(Graphemes.Cut(NoMarker + (Chosen < 0 ? $"{Items.Count} choices" : $"{Chosen + 1} of {Items.Count}"), width), colours.Quiet);
        }

        return rows.End();
    }

    private static void Row(RowWriter rows, EditorChoice item, bool isChosen, int text, int kind, int width, EditorColours colours)
    {
        var name = Graphemes.Cut(item.Text, Math.Min(text, width - Marker.Length));
        rows.Write((isChosen ? Marker : NoMarker) + name, isChosen ? colours.Chosen : "");
        var column = Marker.Length + text + Gap;
        if (column + kind > width)
        {
            return;
        }

        rows.Write(new string(' ', column - rows.Column) + item.Kind, colours.Quiet);
        column += kind + Gap;
        var detail = string.Join(' ', item.Detail.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (width - column >= FewestForDetail && detail.Length > 0)
        {
            rows.Write(new string(' ', column - rows.Column) + Graphemes.Cut(detail, width - column), "");
        }
    }

    private void Show(IReadOnlyList<EditorChoice> items, string? chosen)
    {
        Items = items;
        Chosen = chosen is null ? -1 : items.Select((item, index) => (item, index)).Where(one => one.item.Text == chosen).Select(one => one.index).FirstOrDefault(-1);
        first = 0;
    }
}
