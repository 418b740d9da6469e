namespace PolicyEngine.Testing;

/// <summary>Keeps what awaits approval beside the approved snapshots, and takes away what no longer does.</summary>
public static class ReceivedFiles
{
    /// <summary>Writes a suite's received snapshots.</summary>
    /// <param name="result">The suite.</param>
    /// <param name="store">Its snapshots.</param>
    /// <exception cref="IOException">A file cannot be written or deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written or deleted.</exception>
    public static void Keep(SuiteResult result, SnapshotStore store)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(store);
        var old = store.Ids(SnapshotStore.Received).ToHashSet(StringComparer.Ordinal);
        foreach (var testCase in result.Cases)
        {
            if (testCase.Snapshot.AwaitsApproval)
            {
                store.Receive(testCase.Id, testCase.Snapshot.Received);
            }
            else if (old.Contains(testCase.Id) && testCase.Decision is not null)
            {
                store.Withdraw(testCase.Id);
            }
        }
    }
}
