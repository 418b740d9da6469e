
namespace PolicyEngine.LineEditing;

/// <summary>What the editor waits for: a closed set.</summary>
public abstract record EditorEvent
{
    private EditorEvent()
    {
    }

    /// <summary>A key or a paste.</summary>
    public sealed record Pressed(EditorKey Key) : EditorEvent;

    /// <summary>The terminal may have another size.</summary>
    public sealed record Resized : EditorEvent;

    /// <summary>The session was stopped and goes on; others have written to the terminal meanwhile.</summary>
    public sealed record Continued : EditorEvent;

    /// <summary>Something to be shown above what is being written.</summary>
    public sealed record Noticed(string Text) : EditorEvent;

    /// <summary>The colours of a text.</summary>
    public sealed record Classified(string Text, IReadOnlyList<EditorStretch> Stretches) : EditorEvent;

    /// <summary>The choices at a place of a text.</summary>
    /// <param name="Text">The text they were asked for.</param>
    /// <param name="Caret">The place.</param>
    /// <param name="List">The choices.</param>
    /// <param name="WasAsked">Whether a person asked, in contrast to a list that opens by itself.</param>
    public sealed record Completed(string Text, int Caret, EditorChoices List, bool WasAsked) : EditorEvent;

    /// <summary>There are no more keys: the terminal is gone.</summary>
    public sealed record Gone : EditorEvent;
}
