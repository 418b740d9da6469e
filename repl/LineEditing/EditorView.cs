
namespace PolicyEngine.LineEditing;

/// <summary>Shows what is being written, with whatever stands below it, in as much of the screen as there is.</summary>
public sealed class EditorView(IScreen screen, EditorColours colours)
{
    private const int FewestBelow = 5;
    private readonly BlockPainter painter = new(screen);

    /// <summary>The colours.</summary>
    public EditorColours Colours => colours;

    /// <summary>Draws.</summary>
    /// <param name="prompt">The words before the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="caret">The caret in it.</param>
    /// <param name="stretches">The kinds of its stretches.</param>
    /// <param name="below">Makes the rows below it, for a width and a greatest number; <see langword="null"/> for none.</param>
    public void Show(string prompt, string text, int caret, IReadOnlyList<EditorStretch> stretches, Func<int, int, IReadOnlyList<ScreenRow>>? below)
    {
        var layout = EditorLayout.Of(prompt, text, caret, stretches, colours, screen.Width);
        var most = Math.Max(screen.Height - layout.Rows.Count, Math.Min(FewestBelow, screen.Height - 1));
        var under = below?.Invoke(screen.Width, most) ?? [];

        // A text higher than the screen is shown around its caret.
        var room = screen.Height - under.Count;
        var first = Math.Clamp(layout.CaretRow - room + 1, 0, Math.Max(0, layout.Rows.Count - room));
        painter.Paint([.. layout.Rows.Skip(first).Take(room), .. under], layout.CaretRow - first, layout.CaretColumn);
    }

    /// <summary>Shows whole lines above what is being written; it has to be drawn again afterwards.</summary>
    public void ShowAbove(string lines)
    {
        painter.Clear();
        screen.Write(lines.ReplaceLineEndings(Ansi.NewRow) + Ansi.NewRow);
    }

    /// <summary>Leaves the text on the screen and goes to the row below it.</summary>
    public void Leave() => painter.Leave();

    /// <summary>Takes up a terminal that others have had; what is being written has to be drawn again, where the cursor is now.</summary>
    public void BeginAgain()
    {
        painter.Forget();
        screen.Write(Ansi.PastesBracketed);
    }

    /// <summary>Clears the screen; what is being written has to be drawn again.</summary>
    public void ClearScreen() => painter.ClearScreen();
}
