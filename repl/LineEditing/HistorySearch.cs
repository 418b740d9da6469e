namespace PolicyEngine.LineEditing;

/// <summary>A search for a text among what was submitted before, letter by letter, from the newest to the oldest.</summary>
internal sealed class HistorySearch(InputHistory history)
{
    private const string Label = "search: ";
    private const string Keys = "   Ctrl+R older, Enter does it, Escape goes back";
    private const string Missing = "   nothing before fits";

    private string term = "";
    private int place;
    private bool isMissing;

    /// <summary>Whether a search is under way.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What was found last; what was being written when nothing was found yet.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The caret in it: where the term begins.</summary>
    public int Caret { get; private set; }

    /// <summary>Begins, or looks for an older text when it has begun.</summary>
    public void Start(TextBuffer buffer)
    {
        if (IsOpen)
        {
            Find(place - 1, orSame: false);
            return;
        }

        (IsOpen, term, isMissing, place) = (true, "", false, history.Entries.Count);
        (Text, Caret) = (buffer.Text, buffer.Caret);
    }

    /// <summary>Adds to the term.</summary>
    public void Type(string text)
    {
        term += text.Replace('\n', ' ');
        Find(Math.Min(place, history.Entries.Count - 1), orSame: true);
    }

    /// <summary>Takes the term's last character away, and looks from the newest text again.</summary>
    public void Back()
    {
        term = term[..Graphemes.Previous(term, term.Length)];
        Find(history.Entries.Count - 1, orSame: true);
    }

    /// <summary>Ends the search.</summary>
    public void End() => IsOpen = false;

    /// <summary>The row below the text.</summary>
    public IReadOnlyList<ScreenRow> Rows(int width, int most, EditorColours colours)
    {
        if (most < 1)
        {
            return [];
        }

        var rows = new RowWriter(width);
        rows.Write(Graphemes.Cut(Label + term, width), colours.Prompt);
        rows.Write(Graphemes.Cut(isMissing ? Missing : Keys, width - rows.Column), colours.Quiet);
        return rows.End();
    }

    private void Find(int from, bool orSame)
    {
        for (var index = from; index >= 0 && term.Length > 0; index--)
        {
            var text = history.Entries[index];
            if (text.IndexOf(term, StringComparison.OrdinalIgnoreCase) is >= 0 and var caret && (orSame || text != Text))
            {
                (place, isMissing, Text, Caret) = (index, false, text, caret);
                return;
            }
        }

        isMissing = term.Length > 0;
    }
}
