using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Language.Syntax;

/// <summary>A transition. One of <see cref="On"/>, <see cref="Outcomes"/>, <see cref="Automatic"/> and <see cref="PartsEnded"/> is set.</summary>
public sealed record TransitionSyntax
{
    /// <summary>What it does with the state.</summary>
    public TransitionKind Kind { get; init; }

    /// <summary>The states that it leads from.</summary>
    public ImmutableArray<Written<string>> From { get; init; } = [];

    /// <summary>The trigger.</summary>
    public Written<string>? On { get; init; }

    /// <summary>The answers of the decision under which it is taken by itself.</summary>
    public ImmutableArray<Written<string>> Outcomes { get; init; } = [];

    /// <summary>Whether it is taken by itself.</summary>
    public bool Automatic { get; init; }

    /// <summary>Whether it waits for the parts of a split case.</summary>
    public bool PartsEnded { get; init; }

    /// <summary>The state that it leads to.</summary>
    public Written<string>? To { get; init; }

    /// <summary>The guard.</summary>
    public TextSyntax? When { get; init; }

    /// <summary>What is said when the guard does not hold, or why nothing happens.</summary>
    public TextSyntax? Refusal { get; init; }

    /// <summary>What happens between leaving and entering.</summary>
    public ImmutableArray<StepSyntax> Steps { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>The whole entry.</summary>
    public required SourceSpan Span { get; init; }
}

/// <summary>A step.</summary>
public sealed record StepSyntax
{
    /// <summary>What it does.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>The notification that is sent.</summary>
    public Written<string>? Notify { get; init; }

    /// <summary>The fact that is set, or says whether the case was drawn, or the list that is split.</summary>
    public Written<string>? Fact { get; init; }

    /// <summary>The value that is set, or the rate of a sample.</summary>
    public TextSyntax? Value { get; init; }

    /// <summary>How the value that is set is rounded; <see langword="null"/> for not at all.</summary>
    public RoundingSyntax? Rounded { get; init; }

    /// <summary>The field that names a part.</summary>
    public Written<string>? Key { get; init; }

    /// <summary>The state in which a part begins.</summary>
    public Written<string>? Into { get; init; }

    /// <summary>The step's key.</summary>
    public required SourceSpan Span { get; init; }
}

/// <summary>A deadline. One of <see cref="Within"/> and <see cref="At"/> is set.</summary>
public sealed record DeadlineSyntax
{
    /// <summary>Its name.</summary>
    public required Written<string> Name { get; init; }

    /// <summary>Its words; empty when left out.</summary>
    public string Title { get; init; } = "";

    /// <summary>The states whose entry starts it.</summary>
    public ImmutableArray<Written<string>> Starts { get; init; } = [];

    /// <summary>The states whose entry ends it.</summary>
    public ImmutableArray<Written<string>> Ends { get; init; } = [];

    /// <summary>The amount of time.</summary>
    public DurationSyntax? Within { get; init; }

    /// <summary>The day on which it is due.</summary>
    public TextSyntax? At { get; init; }

    /// <summary>The time of that day.</summary>
    public TimeOnly Time { get; init; }

    /// <summary>The calendar; <see langword="null"/> for the lifecycle's own.</summary>
    public Written<string>? Calendar { get; init; }

    /// <summary>The states in which the clock stands still.</summary>
    public ImmutableArray<Written<string>> Pauses { get; init; } = [];

    /// <summary>How long after the start a pause may begin.</summary>
    public DurationSyntax? PauseWithin { get; init; }

    /// <summary>The trigger that is fired when it is due.</summary>
    public Written<string>? Then { get; init; }

    /// <summary>The reminders.</summary>
    public ImmutableArray<ReminderSyntax> Reminders { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];
}

/// <summary>A reminder.</summary>
/// <param name="Before">How long before the deadline.</param>
/// <param name="Notify">The notification that is sent.</param>
public sealed record ReminderSyntax(DurationSyntax Before, Written<string> Notify);

/// <summary>An amount of time: an expression and a unit.</summary>
/// <param name="Amount">The amount, a whole number.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Span">Both together.</param>
public sealed record DurationSyntax(TextSyntax Amount, DurationUnit Unit, SourceSpan Span);
