namespace PolicyEngine.Repl.Session;

/// <summary>What came of a line: a closed set, so that every loop shows every kind.</summary>
internal abstract record ReplReply
{
    private ReplReply()
    {
    }

    /// <summary>Nothing to show.</summary>
    internal sealed record Quiet : ReplReply;

    /// <summary>Data to show, for standard output.</summary>
    /// <param name="Text">Whole lines, painted where colours are allowed, without a last line break.</param>
    internal sealed record Shown(string Text) : ReplReply;

    /// <summary>The line could not be done; what was there before stands. For standard error.</summary>
    /// <param name="Message">What is wrong: lower case, no full stop.</param>
    /// <param name="Help">What to do next; may be empty.</param>
    /// <param name="Start">Where in the submitted text it is, or -1.</param>
    /// <param name="Length">How long that stretch is.</param>
    /// <param name="ExitCode">What a piped session that stops here exits with: one of <see cref="ExitCodes"/>.</param>
    internal sealed record Refused(string Message, string Help, int Start = -1, int Length = 0, int ExitCode = ExitCodes.Usage) : ReplReply;

    /// <summary>A text for the person's own editor; the loop opens it and tells the evaluator nothing: a saved file is noticed.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Line">The line, from 1.</param>
    internal sealed record OpenEditor(string Path, int Line) : ReplReply;

    /// <summary>The session is over.</summary>
    internal sealed record Ended : ReplReply;
}
