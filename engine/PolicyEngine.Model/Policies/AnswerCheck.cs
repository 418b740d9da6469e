using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>A check between answers: where it is a no, the answers contradict each other.</summary>
public sealed record AnswerCheck
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The item that holds its condition.</summary>
    public int Item { get; init; } = -1;

    /// <summary>The facts, by their places, that are asked again where it does not hold.</summary>
    public ImmutableArray<int> About { get; init; } = [];

    /// <summary>What is said then.</summary>
    public ReasonTemplate Say { get; init; } = ReasonTemplate.Empty;

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }
}
