using System.Text;

namespace PolicyEngine.LineEditing;

/// <summary>
/// Keeps a block of rows on the screen, from the row where it began. Only rows that differ are written; a block that grows at the bottom moves the screen up, and never writes over what stands above it.
/// </summary>
internal sealed class BlockPainter(IScreen screen)
{
    private IReadOnlyList<ScreenRow> painted = [];
    private int cursorRow;
    private int cursorColumn;
    private int paintedWidth;

    /// <summary>Shows the rows with the cursor at its place.</summary>
    /// <param name="rows">The rows, no more than the screen has and at least one.</param>
    /// <param name="caretRow">The cursor's row among them.</param>
    /// <param name="caretColumn">The cursor's column.</param>
    public void Paint(IReadOnlyList<ScreenRow> rows, int caretRow, int caretColumn)
    {
        var text = new StringBuilder();
        AfterResize(text);
        var known = Math.Max(painted.Count, 1);
        for (var row = 0; row < rows.Count; row++)
        {
            if (row >= painted.Count || painted[row] != rows[row])
            {
                Move(text, row, known);
                known = Math.Max(known, row + 1);
                text.Append(Ansi.Return).Append(rows[row].Painted);

                // Clearing behind a full row would take its last character.
                text.Append(rows[row].Width < screen.Width ? Ansi.ClearRow : Ansi.Return);
            }
        }

        if (rows.Count < painted.Count)
        {
            Move(text, rows.Count, known);
            text.Append(Ansi.Return).Append(Ansi.ClearBelow);
        }

        if (text.Length > 0)
        {
            text.Insert(0, Ansi.HideCursor).Append(Ansi.ShowCursor);
        }

        if (text.Length > 0 || (caretRow, caretColumn) != (cursorRow, cursorColumn))
        {
            Move(text, caretRow, known);
            screen.Write(text.Append(Ansi.Column(caretColumn)).ToString());
        }

        (painted, cursorColumn, paintedWidth) = (rows, caretColumn, screen.Width);
    }

    /// <summary>Takes the block off the screen; the cursor stands where it began.</summary>
    public void Clear()
    {
        var text = new StringBuilder();
        AfterResize(text);
        Move(text, 0, Math.Max(painted.Count, 1));
        screen.Write(text.Append(Ansi.Return).Append(Ansi.ClearBelow).ToString());
        Forget();
    }

    /// <summary>Leaves the block where it is; the cursor stands on the row below it.</summary>
    public void Leave()
    {
        var text = new StringBuilder();
        AfterResize(text);
        Move(text, Math.Max(painted.Count, 1) - 1, Math.Max(painted.Count, 1));
        screen.Write(text.Append(Ansi.NewRow).ToString());
        Forget();
    }

    /// <summary>Clears the whole screen; the block begins again in the first row.</summary>
    public void ClearScreen()
    {
        screen.Write(Ansi.ClearScreen);
        Forget();
    }

    /// <summary>Leaves what is on the screen to others; the block begins again where the cursor is.</summary>
    public void Forget() => (painted, cursorRow, cursorColumn) = ([], 0, 0);

    // After another width nothing is where it was: the block is taken off and drawn again from where its first row is now.
    private void AfterResize(StringBuilder text)
    {
        if (painted.Count == 0 || paintedWidth == screen.Width)
        {
            return;
        }

        var above = cursorRow;
        if (screen.Reflows && screen.Width < paintedWidth)
        {
            above = painted.Take(cursorRow).Sum(row => Math.Max(1, RowsOf(row.Width))) + (cursorColumn / screen.Width);
        }

        text.Append(Ansi.Rows(-Math.Min(above, screen.Height - 1))).Append(Ansi.Return).Append(Ansi.ClearBelow);
        Forget();
    }

    private int RowsOf(int columns) => (columns + screen.Width - 1) / screen.Width;

    // Rows that are not there yet are made by line breaks, which move the screen up at its bottom.
    private void Move(StringBuilder text, int row, int known)
    {
        text.Append(Ansi.Rows(Math.Min(row, known - 1) - cursorRow));
        for (var made = known; made <= row; made++)
        {
            text.Append(Ansi.NewRow);
        }

        cursorRow = row;
    }
}
