using System.Collections.Immutable;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>A reason, with what is known to hold when it is said.</summary>
/// <param name="About">The rule, criterion or row that says it.</param>
/// <param name="Item">What that belongs to.</param>
/// <param name="Text">The text as written.</param>
/// <param name="Template">The text with its values.</param>
internal sealed record Said(string About, Item Item, TextSyntax Text, ReasonTemplate Template)
{
    /// <summary>The conditions that are yes then.</summary>
    public ImmutableArray<SkeletonNode> Holds { get; init; } = [];

    /// <summary>The conditions that are no then.</summary>
    public ImmutableArray<SkeletonNode> Fails { get; init; } = [];

    /// <summary>The conditions of rules that go before it and are no then; it does not speak of them.</summary>
    public ImmutableArray<SkeletonNode> Before { get; init; } = [];

    /// <summary>What has been computed then.</summary>
    public ImmutableArray<SkeletonNode> Computed { get; init; } = [];

    /// <summary>The leaves whose keys are known then.</summary>
    public ImmutableArray<Leaf> Keys { get; init; } = [];

    /// <summary>What follows; <see langword="null"/> for what is no rule.</summary>
    public RuleResult? Result { get; init; }

    /// <summary>The title beside it; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Where its name is written.</summary>
    public required Diagnostics.SourceSpan Name { get; init; }
}
