namespace PolicyEngine.Cases.Storing;

/// <summary>Which cases a list shows; what is left out does not narrow it.</summary>
public sealed record CaseQuery
{
    /// <summary>The policy's id.</summary>
    public string? PolicyId { get; init; }

    /// <summary>The content hash.</summary>
    public string? PolicyHash { get; init; }

    /// <summary>The state's name.</summary>
    public string? State { get; init; }

    /// <summary>Ended or not.</summary>
    public bool? IsEnded { get; init; }

    /// <summary>The case of which they are parts.</summary>
    public string? Parent { get; init; }

    /// <summary>Those with something due at or before this instant.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>Those whose id comes after this one, for reading on.</summary>
    public string? After { get; init; }

    /// <summary>The most to return, at least 1; default 1,000.</summary>
    public int Most { get; init; } = 1000;
}
