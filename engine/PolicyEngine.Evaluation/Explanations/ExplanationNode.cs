using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>What a node of an explanation is about.</summary>
public enum ExplanationKind
{
    /// <summary>The whole decision.</summary>
    Decision,

    /// <summary>The outcome.</summary>
    Outcome,

    /// <summary>A part.</summary>
    Part,

    /// <summary>An output.</summary>
    Output,

    /// <summary>When something applies at all.</summary>
    AppliesIf,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>What holds when no rule fires or no row applies.</summary>
    Otherwise,

    /// <summary>A group of criteria.</summary>
    Criteria,

    /// <summary>A criterion.</summary>
    Criterion,

    /// <summary>Conditions that must all hold.</summary>
    AllOf,

    /// <summary>Conditions of which one must hold.</summary>
    AnyOf,

    /// <summary>A condition that must not hold.</summary>
    Not,

    /// <summary>One of two, by a condition.</summary>
    Choice,

    /// <summary>A condition.</summary>
    Condition,

    /// <summary>A condition that compares two values.</summary>
    Comparison,

    /// <summary>A value worked out by an expression.</summary>
    Calculation,

    /// <summary>A definition.</summary>
    Definition,

    /// <summary>A table, matrix or bands.</summary>
    Table,

    /// <summary>An input of a table.</summary>
    Input,

    /// <summary>A row of a table.</summary>
    Row,

    /// <summary>A fact.</summary>
    Fact,

    /// <summary>A parameter.</summary>
    Parameter,
}

/// <summary>What a node of an explanation came to.</summary>
public enum ExplanationState
{
    /// <summary>It holds; of a rule, it fired.</summary>
    Yes,

    /// <summary>It does not hold.</summary>
    No,

    /// <summary>It has the value shown.</summary>
    Value,

    /// <summary>It is not known.</summary>
    Unknown,

    /// <summary>It broke.</summary>
    Fault,

    /// <summary>It was not needed, since something before it settled the matter.</summary>
    NotLookedAt,

    /// <summary>A rule that cannot fire on the day, or is only proposed or a draft.</summary>
    NotLive,

    /// <summary>A rule whose place an exception takes.</summary>
    Overridden,

    /// <summary>It does not apply.</summary>
    NotApplicable,
}

/// <summary>A step of an explanation. Immutable.</summary>
public sealed record ExplanationNode
{
    /// <summary>What it is about.</summary>
    public required ExplanationKind Kind { get; init; }

    /// <summary>Its id: <c>block/rule</c>, <c>group/criterion</c>, <c>table/row</c>, or a name; empty for a condition.</summary>
    public string Id { get; init; } = "";

    /// <summary>The title people read; may be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>The condition or calculation with the values that were compared, for example <c>points 7 >= points_needed 8</c>; may be empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>What it came to.</summary>
    public required ExplanationState State { get; init; }

    /// <summary>Its value as people read it; empty unless <see cref="State"/> is <see cref="ExplanationState.Value"/>, or for what a rule leads to.</summary>
    public string Value { get; init; } = "";

    /// <summary>Why it came to that, for example which exception took its place; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>What it rests on.</summary>
    public ImmutableArray<string> Citations { get; init; } = [];

    /// <summary>Where it is written, when known.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The steps it rests on. A value that several steps use is explained at its first use.</summary>
    public ImmutableArray<ExplanationNode> Children { get; init; } = [];
}
