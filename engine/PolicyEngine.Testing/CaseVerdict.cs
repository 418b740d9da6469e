namespace PolicyEngine.Testing;

/// <summary>What became of a case.</summary>
public enum CaseVerdict
{
    /// <summary>Everything is as expected, and the snapshot is as approved.</summary>
    Passed,

    /// <summary>Everything is as expected, and the snapshot is new or has changed.</summary>
    AwaitingApproval,

    /// <summary>Something is not as expected, or the case itself is wrong.</summary>
    Failed,
}
