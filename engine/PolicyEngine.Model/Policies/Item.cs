using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>What kind of named value an item is.</summary>
public enum ItemKind
{
    /// <summary>A named expression.</summary>
    Definition,

    /// <summary>All of, any of, at least n of.</summary>
    Criteria,

    /// <summary>A decision table.</summary>
    Table,

    /// <summary>A two-way table.</summary>
    Matrix,

    /// <summary>A scale with stated edges.</summary>
    Bands,

    /// <summary>The decision's outcome.</summary>
    Outcome,

    /// <summary>A further decision with an outcome of its own.</summary>
    Part,

    /// <summary>A further value of the decision.</summary>
    Output,

    /// <summary>An expression of the lifecycle: a guard, an amount of time, a day, a rate, or a value that a step sets. Nobody names it; it is no part of the decision.</summary>
    Lifecycle,

    /// <summary>A part of a longer expression that is worked out by itself: a choice, a combination of conditions or a look-up inside a sum, a comparison or a call. Nobody names it; what reads it is explained by its text.</summary>
    Inner,

    /// <summary>A condition of a guarantee. Nobody names it; it is no part of the decision.</summary>
    Guarantee,

    /// <summary>A check between answers. Nobody names it; where it is a no, nothing is decided.</summary>
    Valid,
}

/// <summary>A named value that is computed. Exactly one of <see cref="Value"/>, <see cref="Fold"/>, <see cref="Criteria"/>, <see cref="Lookup"/> and <see cref="Rules"/> is set.</summary>
public sealed record Item
{
    /// <summary>The name in expressions.</summary>
    public required string Name { get; init; }

    /// <summary>The words people read; the name when the author gave none.</summary>
    public required string Title { get; init; }

    /// <summary>Its kind.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>The type of its value. For a table with several outputs, the first output's type.</summary>
    public required FactType Type { get; init; }

    /// <summary>For a choice, the place of its options in <see cref="PolicyModel.Choices"/>; -1 otherwise.</summary>
    public int ChoiceSet { get; init; } = -1;

    /// <summary>When it applies; <see langword="null"/> for always. Parts and outputs only.</summary>
    public SkeletonNode? OnlyIf { get; init; }

    /// <summary>The text of the <c>only_if</c> expression; empty for none.</summary>
    public string OnlyIfText { get; init; } = "";

    /// <summary>The expression: conditions and value leaves. For a yes/no value all leaves are conditions.</summary>
    public SkeletonNode? Value { get; init; }

    /// <summary>The text of <see cref="Value"/>; empty for none.</summary>
    public string ValueText { get; init; } = "";

    /// <summary>The question to a list.</summary>
    public ListFold? Fold { get; init; }

    /// <summary>The criteria.</summary>
    public CriteriaGroup? Criteria { get; init; }

    /// <summary>The table, matrix or bands.</summary>
    public LookupTable? Lookup { get; init; }

    /// <summary>The rules.</summary>
    public RuleBlock? Rules { get; init; }

    /// <summary>The reason that an output by value gives; may be empty.</summary>
    public ReasonTemplate Because { get; init; } = ReasonTemplate.Empty;

    /// <summary>How its value is rounded; <see langword="null"/> for not at all.</summary>
    public Rounding? Rounded { get; init; }

    /// <summary>The unit; may be empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Who sees it in explanations and letters.</summary>
    public Readers ShownTo { get; init; }

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Whether a block for one record takes it over from the policy around, which tells it.</summary>
    public bool IsBorrowed { get; init; }

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Whether authors and readers know it by a name.</summary>
    public bool IsNamed => Kind is not (ItemKind.Lifecycle or ItemKind.Inner or ItemKind.Guarantee or ItemKind.Valid);
}

/// <summary>Criteria of which all, any, or at least <see cref="AtLeast"/> must hold: a group of n criteria with <c>all_of</c> has n there, with <c>any_of</c> 1.</summary>
/// <param name="AtLeast">How many must hold.</param>
/// <param name="Criteria">The criteria as written.</param>
public sealed record CriteriaGroup(int AtLeast, ImmutableArray<Criterion> Criteria);

/// <summary>One criterion.</summary>
public sealed record Criterion
{
    /// <summary>Its id within the group.</summary>
    public required string Id { get; init; }

    /// <summary>The condition.</summary>
    public required SkeletonNode When { get; init; }

    /// <summary>The condition's text.</summary>
    public required string WhenText { get; init; }

    /// <summary>Said when it holds.</summary>
    public ReasonTemplate Because { get; init; } = ReasonTemplate.Empty;

    /// <summary>Said when it does not hold.</summary>
    public ReasonTemplate Otherwise { get; init; } = ReasonTemplate.Empty;

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }
}
