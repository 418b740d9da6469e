using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>How a session starts.</summary>
public sealed record SessionOptions
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

    /// <summary>Whether C# is not held to what a policy may use; <see cref="Code"/> then evaluates it.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>What evaluates C#, given how a policy as written is found; <see langword="null"/> for expressions in the policy's own language.</summary>
    public Func<Func<Policy, PolicySyntax?>, ICodeEvaluator>? Code { get; init; }

    /// <summary>Whether what C# needs is loaded in the background, since somebody sits in front.</summary>
    public bool WarmsUp { get; init; }

    /// <summary>Standard input, for facts of the name <c>-</c>.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>The keys of the line and what they do, a line each, for the help.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Whether files that change are loaded again by themselves.</summary>
    public bool Watches { get; init; }
}
