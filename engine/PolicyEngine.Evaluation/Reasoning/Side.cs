using System.Collections.Immutable;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>How far a side of a comparison is what the comparison is about: the higher, the more.</summary>
internal enum SideRank
{
    /// <summary>A constant.</summary>
    Constant,

    /// <summary>A figure of the policy.</summary>
    Figure,

    /// <summary>The day of the decision, or a value worked out in place.</summary>
    Worked,

    /// <summary>A named value.</summary>
    Item,

    /// <summary>An answer.</summary>
    Answer,
}

/// <summary>A side of a comparison, or a part of a calculation, ready to be told.</summary>
internal sealed record Side
{
    public required SideRank Rank { get; init; }

    /// <summary>What people call it; empty for what has no name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The value; nothing when it is not known or cannot be worked out apart.</summary>
    public object? Value { get; init; }

    public required ValueKind Kind { get; init; }

    /// <summary>How it was worked out, with values: <c>10 May 1960 plus 2 years</c>; empty when it was not.</summary>
    public string How { get; init; } = "";

    public ImmutableArray<string> Citations { get; init; } = [];

    public bool Sensitive { get; init; }
}
