using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>Something that is asked about a case.</summary>
public sealed record Fact
{
    /// <summary>The name in expressions and in fact files.</summary>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public required FactType Type { get; init; }

    /// <summary>For a choice, the place of its options in <see cref="PolicyModel.Choices"/>; -1 otherwise.</summary>
    public int ChoiceSet { get; init; } = -1;

    /// <summary>The question in the officer's words; empty for a record's field.</summary>
    public string Ask { get; init; } = "";

    /// <summary>A short name in the words people read, for lists and explanations; empty when the author gave none, and the question stands in its place.</summary>
    public string Title { get; init; } = "";

    /// <summary>Help beside the question; may be empty.</summary>
    public string Help { get; init; } = "";

    /// <summary>The unit, for example <c>miles</c>; may be empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Who supplies it; may be empty. In a case, an entry that is the name of a role holds: only those roles may bring the fact. Any other words tell where it comes from.</summary>
    public ImmutableArray<string> From { get; init; } = [];

    /// <summary>Whether it is sensitive personal data.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Whether the answer can never become another, like a day of birth.</summary>
    public bool Fixed { get; init; }

    /// <summary>The answers as sentences to the person, for letters; <see langword="null"/> where the author gave none. Of a yes/no fact only.</summary>
    public AnswerWords? Says { get; init; }

    /// <summary>Who sees it in explanations and letters.</summary>
    public Readers ShownTo { get; init; }

    /// <summary>Why the answer stays when the personal data of a case is erased; empty where it goes with it.</summary>
    public string KeepAfterErasing { get; init; } = "";

    /// <summary>Smallest value allowed, inclusive, as text in the fact's own type; <see langword="null"/> for none.</summary>
    public string? Minimum { get; init; }

    /// <summary>Largest value allowed, inclusive, as text in the fact's own type; <see langword="null"/> for none.</summary>
    public string? Maximum { get; init; }

    /// <summary>Whether the day of the decision is the first day allowed.</summary>
    public bool FromAsOf { get; init; }

    /// <summary>Whether the day of the decision is the last day allowed.</summary>
    public bool UntilAsOf { get; init; }

    /// <summary>A regular expression without backtracking that the whole text must match; <see langword="null"/> for none.</summary>
    public string? Pattern { get; init; }

    /// <summary>Longest text allowed, in code units.</summary>
    public int MaxLength { get; init; } = 4000;

    /// <summary>For a list, the most records allowed.</summary>
    public int MaxCount { get; init; } = 1000;

    /// <summary>For a list, the fields of one record; empty otherwise.</summary>
    public ImmutableArray<Fact> Fields { get; init; } = [];

    /// <summary>For a list, what a block works out for each record. A leaf that reads one counts it after the fields.</summary>
    public ImmutableArray<FactResult> Results { get; init; } = [];

    /// <summary>For a list, the word for one record; empty when the author gave none.</summary>
    public string One { get; init; } = "";

    /// <summary>For a list, the places of the fields that tell records apart.</summary>
    public ImmutableArray<int> Keys { get; init; } = [];

    /// <summary>For a list, the conditions under which fields of a record apply, each after those of the fields that it reads.</summary>
    public ImmutableArray<FieldCondition> Conditions { get; init; } = [];

    /// <summary>When the fact applies; <see langword="null"/> for always.</summary>
    public SkeletonNode? OnlyIf { get; init; }

    /// <summary>The text of the <c>only_if</c> expression; empty for none.</summary>
    public string OnlyIfText { get; init; } = "";

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }
}
