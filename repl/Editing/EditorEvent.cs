using PolicyEngine.Repl.Session;

namespace PolicyEngine.Repl.Editing;

/// <summary>What the editor waits for: a closed set.</summary>
internal abstract record EditorEvent
{
    private EditorEvent()
    {
    }

    /// <summary>A key or a paste.</summary>
    internal sealed record Pressed(EditorKey Key) : EditorEvent;

    /// <summary>The terminal may have another size.</summary>
    internal sealed record Resized : EditorEvent;

    /// <summary>The session was stopped and goes on; others have written to the terminal meanwhile.</summary>
    internal sealed record Continued : EditorEvent;

    /// <summary>Something to be shown above what is being written.</summary>
    internal sealed record Noticed(string Text) : EditorEvent;

    /// <summary>The colours of a text.</summary>
    internal sealed record Classified(string Text, IReadOnlyList<TextStretch> Stretches) : EditorEvent;

    /// <summary>The choices at a place of a text.</summary>
    /// <param name="Text">The text they were asked for.</param>
    /// <param name="Caret">The place.</param>
    /// <param name="List">The choices.</param>
    /// <param name="WasAsked">Whether a person asked, in contrast to a list that opens by itself.</param>
    internal sealed record Completed(string Text, int Caret, CompletionList List, bool WasAsked) : EditorEvent;

    /// <summary>There are no more keys: the terminal is gone.</summary>
    internal sealed record Gone : EditorEvent;
}
