namespace PolicyEngine.LineEditing;

/// <summary>The keys as the help tells them: those worth knowing, with what they do.</summary>
public static class KeyHelp
{
    /// <summary>Keys and what they do.</summary>
    public static IReadOnlyList<(string Keys, string Does)> All { get; } =
    [
        ("Tab, Ctrl+Space", "complete what is being written, or go to the next choice; Shift+Tab goes back, Enter takes the one that is marked, Escape closes the list"),
        ("Enter", "submit a text that is whole, and otherwise go on in a new line"),
        ("Alt+Enter", "go on in a new line in any case"),
        ("Up, Down", "go through the lines of the text, then through what was submitted before and begins the same"),
        ("Ctrl+R", "search in what was submitted before"),
        ("Ctrl+C", "give up the line, or stop what is being worked out; the session goes on"),
        ("Ctrl+D", "end the session, on an empty line"),
        ("Ctrl+Z", "take the last change to the line back"),
        ("Ctrl+A, Ctrl+E", "go to the start or the end of the line, as Home and End do"),
        ("Ctrl+Left, Ctrl+Right", "go to the start or the end of a word"),
        ("Ctrl+W, Ctrl+U, Ctrl+K", "cut the word before, everything before, or everything behind; Ctrl+Y puts it in again"),
        ("Ctrl+L", "clear the screen"),
    ];
}
