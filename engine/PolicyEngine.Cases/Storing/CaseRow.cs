namespace PolicyEngine.Cases.Storing;

/// <summary>What is kept of a case beside its events, so that lists and look-ups need not read them: a cache that the events can give again.</summary>
public sealed record CaseRow
{
    /// <summary>The case's id: 1 to 128 of <c>A–Z a–z 0–9 . _ / -</c>.</summary>
    public required string CaseId { get; init; }

    /// <summary>The case of which this is a part; empty for none.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Whose case it is, as the host knows that person: what its identity provider calls the account, never a name. Empty where nobody said, and once the case was erased.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The policy's id.</summary>
    public required string PolicyId { get; init; }

    /// <summary>The version that people name.</summary>
    public string PolicyVersion { get; init; } = "";

    /// <summary>The content hash of the policy version that the case is pinned to.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>The state's name.</summary>
    public required string State { get; init; }

    /// <summary>Whether that state is final.</summary>
    public bool IsEnded { get; init; }

    /// <summary>The number of the last event.</summary>
    public required long Sequence { get; init; }

    /// <summary>The hash of the last event.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the last event happened.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When the next timer is due; <see langword="null"/> for none.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
