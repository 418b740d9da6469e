using System.CommandLine;

namespace PolicyEngine.Repl.Running;

/// <summary>A command with the examples and notes that its help shows.</summary>
internal sealed class PolicyCommand(string name, string description) : Command(name, description)
{
    /// <summary>Lines that work as they stand, each with what it does.</summary>
    public IReadOnlyList<(string Line, string Does)> Examples { get; init; } = [];

    /// <summary>Paragraphs below the options.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The exit codes of this command, each with what it means.</summary>
    public IReadOnlyList<(int Code, string Means)> Exits { get; init; } = [];

    /// <summary>Whether its answer is a text to read, and is shown in a pager where it would scroll.</summary>
    public bool IsRead { get; init; }
}
