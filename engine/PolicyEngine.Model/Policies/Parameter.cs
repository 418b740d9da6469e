using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>A figure of the policy, by date and perhaps by key.</summary>
public sealed record Parameter
{
    /// <summary>The name in expressions.</summary>
    public required string Name { get; init; }

    /// <summary>Its type; never a list.</summary>
    public required FactType Type { get; init; }

    /// <summary>For a choice, the place of its options in <see cref="PolicyModel.Choices"/>; -1 otherwise.</summary>
    public int ChoiceSet { get; init; } = -1;

    /// <summary>The type of its key; <see langword="null"/> when it is not keyed. Choice, text or whole number.</summary>
    public FactType? KeyType { get; init; }

    /// <summary>For a choice key, the place of its options; -1 otherwise.</summary>
    public int KeyChoiceSet { get; init; } = -1;

    /// <summary>The words people read; the name when the author gave none.</summary>
    public required string Title { get; init; }

    /// <summary>The unit; may be empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Who sees it in explanations and letters.</summary>
    public Readers ShownTo { get; init; }

    /// <summary>A note, for example why there is no value; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>The values; those of one key do not overlap and are in order of their first day.</summary>
    public ImmutableArray<ParameterValue> Values { get; init; } = [];

    /// <summary>Citations for all values.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }
}

/// <summary>One value of a parameter over a stretch of days.</summary>
/// <param name="Key">The key as text (option name, text, or digits); <see langword="null"/> for a parameter without keys.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, or <see langword="null"/> for no end.</param>
/// <param name="Value">The value as canonical text (see <see cref="ValueText"/>); <see langword="null"/> where the author states that there is none.</param>
/// <param name="Cite">Citations of this value.</param>
/// <param name="Location">Where it is written.</param>
public sealed record ParameterValue(string? Key, DateOnly From, DateOnly? To, string? Value, ImmutableArray<string> Cite, SourceLocation? Location);
