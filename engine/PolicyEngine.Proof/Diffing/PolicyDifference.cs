using System.Collections.Immutable;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Runtime;

namespace PolicyEngine.Proof.Diffing;

/// <summary>What a result comes to.</summary>
public enum ResultKind
{
    /// <summary>An option, yes or no: <see cref="ResultState.Value"/> says which.</summary>
    Option,

    /// <summary>A value.</summary>
    Value,

    /// <summary>It does not apply.</summary>
    NotApplicable,

    /// <summary>It has no value although each fact that it needs is given.</summary>
    Open,

    /// <summary>It breaks.</summary>
    Fault,
}

/// <summary>What a result comes to under one of the policies.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Value">Of an option its name, of a yes/no <c>yes</c> or <c>no</c>; empty otherwise.</param>
public sealed record ResultState(ResultKind Kind, string Value = "");

/// <summary>Whether an amount, a number or a date is more than it was.</summary>
public enum ChangeSense
{
    /// <summary>Another value, neither more nor less.</summary>
    Other,

    /// <summary>More, or later.</summary>
    More,

    /// <summary>Less, or earlier.</summary>
    Less,
}

/// <summary>A case that comes out otherwise, as each policy takes it.</summary>
/// <param name="Day">The day of the decision.</param>
/// <param name="Was">The facts under the old policy.</param>
/// <param name="Now">The facts under the new policy.</param>
public sealed record ChangedCase(DateOnly Day, FactSet Was, FactSet Now);

/// <summary>One way in which cases of a class come out otherwise.</summary>
/// <param name="Was">The rule that decides under the old policy; <c>otherwise</c>, or empty for no rule.</param>
/// <param name="Now">The rule that decides under the new policy.</param>
/// <param name="Case">A case.</param>
public sealed record ChangedWay(string Was, string Now, ChangedCase Case);

/// <summary>A class of cases whose decision changes.</summary>
public sealed record DecisionChange
{
    /// <summary>The name of the result: <c>outcome</c>, a part or an output.</summary>
    public required string Result { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>What it came to.</summary>
    public required ResultState Was { get; init; }

    /// <summary>What it comes to.</summary>
    public required ResultState Now { get; init; }

    /// <summary>Whether a value is more or less.</summary>
    public ChangeSense Sense { get; init; }

    /// <summary>By which rules, each with a case; the first case stands for the class.</summary>
    public required ImmutableArray<ChangedWay> Ways { get; init; }

    /// <summary>The figures each of which alone makes the change: as it was, none of these cases came out otherwise.</summary>
    public ImmutableArray<string> Figures { get; init; } = [];
}

/// <summary>A class of cases of which it was not decided whether there are any.</summary>
/// <param name="Result">The name of the result.</param>
/// <param name="Was">What it came to.</param>
/// <param name="Now">What it comes to.</param>
/// <param name="Sense">Whether a value is more or less.</param>
/// <param name="Reason">Why, in words that follow "not decided: ".</param>
public sealed record UndecidedChange(string Result, ResultState Was, ResultState Now, ChangeSense Sense, string Reason);

/// <summary>What kind of piece of a policy changed.</summary>
public enum PieceKind
{
    /// <summary>The days in force.</summary>
    Days,

    /// <summary>A fact.</summary>
    Fact,

    /// <summary>A figure.</summary>
    Parameter,

    /// <summary>A definition, group of criteria, table, matrix or scale of bands.</summary>
    Definition,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>An outcome, part or output.</summary>
    Result,

    /// <summary>The scripts.</summary>
    Scripts,

    /// <summary>A guarantee.</summary>
    Guarantee,
}

/// <summary>What was changed in a piece of a policy, whatever that does to decisions.</summary>
/// <param name="Kind">The kind of piece.</param>
/// <param name="Name">Its name; of a rule its id.</param>
/// <param name="Was">How it was; empty for what has come.</param>
/// <param name="Now">How it is; empty for what is gone.</param>
public sealed record PieceChange(PieceKind Kind, string Name, string Was, string Now);

/// <summary>What another version of a policy changes, for all cases that both versions take, on all days on which both are in force.</summary>
public sealed record PolicyDifference
{
    /// <summary>The old policy.</summary>
    public required CompiledPolicy Old { get; init; }

    /// <summary>The new policy.</summary>
    public required CompiledPolicy New { get; init; }

    /// <summary>The first day compared; <see langword="null"/> where the two are never in force together.</summary>
    public DateOnly? First { get; init; }

    /// <summary>The last day compared.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>The classes of cases whose decision changes.</summary>
    public ImmutableArray<DecisionChange> Changes { get; init; } = [];

    /// <summary>The classes of which it was not decided whether there are any.</summary>
    public ImmutableArray<UndecidedChange> Undecided { get; init; } = [];

    /// <summary>The results that only one of the policies gives, or that are of another type.</summary>
    public ImmutableArray<PieceChange> Results { get; init; } = [];

    /// <summary>What was changed in the policy.</summary>
    public ImmutableArray<PieceChange> Pieces { get; init; } = [];

    /// <summary>The facts whose range a policy leaves open, so that one was taken.</summary>
    public ImmutableArray<string> TakenRanges { get; init; } = [];

    /// <summary>Whether it is proved that no decision changes.</summary>
    public bool IsProvedSame => First is not null && Changes.IsEmpty && Undecided.IsEmpty && Results.IsEmpty;
}
