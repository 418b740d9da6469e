using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Language.Syntax;

/// <summary>The decision, or a part: outcomes and the rules that lead to them.</summary>
public sealed record PartSyntax
{
    /// <summary>Its name; <c>outcome</c> for the decision.</summary>
    public required Written<string> Name { get; init; }

    /// <summary>Its words; empty when left out.</summary>
    public string Title { get; init; } = "";

    /// <summary>The outcomes, as a choice type.</summary>
    public required TypeSyntax Outcomes { get; init; }

    /// <summary>When it applies.</summary>
    public TextSyntax? OnlyIf { get; init; }

    /// <summary>Who sees it in explanations and letters.</summary>
    public Readers ShownTo { get; init; }

    /// <summary>The rules.</summary>
    public required RuleBlockSyntax Rules { get; init; }

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];
}

/// <summary>An output. One of <see cref="Value"/> and <see cref="Rules"/> is set.</summary>
public sealed record OutputSyntax
{
    /// <summary>Its name.</summary>
    public required Written<string> Name { get; init; }

    /// <summary>Its words; empty when left out.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its type; never a list.</summary>
    public required TypeSyntax Type { get; init; }

    /// <summary>When it applies.</summary>
    public TextSyntax? OnlyIf { get; init; }

    /// <summary>Who sees it in explanations and letters.</summary>
    public Readers ShownTo { get; init; }

    /// <summary>The expression.</summary>
    public TextSyntax? Value { get; init; }

    /// <summary>The reason of an output by value.</summary>
    public TextSyntax? Because { get; init; }

    /// <summary>The rules.</summary>
    public RuleBlockSyntax? Rules { get; init; }

    /// <summary>How its value is rounded; <see langword="null"/> for not at all.</summary>
    public RoundingSyntax? Rounded { get; init; }

    /// <summary>Unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];
}

/// <summary>Rules that together give one value.</summary>
/// <param name="Hit">First, any or priority.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Otherwise">What holds when none fires; its <see cref="RuleSyntax.When"/> is <see langword="null"/>.</param>
public sealed record RuleBlockSyntax(HitPolicy Hit, ImmutableArray<RuleSyntax> Rules, RuleSyntax? Otherwise);

/// <summary>A rule, or the otherwise of a block.</summary>
public sealed record RuleSyntax
{
    /// <summary>Its id; <c>otherwise</c> for the otherwise.</summary>
    public required Written<string> Id { get; init; }

    /// <summary>Its words; empty when left out.</summary>
    public string Title { get; init; } = "";

    /// <summary>The condition; <see langword="null"/> only for an otherwise.</summary>
    public TextSyntax? When { get; init; }

    /// <summary>The outcome or expression; <see langword="null"/> only for an advisory rule.</summary>
    public TextSyntax? Then { get; init; }

    /// <summary>The reason.</summary>
    public required TextSyntax Because { get; init; }

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Signposts.</summary>
    public ImmutableArray<string> Signpost { get; init; } = [];

    /// <summary>Route.</summary>
    public string Route { get; init; } = "";

    /// <summary>First day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Status.</summary>
    public RuleStatus Status { get; init; }

    /// <summary>The rules it is an exception to.</summary>
    public ImmutableArray<Written<string>> ExceptionTo { get; init; } = [];

    /// <summary>Whether it is advisory.</summary>
    public bool Advisory { get; init; }

    /// <summary>The locality that added it; empty for the base's own.</summary>
    public string AddedBy { get; init; } = "";

    /// <summary>The whole entry.</summary>
    public required SourceSpan Span { get; init; }
}
