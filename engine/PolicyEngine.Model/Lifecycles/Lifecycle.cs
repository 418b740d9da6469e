using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>
/// How a case of a policy lives: states, who may do what in them, what follows by itself, and by when. Data only; everything that is an expression is an <see cref="Item"/> of kind
/// <see cref="ItemKind.Lifecycle"/> of the same policy, named here by its place in <see cref="PolicyModel.Items"/>, so that a guard means, explains and misses what a condition of a rule does. Places of -1 mean none.
/// </summary>
public sealed record Lifecycle
{
    /// <summary>The id of the base lifecycle that it extends; empty for none.</summary>
    public string Base { get; init; } = "";

    /// <summary>The roles that people have in a case.</summary>
    public ImmutableArray<CaseRole> Roles { get; init; } = [];

    /// <summary>The states; a state's number is its place.</summary>
    public ImmutableArray<LifecycleState> States { get; init; } = [];

    /// <summary>The state in which a case begins; a leaf.</summary>
    public int InitialState { get; init; }

    /// <summary>The triggers; a trigger's number is its place.</summary>
    public ImmutableArray<LifecycleTrigger> Triggers { get; init; } = [];

    /// <summary>The transitions in the order written; of several that could be taken, the order decides nothing: two whose guards hold are a fault.</summary>
    public ImmutableArray<LifecycleTransition> Transitions { get; init; } = [];

    /// <summary>The deadlines.</summary>
    public ImmutableArray<LifecycleDeadline> Deadlines { get; init; } = [];

    /// <summary>The texts that are sent.</summary>
    public ImmutableArray<Notification> Notifications { get; init; } = [];

    /// <summary>The calendars that deadlines count by.</summary>
    public ImmutableArray<WorkingCalendar> Calendars { get; init; } = [];

    /// <summary>The lifecycle's own calendar, by its place: deadlines that name no other count by it. -1 for none: days are those of <see cref="PolicyModel.Zone"/>.</summary>
    public int Calendar { get; init; } = -1;

    /// <summary>How long personal data is kept after a case has ended; <see langword="null"/> where the policy does not say.</summary>
    public CaseRetention? Retention { get; init; }
}

/// <summary>A role in a case.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">The words people read.</param>
public sealed record CaseRole(string Name, string Title)
{
    /// <summary>Why the names of those who act in the role stay when the personal data of a case is erased; empty where they go with it.</summary>
    public string KeepAfterErasing { get; init; } = "";

    /// <summary>The role under which deadlines fire triggers; always there, and nobody's.</summary>
    public const string Clock = "clock";

    /// <summary>The role under which automatic transitions are recorded; always there, and nobody's.</summary>
    public const string System = "system";
}

/// <summary>A state.</summary>
public sealed record LifecycleState
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The words people read.</summary>
    public required string Title { get; init; }

    /// <summary>The state that it is a substate of; -1 for none.</summary>
    public int Parent { get; init; } = -1;

    /// <summary>For a state with substates, the substate in which it begins; -1 for a leaf.</summary>
    public int Initial { get; init; } = -1;

    /// <summary>Whether the case ends here: no trigger, no deadline.</summary>
    public bool IsFinal { get; init; }

    /// <summary>What happens on the way in.</summary>
    public ImmutableArray<LifecycleStep> Entry { get; init; } = [];

    /// <summary>What happens on the way out.</summary>
    public ImmutableArray<LifecycleStep> Exit { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }
}

/// <summary>Something that somebody, or a deadline, can do to a case.</summary>
public sealed record LifecycleTrigger
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The words people read, in the imperative: <c>Send the application</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The roles that may fire it, by place; empty for one that only deadlines fire.</summary>
    public ImmutableArray<int> By { get; init; } = [];

    /// <summary>The facts that come with it: its typed arguments, typed, limited and asked as facts are.</summary>
    public ImmutableArray<TriggerArgument> Takes { get; init; } = [];

    /// <summary>Whether any fact may come with it.</summary>
    public bool TakesAnyFact { get; init; }

    /// <summary>Whether the facts that the open information request names may come with it.</summary>
    public bool TakesRequested { get; init; }

    /// <summary>Whether a reason must be given.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>Whether the one who fires it decides the case: an outcome and a reason must be given, and the engine's own view stays on record beside it.</summary>
    public bool Decides { get; init; }

    /// <summary>The triggers whose last firing must have been by another person.</summary>
    public ImmutableArray<int> OtherThan { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }
}

/// <summary>A fact that comes with a trigger.</summary>
/// <param name="Fact">The fact's place in <see cref="PolicyModel.Facts"/>.</param>
/// <param name="IsRequired">Whether the trigger cannot be fired without it.</param>
public sealed record TriggerArgument(int Fact, bool IsRequired);
