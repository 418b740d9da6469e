using System.Collections.Immutable;

namespace PolicyEngine.Testing;

/// <summary>A decision that differs from the approved one, with what changed and why.</summary>
/// <param name="Suite">The policy.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Approved">The approved text; <see langword="null"/> for a new case, and for one that keeps no snapshot.</param>
/// <param name="Received">The text now; <see langword="null"/> for a removed case, and for one that keeps no snapshot.</param>
public sealed record SnapshotChange(CaseSuite Suite, string CaseId, string? Approved, string? Received)
{
    /// <summary>The gravest thing that changed.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>What changed, in words that several cases can share.</summary>
    public required string Effect { get; init; }

    /// <summary>What changed in this case, with its values; the same as <see cref="Effect"/> when that says it all.</summary>
    public required string Detail { get; init; }

    /// <summary>Why it changed, as far as the two texts show; empty for new and removed cases.</summary>
    public string Cause { get; init; } = "";

    /// <summary>For <see cref="ChangeKind.Results"/>, the names of the parts and outputs that came out otherwise; empty otherwise.</summary>
    public ImmutableArray<string> Results { get; init; } = [];

    /// <summary>The expectations that are not met, the gravest first. With the change they are accepted as they came.</summary>
    public ImmutableArray<Comparison> Unmet { get; init; } = [];

    /// <summary>The outcome that was approved; <see langword="null"/> for a new case.</summary>
    public string? Was { get; init; }

    /// <summary>The outcome now; <see langword="null"/> for a removed case.</summary>
    public string? Now { get; init; }
}
