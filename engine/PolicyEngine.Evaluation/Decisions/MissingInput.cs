using System.Collections.Immutable;
using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>Why something is missing.</summary>
public enum MissingKind
{
    /// <summary>A fact that was not asked or is not known.</summary>
    Fact,

    /// <summary>A parameter without a value for the day, or for the key.</summary>
    Parameter,

    /// <summary>A calendar that does not know a day.</summary>
    Calendar,

    /// <summary>A table that says nothing about these values, or leaves them undecided.</summary>
    TableGap,

    /// <summary>A fact, part or output that is needed though it does not apply.</summary>
    NotApplicable,

    /// <summary>Rules of which none applies, without an otherwise.</summary>
    PolicySilent,

    /// <summary>The policy is not in force on the day.</summary>
    PolicyNotInForce,

    /// <summary>A smallest or largest value of nothing.</summary>
    EmptyList,
}

/// <summary>Something that could still change the answer.</summary>
/// <param name="Kind">What is missing.</param>
/// <param name="Name">The name of the fact, parameter, table, part or output; the policy's id where it is not in force.</param>
/// <param name="Message">What is missing, in plain words.</param>
/// <param name="Question">The question to ask; empty unless it is a fact.</param>
/// <param name="Help">Help beside the question; may be empty.</param>
/// <param name="Key">For a parameter by key, the key as text; <see langword="null"/> otherwise.</param>
/// <param name="State">For a fact, whether it was asked; <see cref="FactState.NotAsked"/> otherwise.</param>
/// <param name="After">The facts that decide whether it applies, which stand before it.</param>
/// <param name="Why">The rules that need it, as <c>block/rule</c>; the names of parts and outputs without rules.</param>
/// <param name="Paths">For a list, the fields of records that are missing, counted from 1.</param>
public sealed record MissingInput(
    MissingKind Kind,
    string Name,
    string Message,
    string Question,
    string Help,
    string? Key,
    FactState State,
    ImmutableArray<string> After,
    ImmutableArray<string> Why,
    ImmutableArray<string> Paths)
{
    /// <summary>Of a parameter that was read on another day than that of the decision, the day.</summary>
    public DateOnly? Day { get; init; }
}
