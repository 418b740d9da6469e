using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Cases;

/// <summary>Why a trigger was refused.</summary>
public enum RefusalKind
{
    /// <summary>There is no such policy, or it has no lifecycle.</summary>
    UnknownPolicy,

    /// <summary>The policy has no such trigger.</summary>
    UnknownTrigger,

    /// <summary>The role may not fire it, or nobody may.</summary>
    WrongRole,

    /// <summary>The state has no way for it.</summary>
    NotPermitted,

    /// <summary>A fact that came with it is wrong.</summary>
    WrongFact,

    /// <summary>A fact came with it that it does not take, or that is not for the role to give.</summary>
    FactNotTaken,

    /// <summary>A fact that must come with it is missing.</summary>
    FactMissing,

    /// <summary>A reason must be given.</summary>
    ReasonMissing,

    /// <summary>The outcome is missing, is none of the policy's, or is given where nothing is decided.</summary>
    WrongOutcome,

    /// <summary>It must be somebody else than the one who fired another trigger.</summary>
    SamePerson,

    /// <summary>The policy's condition does not hold.</summary>
    GuardUnmet,

    /// <summary>Something must be known first.</summary>
    GuardUnknown,

    /// <summary>The policy broke.</summary>
    Faulted,

    /// <summary>The case has ended.</summary>
    Ended,

    /// <summary>The case's personal data was erased.</summary>
    Erased,

    /// <summary>The case is not in a state for this.</summary>
    NotNow,

    /// <summary>The policy has no such role.</summary>
    UnknownRole,

    /// <summary>The caller's key was used before for something else.</summary>
    KeyUsed,

    /// <summary>A name or a reason holds a character that is not seen.</summary>
    WrongWords,
}

/// <summary>Why nothing was done, in the officer's words. Nothing has changed.</summary>
public sealed record CaseRefusal
{
    /// <summary>Which kind.</summary>
    public required RefusalKind Kind { get; init; }

    /// <summary>Why, in plain words; without the values of facts, so that it may go into a log, except where the policy's own sentence shows one.</summary>
    public required string Message { get; init; }

    /// <summary>What to do next; may be empty.</summary>
    public string Help { get; init; } = "";

    /// <summary>What is not known yet and would settle it.</summary>
    public ImmutableArray<MissingInput> Missing { get; init; } = [];

    /// <summary>What is permitted instead.</summary>
    public ImmutableArray<PermittedTrigger> Permitted { get; init; } = [];

    /// <summary>What is wrong with the facts, with their values, for whoever gave them.</summary>
    public ImmutableArray<PolicyDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>What broke.</summary>
    public ImmutableArray<DecisionFault> Faults { get; init; } = [];

    /// <summary>What the refusal rests on.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];
}

/// <summary>A trigger that a state permits.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">The words people read.</param>
/// <param name="Roles">The roles that may fire it; empty for one that only deadlines fire.</param>
public sealed record PermittedTrigger(string Name, string Title, ImmutableArray<string> Roles);
