namespace PolicyEngine.LineEditing;

/// <summary>What a key means.</summary>
internal enum EditCommand
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Puts the key's text in.</summary>
    Insert,

    /// <summary>One character to the left.</summary>
    Left,

    /// <summary>One character to the right.</summary>
    Right,

    /// <summary>To the start of the word.</summary>
    WordLeft,

    /// <summary>To the end of the word.</summary>
    WordRight,

    /// <summary>To the start of the line.</summary>
    Home,

    /// <summary>To the end of the line.</summary>
    End,

    /// <summary>A line, a choice or a remembered text up.</summary>
    Up,

    /// <summary>A line, a choice or a remembered text down.</summary>
    Down,

    /// <summary>A page of choices up.</summary>
    PageUp,

    /// <summary>A page of choices down.</summary>
    PageDown,

    /// <summary>Deletes the character before the caret.</summary>
    Backspace,

    /// <summary>Deletes the character after the caret.</summary>
    Delete,

    /// <summary>Deletes the character after the caret; with nothing written, ends the session.</summary>
    DeleteOrEnd,

    /// <summary>Cuts to the end of the line.</summary>
    CutToEnd,

    /// <summary>Cuts to the start of the line.</summary>
    CutToStart,

    /// <summary>Cuts back to the space before.</summary>
    CutRunBefore,

    /// <summary>Cuts back to the start of the word.</summary>
    CutWordBefore,

    /// <summary>Cuts to the end of the word.</summary>
    CutWordAfter,

    /// <summary>Puts the last cut in.</summary>
    PutIn,

    /// <summary>Exchanges the two characters around the caret.</summary>
    Transpose,

    /// <summary>Takes the last change back.</summary>
    Undo,

    /// <summary>Clears the screen.</summary>
    ClearScreen,

    /// <summary>Submits the text, or starts a new line when it is not whole.</summary>
    Submit,

    /// <summary>Starts a new line.</summary>
    NewLine,

    /// <summary>Completes, or goes to the next choice.</summary>
    Complete,

    /// <summary>Goes to the choice before.</summary>
    CompleteBack,

    /// <summary>Closes what is open.</summary>
    Close,

    /// <summary>Gives the text up.</summary>
    Cancel,

    /// <summary>Looks for a text in what was written before.</summary>
    Search,
}
