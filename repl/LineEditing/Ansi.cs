using System.Globalization;

namespace PolicyEngine.LineEditing;

/// <summary>The sequences that the editor writes: all of them, and no others.</summary>
public static class Ansi
{
    /// <summary>Back to the first column.</summary>
    public const char Return = '\r';

    /// <summary>Down a row; at the bottom the screen moves up.</summary>
    public const string NewRow = "\r\n";

    /// <summary>Clears from the cursor to the end of the row.</summary>
    public const string ClearRow = "\u001b[K";

    /// <summary>Clears from the cursor to the end of the screen.</summary>
    public const string ClearBelow = "\u001b[J";

    /// <summary>Clears the screen, with the cursor in its first corner.</summary>
    public const string ClearScreen = "\u001b[H\u001b[2J";

    /// <summary>Hides the cursor while rows are drawn.</summary>
    public const string HideCursor = "\u001b[?25l";

    /// <summary>Shows the cursor.</summary>
    public const string ShowCursor = "\u001b[?25h";

    /// <summary>Asks the terminal to put pastes in brackets.</summary>
    public const string PastesBracketed = "\u001b[?2004h";

    /// <summary>Takes that back.</summary>
    public const string PastesPlain = "\u001b[?2004l";

    /// <summary>Colours and weights as they were at first.</summary>
    public const string PlainStyle = "\u001b[0m";

    /// <summary>Arrow keys as other programs expect them.</summary>
    public const string KeysPlain = "\u001b[?1l\u001b>";

    /// <summary>Moves up or down; nothing for 0.</summary>
    public static string Rows(int count) => count == 0 ? "" : $"\u001b[{Number(Math.Abs(count))}{(count < 0 ? 'A' : 'B')}";

    /// <summary>Moves to a column, from 0.</summary>
    public static string Column(int column) => $"\u001b[{Number(column + 1)}G";

    /// <summary>A colour or weight by its numbers.</summary>
    public static string Style(string numbers) => $"\u001b[{numbers}m";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
