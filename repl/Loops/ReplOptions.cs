namespace PolicyEngine.Repl.Loops;

/// <summary>How a session is held.</summary>
internal sealed record ReplOptions
{
    /// <summary>Whether lines are read as the terminal reads them, without redrawing: for screen readers.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether piped input goes on after a line that was refused.</summary>
    public bool KeepsGoing { get; init; }

    /// <summary>Whether what is submitted is remembered for later sessions.</summary>
    public bool KeepsHistory { get; init; } = true;
}
