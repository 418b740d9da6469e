using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Repl.Session;

/// <summary>How a session starts.</summary>
internal sealed record SessionOptions
{
    /// <summary>The policy, as on the command line; <see langword="null"/> for none yet.</summary>
    public string? Pack { get; init; }

    /// <summary>Where policies are looked for; none for the default.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The day of the decisions; <see langword="null"/> for today.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>A file with the first case's facts; <see langword="null"/> for none.</summary>
    public string? FactsFile { get; init; }

    /// <summary>Whether answers are kept back until somebody asks for them.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Whether C# is not held to what a policy may use.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>Whether files that change are loaded again by themselves.</summary>
    public bool Watches { get; init; }
}
