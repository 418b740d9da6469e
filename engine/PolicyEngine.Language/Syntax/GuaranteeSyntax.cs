using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Language.Syntax;

/// <summary>A guarantee as written.</summary>
public sealed record GuaranteeSyntax
{
    /// <summary>Its id.</summary>
    public required Written<string> Id { get; init; }

    /// <summary>The title; empty when left out.</summary>
    public string Title { get; init; } = "";

    /// <summary>What it says.</summary>
    public GuaranteeKind Kind { get; init; }

    /// <summary>The condition under which it speaks of a case.</summary>
    public TextSyntax? When { get; init; }

    /// <summary>The outcomes it is about.</summary>
    public ImmutableArray<Written<string>> Outcomes { get; init; } = [];

    /// <summary>The condition it is about, in place of outcomes.</summary>
    public TextSyntax? Condition { get; init; }

    /// <summary>Why it is promised; may be empty.</summary>
    public string Because { get; init; } = "";

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>All of it.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Its conditions, each once, in the order of their items.</summary>
    public IEnumerable<TextSyntax> Conditions => new[] { When, Condition }.OfType<TextSyntax>();
}
