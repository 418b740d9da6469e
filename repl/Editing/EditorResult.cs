namespace PolicyEngine.Repl.Editing;

/// <summary>How the writing of a text ended: a closed set.</summary>
internal abstract record EditorResult
{
    private EditorResult()
    {
    }

    /// <summary>A text to be done.</summary>
    internal sealed record Submitted(string Text) : EditorResult;

    /// <summary>The text was given up.</summary>
    internal sealed record Cancelled : EditorResult;

    /// <summary>The person is done, or the terminal is gone.</summary>
    internal sealed record Ended : EditorResult;
}
