namespace PolicyEngine.Testing;

/// <summary>How a case's decision stands to the snapshot that was approved.</summary>
public enum SnapshotState
{
    /// <summary>The case keeps no snapshot, or could not be decided.</summary>
    NotKept,

    /// <summary>It is as approved.</summary>
    Same,

    /// <summary>Nothing was approved yet.</summary>
    New,

    /// <summary>It differs from what was approved.</summary>
    Changed,

    /// <summary>It is as the file says, but the file is not what anybody signed for: it was edited, or copied from elsewhere.</summary>
    Unsigned,
}
