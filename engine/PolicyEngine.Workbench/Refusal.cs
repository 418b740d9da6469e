using PolicyEngine.Diagnostics;
using PolicyEngine.Testing;

namespace PolicyEngine.Workbench;

/// <summary>Why something that was asked for is not done.</summary>
public enum RefusalCause
{
    /// <summary>What was asked for, or the facts given, cannot be used.</summary>
    WrongUse,

    /// <summary>A policy does not compile.</summary>
    PolicyErrors,

    /// <summary>A decision, or an expression, broke.</summary>
    Broke,

    /// <summary>Interrupted.</summary>
    Interrupted,

    /// <summary>The engine itself broke.</summary>
    EngineFault,
}

/// <summary>Something that is not done, and why, as data. Whoever shows it finds the words here and the problems with their places.</summary>
/// <param name="Message">What is wrong: lower case, no full stop; empty where the problems say it all.</param>
/// <param name="Help">What to do next; may be empty.</param>
/// <param name="Cause">Which kind of refusal it is.</param>
public sealed record Refusal(string Message, string Help = "", RefusalCause Cause = RefusalCause.WrongUse) : Problem(Message, Help)
{
    /// <summary>The problems, the first ones where there are very many; empty for none.</summary>
    public IReadOnlyList<PolicyDiagnostic> Problems { get; init; } = [];

    /// <summary>How many further problems there are.</summary>
    public int FurtherProblems { get; init; }

    /// <summary>What follows from the problems, in words; may be empty.</summary>
    public string Closing { get; init; } = "";

    /// <summary>The case that does not pass, where that is why; <see langword="null"/> otherwise.</summary>
    public CaseResult? Failing { get; init; }

    /// <summary>What was loaded, where policies have errors; <see langword="null"/> otherwise.</summary>
    public LoadResult? Unloaded { get; init; }
}
