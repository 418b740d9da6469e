namespace PolicyEngine.LineEditing;

/// <summary>How the writing of a text ended: a closed set.</summary>
public abstract record EditorResult
{
    private EditorResult()
    {
    }

    /// <summary>A text to be done.</summary>
    public sealed record Submitted(string Text) : EditorResult;

    /// <summary>The text was given up.</summary>
    public sealed record Cancelled : EditorResult;

    /// <summary>The person is done, or the terminal is gone.</summary>
    public sealed record Ended : EditorResult;
}
