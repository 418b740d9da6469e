using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>What a transition does with the state.</summary>
public enum TransitionKind
{
    /// <summary>
    /// Leaves the state and enters another: exit steps, the transition's steps, entry steps. One that substates inherit can lead to where the case stands already: then nothing is left or entered, and only its own steps are done.
    /// </summary>
    Move,

    /// <summary>As a move, and where the case stands in the target already, it leaves that and enters it again.</summary>
    Reenter,

    /// <summary>Stays: only the transition's steps; deadlines run on.</summary>
    Stay,

    /// <summary>Nothing happens and nothing is recorded; said instead of refusing.</summary>
    Ignore,
}

/// <summary>A way from states to a state. With a trigger it is permitted; without one it is automatic and is looked at after every step of a firing until none holds.</summary>
public sealed record LifecycleTransition
{
    /// <summary>What it does.</summary>
    public TransitionKind Kind { get; init; }

    /// <summary>The states it leads from, by number. One from a state holds in its substates too, unless the substate has one of its own for the same trigger.</summary>
    public ImmutableArray<int> From { get; init; } = [];

    /// <summary>The trigger; -1 for an automatic one.</summary>
    public int Trigger { get; init; } = -1;

    /// <summary>The state it leads to; of a state with substates, its initial one is entered. -1 for <see cref="TransitionKind.Stay"/> and <see cref="TransitionKind.Ignore"/>.</summary>
    public int To { get; init; } = -1;

    /// <summary>For an automatic one, the answers of the state's decision under which it is taken; empty where it does not hang on one.</summary>
    public ImmutableArray<OutcomeCondition> Outcomes { get; init; } = [];

    /// <summary>For an automatic one: whether it waits until every part of a split case has ended.</summary>
    public bool WhenPartsEnded { get; init; }

    /// <summary>The guard's item; -1 for none.</summary>
    public int Guard { get; init; } = -1;

    /// <summary>What is said when the guard does not hold; for <see cref="TransitionKind.Ignore"/>, why nothing happens.</summary>
    public ReasonTemplate Refusal { get; init; } = ReasonTemplate.Empty;

    /// <summary>What happens between leaving and entering.</summary>
    public ImmutableArray<LifecycleStep> Steps { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }
}

/// <summary>An answer of a decision, as an automatic transition waits for it.</summary>
/// <param name="Kind">Which kind of answer.</param>
/// <param name="Outcome">For <see cref="OutcomeKind.Outcome"/>, the option's place; -1 otherwise.</param>
public readonly record struct OutcomeCondition(OutcomeKind Kind, int Outcome = -1);

/// <summary>The kinds of answers that a transition can wait for.</summary>
public enum OutcomeKind
{
    /// <summary>The outcome is settled and is this one.</summary>
    Outcome,

    /// <summary>The outcome is open, and questions can still settle it.</summary>
    Undetermined,

    /// <summary>The outcome is open, and asking cannot settle it: a person takes it on.</summary>
    NeedsPerson,

    /// <summary>The policy broke.</summary>
    Faulted,

    /// <summary>Everything that a policy works out is there; of a policy that only calculates.</summary>
    Determined,
}

/// <summary>What a step does.</summary>
public enum StepKind
{
    /// <summary>Decides the case from what is known, on the day of the firing.</summary>
    Decide,

    /// <summary>Opens an information request that names exactly what the last decision misses.</summary>
    RequestInformation,

    /// <summary>Sends a text.</summary>
    Notify,

    /// <summary>Draws the case, or not, for a check afterwards: the same cases on every machine.</summary>
    Sample,

    /// <summary>Sets a fact of the case to the value of an expression.</summary>
    Set,

    /// <summary>Makes a case of each record of a list, each with a fate of its own.</summary>
    Split,
}

/// <summary>A step on the way into, out of, or between states.</summary>
public sealed record LifecycleStep
{
    /// <summary>What it does.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>For <see cref="StepKind.Notify"/>, the notification's place; -1 otherwise.</summary>
    public int Notification { get; init; } = -1;

    /// <summary>For <see cref="StepKind.Set"/> the fact that is set, for <see cref="StepKind.Sample"/> the yes/no fact that says whether it was drawn, for <see cref="StepKind.Split"/> the list; -1 otherwise.</summary>
    public int Fact { get; init; } = -1;

    /// <summary>For <see cref="StepKind.Set"/> the value's item, for <see cref="StepKind.Sample"/> the rate's, a number from 0 to 1; -1 otherwise.</summary>
    public int Value { get; init; } = -1;

    /// <summary>For <see cref="StepKind.Split"/>, the state in which each part begins; -1 otherwise.</summary>
    public int Into { get; init; } = -1;

    /// <summary>For <see cref="StepKind.Split"/>, the record's field whose value names the part; empty otherwise.</summary>
    public string Key { get; init; } = "";

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }
}
