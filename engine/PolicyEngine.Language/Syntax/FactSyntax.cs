using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Language.Syntax;

/// <summary>A named option list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Options">Its options.</param>
public sealed record ChoicesSyntax(Written<string> Name, ImmutableArray<OptionSyntax> Options);

/// <summary>An option.</summary>
/// <param name="Name">The option's name.</param>
/// <param name="Title">Its words; the name when left out.</param>
public sealed record OptionSyntax(Written<string> Name, string Title);

/// <summary>A type as written: a plain type, or a choice with options of its own or of another list.</summary>
/// <param name="Type">The type.</param>
/// <param name="Span">Where it is written.</param>
/// <param name="Options">The options of a choice written out here; empty otherwise.</param>
/// <param name="Of">The name of the list a choice uses; <see langword="null"/> when its options are written out.</param>
public sealed record TypeSyntax(FactType Type, SourceSpan Span, ImmutableArray<OptionSyntax> Options, Written<string>? Of);

/// <summary>A fact, or a field of a list's record.</summary>
public sealed record FactSyntax
{
    /// <summary>Its name.</summary>
    public required Written<string> Name { get; init; }

    /// <summary>Its type.</summary>
    public required TypeSyntax Type { get; init; }

    /// <summary>The question.</summary>
    public string Ask { get; init; } = "";

    /// <summary>A short name in the words people read.</summary>
    public string Title { get; init; } = "";

    /// <summary>Help.</summary>
    public string Help { get; init; } = "";

    /// <summary>Unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Who supplies it.</summary>
    public ImmutableArray<string> From { get; init; } = [];

    /// <summary>Sensitivity.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Whether the answer can never become another.</summary>
    public bool Fixed { get; init; }

    /// <summary>The answers as sentences, of a yes/no fact; <see langword="null"/> when left out.</summary>
    public AnswerWords? Says { get; init; }

    /// <summary>Who sees it in explanations and letters.</summary>
    public Readers ShownTo { get; init; }

    /// <summary>Why the answer stays when a case's personal data is erased; empty where it goes.</summary>
    public string KeepAfterErasing { get; init; } = "";

    /// <summary>Smallest value, canonical text.</summary>
    public string? Minimum { get; init; }

    /// <summary>Largest value, canonical text.</summary>
    public string? Maximum { get; init; }

    /// <summary>Whether the day of the decision is the first day allowed.</summary>
    public bool FromAsOf { get; init; }

    /// <summary>Whether the day of the decision is the last day allowed.</summary>
    public bool UntilAsOf { get; init; }

    /// <summary>Pattern, checked to be a valid expression without backtracking.</summary>
    public string? Pattern { get; init; }

    /// <summary>Longest text; default 4000.</summary>
    public int MaxLength { get; init; } = 4000;

    /// <summary>Most records; default 1000.</summary>
    public int MaxCount { get; init; } = 1000;

    /// <summary>Fields of a list's record.</summary>
    public ImmutableArray<FactSyntax> Fields { get; init; } = [];

    /// <summary>The word for one record of a list; <see langword="null"/> when left out.</summary>
    public Written<string>? One { get; init; }

    /// <summary>The fields that tell records of a list apart.</summary>
    public ImmutableArray<Written<string>> Keys { get; init; } = [];

    /// <summary>Relevance.</summary>
    public TextSyntax? OnlyIf { get; init; }

    /// <summary>The relevance of a record's field as a question to the whole list, in which each name of a field is one of the record; <see langword="null"/> where there is none, and until it is bound.</summary>
    public TextSyntax? OfRecord { get; init; }

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];
}

/// <summary>A parameter.</summary>
public sealed record ParameterSyntax
{
    /// <summary>Its name.</summary>
    public required Written<string> Name { get; init; }

    /// <summary>Its type.</summary>
    public required TypeSyntax Type { get; init; }

    /// <summary>What keys it: <c>text</c>, <c>whole_number</c>, or the name of a choice fact or list; <see langword="null"/> for none.</summary>
    public Written<string>? By { get; init; }

    /// <summary>Title; empty when left out.</summary>
    public string Title { get; init; } = "";

    /// <summary>Unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Who sees it in explanations and letters.</summary>
    public Readers ShownTo { get; init; }

    /// <summary>Note.</summary>
    public string Note { get; init; } = "";

    /// <summary>Values as written.</summary>
    public ImmutableArray<ParameterValueSyntax> Values { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];
}

/// <summary>A value of a parameter.</summary>
/// <param name="Key">The key.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Value">The value as written; <see langword="null"/> for <c>no_value</c>.</param>
/// <param name="Cite">Citations.</param>
/// <param name="Span">The whole entry.</param>
public sealed record ParameterValueSyntax(Written<string>? Key, Written<DateOnly> From, Written<DateOnly>? To, Written<string>? Value, ImmutableArray<string> Cite, SourceSpan Span);

/// <summary>A definition.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its expression.</param>
/// <param name="Title">Its words; empty when left out.</param>
/// <param name="Cite">Citations.</param>
public sealed record DefinitionSyntax(Written<string> Name, TextSyntax Value, string Title, ImmutableArray<string> Cite)
{
    /// <summary>How its value is rounded; <see langword="null"/> for not at all.</summary>
    public RoundingSyntax? Rounded { get; init; }

    /// <summary>Who sees it as a step of an explanation.</summary>
    public Readers ShownTo { get; init; }
}

/// <summary>How a value is rounded.</summary>
/// <param name="Mode">Which way.</param>
/// <param name="Step">To multiples of what; <see langword="null"/> for what the type says by itself.</param>
/// <param name="Span">Where it is written.</param>
public sealed record RoundingSyntax(RoundingMode Mode, decimal? Step, SourceSpan Span);

/// <summary>A criteria group.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its words; empty when left out.</param>
/// <param name="AtLeast">How many must hold.</param>
/// <param name="Criteria">The criteria.</param>
/// <param name="Cite">Citations.</param>
public sealed record CriteriaSyntax(Written<string> Name, string Title, int AtLeast, ImmutableArray<CriterionSyntax> Criteria, ImmutableArray<string> Cite);

/// <summary>A criterion.</summary>
/// <param name="Id">Its id; the one-based number when left out.</param>
/// <param name="When">The condition.</param>
/// <param name="Because">Said when it holds.</param>
/// <param name="Otherwise">Said when not.</param>
/// <param name="Cite">Citations.</param>
public sealed record CriterionSyntax(Written<string> Id, TextSyntax When, TextSyntax? Because, TextSyntax? Otherwise, ImmutableArray<string> Cite);

/// <summary>The range of a fact.</summary>
/// <param name="Minimum">The smallest value allowed, as canonical text; <see langword="null"/> for none.</param>
/// <param name="Maximum">The largest value allowed, as canonical text; <see langword="null"/> for none.</param>
/// <param name="FromAsOf">Whether the day of the decision is the first day allowed.</param>
/// <param name="UntilAsOf">Whether the day of the decision is the last day allowed.</param>
internal sealed record FactRangeSyntax(string? Minimum, string? Maximum, bool FromAsOf, bool UntilAsOf);
