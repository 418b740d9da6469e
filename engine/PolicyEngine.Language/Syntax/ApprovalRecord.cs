using System.Collections.Immutable;

namespace PolicyEngine.Language.Syntax;

/// <summary>A person's verdict on changed decisions of one policy.</summary>
/// <param name="Date">When.</param>
/// <param name="Name">Who; one line.</param>
/// <param name="Reason">Why; one line.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="PolicyHash">The content hash of the policy that decided.</param>
/// <param name="Cases">The cases, in the order approved.</param>
public sealed record ApprovalRecord(DateTimeOffset Date, string Name, string Reason, string PolicyId, string PolicyHash, ImmutableArray<ApprovedCase> Cases)
{
    /// <summary>Whether the decisions were rejected: the snapshots stay as they were approved before.</summary>
    public bool IsRejection { get; init; }
}

/// <summary>A case that was approved, or rejected.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Was">The outcome that was approved before; <see langword="null"/> for a new case.</param>
/// <param name="Now">The outcome now; <see langword="null"/> for a removed case.</param>
/// <param name="Cause">Why it changed; empty for new and removed cases.</param>
/// <param name="SnapshotHash">The hash of the approved text, small hexadecimal letters; <see langword="null"/> where no text was signed for.</param>
public sealed record ApprovedCase(string CaseId, string? Was, string? Now, string Cause, string? SnapshotHash)
{
    /// <summary>The expectations that were accepted otherwise than they were written.</summary>
    public ImmutableArray<AcceptedExpectation> Expectations { get; init; } = [];
}

/// <summary>An expectation that was accepted otherwise than it was written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Was">The value that was expected before.</param>
/// <param name="Now">The value that is expected now.</param>
public sealed record AcceptedExpectation(string Name, string Was, string Now);
