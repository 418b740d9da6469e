namespace PolicyEngine.LineEditing;

/// <summary>A text that is being written, the caret in it, and what it was before. It knows nothing of keys and screens.</summary>
internal sealed class TextBuffer
{
    private readonly Stack<(string Text, int Caret)> before = new();
    private bool isTyping;

    /// <summary>The text; lines end with a line feed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The caret, always between two characters.</summary>
    public int Caret { get; private set; }

    /// <summary>Where the caret's line begins.</summary>
    public int LineStart => Caret == 0 ? 0 : Text.LastIndexOf('\n', Caret - 1) + 1;

    /// <summary>Where the caret's line ends, before its line break.</summary>
    public int LineEnd => Text.IndexOf('\n', Caret) is >= 0 and var end ? end : Text.Length;

    /// <summary>Whether the caret is on the first line.</summary>
    public bool IsOnFirstLine => LineStart == 0;

    /// <summary>Whether the caret is on the last line.</summary>
    public bool IsOnLastLine => LineEnd == Text.Length;

    /// <summary>Puts a text in at the caret. What is typed letter by letter is undone word by word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="typed">Whether it was typed, in contrast to pasted or chosen.</param>
    public void Insert(string text, bool typed)
    {
        var goesOn = typed && isTyping && !string.IsNullOrWhiteSpace(text);
        Change(Caret, 0, text, goesOn);
        isTyping = typed;
    }

    /// <summary>Puts a text in place of a stretch, with the caret behind it.</summary>
    public void Replace(int start, int length, string text) => Change(start, length, text, goesOn: false);

    /// <summary>Takes a stretch out and returns it.</summary>
    public string Remove(int start, int end)
    {
        var removed = Text[start..end];
        if (removed.Length > 0)
        {
            Change(start, end - start, "", goesOn: false);
        }

        return removed;
    }

    /// <summary>Shows another text, as a step that can be undone.</summary>
    public void Show(string text, int caret)
    {
        Replace(0, Text.Length, text);
        Caret = caret;
    }

    /// <summary>Moves the caret.</summary>
    public void MoveTo(int caret)
    {
        Caret = Math.Clamp(caret, 0, Text.Length);
        isTyping = false;
    }

    /// <summary>Moves the caret a line up or down, keeping its column where the line is long enough.</summary>
    public void MoveByLine(int direction)
    {
        var column = Graphemes.Width(Text[LineStart..Caret]);
        var start = direction < 0 ? (LineStart < 2 ? 0 : Text.LastIndexOf('\n', LineStart - 2) + 1) : LineEnd + 1;
        MoveTo(start);
        var end = LineEnd;
        for (var next = Graphemes.Next(Text, Caret); Caret < end && Graphemes.Width(Text[start..next]) <= column; next = Graphemes.Next(Text, Caret))
        {
            MoveTo(next);
        }
    }

    /// <summary>Takes the last change back.</summary>
    public void Undo()
    {
        isTyping = false;
        if (before.TryPop(out var earlier))
        {
            (Text, Caret) = earlier;
        }
    }

    private void Change(int start, int length, string text, bool goesOn)
    {
        if (!goesOn)
        {
            before.Push((Text, Caret));
        }

        Text = string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(start + length));
        Caret = start + text.Length;
        isTyping = false;
    }
}
