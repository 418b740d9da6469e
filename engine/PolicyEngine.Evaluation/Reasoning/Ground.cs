using System.Collections.Immutable;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>What a ground is about.</summary>
public enum GroundKind
{
    /// <summary>A rule that fired, or one that had to be ruled out; the <c>otherwise</c> of a block.</summary>
    Rule,

    /// <summary>A named value: a definition, a part or an output.</summary>
    Definition,

    /// <summary>A criterion of a group.</summary>
    Criterion,

    /// <summary>The row of a table, or the field of a matrix, that was taken.</summary>
    Row,

    /// <summary>The band of a scale that was taken.</summary>
    Band,

    /// <summary>A record of a list that decides.</summary>
    Record,

    /// <summary>An answer, or a comparison of values.</summary>
    Leaf,

    /// <summary>A figure of the policy.</summary>
    Parameter,

    /// <summary>A value worked out from others.</summary>
    Calculation,

    /// <summary>Several that might apply and agree, so that it does not matter which.</summary>
    Either,

    /// <summary>Something that broke.</summary>
    Fault,
}

/// <summary>A reason on which a decision stands, in words and as data. Immutable.</summary>
public sealed record Ground
{
    /// <summary>What it is about.</summary>
    public required GroundKind Kind { get; init; }

    /// <summary>Its id: <c>block/rule</c>, <c>group/criterion</c>, <c>table/row</c>, the name of a fact, figure or value, or <c>leaf/</c> and a number for a comparison. The same thing has the same id wherever it stands.</summary>
    public required string Id { get; init; }

    /// <summary>What it came to.</summary>
    public required ExplanationState State { get; init; }

    /// <summary>The whole ground as a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>What people call it; empty for what has no name.</summary>
    public string Title { get; init; } = "";

    /// <summary>The value as canonical text; empty where there is none.</summary>
    public string Value { get; init; } = "";

    /// <summary>The value as people read it; empty where there is none.</summary>
    public string Shown { get; init; } = "";

    /// <summary>For a comparison, its operator; empty otherwise.</summary>
    public string Operator { get; init; } = "";

    /// <summary>For a comparison, the other side as people read it; empty otherwise.</summary>
    public string Other { get; init; } = "";

    /// <summary>For a figure by key, the key as canonical text; <see langword="null"/> otherwise.</summary>
    public string? Key { get; init; }

    /// <summary>For a figure, the first day of its value; <see langword="null"/> otherwise.</summary>
    public DateOnly? From { get; init; }

    /// <summary>For a figure, the last day of its value where the policy states one; <see langword="null"/> otherwise.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What it rests on.</summary>
    public ImmutableArray<string> Citations { get; init; } = [];

    /// <summary>Whether it shows sensitive personal data.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Who sees it. Letters leave out what is for officers.</summary>
    public Readers ShownTo { get; init; }

    /// <summary>Of an obstacle to an outcome, what the decision would come to with it out of the way; empty where that was not tried.</summary>
    public string Afterwards { get; init; } = "";

    /// <summary>What it stands on.</summary>
    public ImmutableArray<Ground> Because { get; init; } = [];

    /// <summary>What would have gone before it and is ruled out.</summary>
    public ImmutableArray<Ground> RuledOut { get; init; } = [];
}
