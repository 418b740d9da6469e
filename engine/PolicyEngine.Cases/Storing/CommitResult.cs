namespace PolicyEngine.Cases.Storing;

/// <summary>What came of a commit: a closed set.</summary>
public abstract record CommitResult
{
    private CommitResult()
    {
    }

    /// <summary>Everything is written.</summary>
    public sealed record Committed : CommitResult;

    /// <summary>Nothing is written: somebody else was first.</summary>
    /// <param name="CaseId">The case that has moved on.</param>
    /// <param name="Sequence">The number of its last event; 0 when there is no such case.</param>
    public sealed record Conflict(string CaseId, long Sequence) : CommitResult;

    /// <summary>Nothing is written: the key was used before.</summary>
    /// <param name="CaseId">The case.</param>
    /// <param name="Sequence">The number of the first event written under the key.</param>
    public sealed record AlreadyDone(string CaseId, long Sequence) : CommitResult;
}
