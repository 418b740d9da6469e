namespace PolicyEngine.Repl.Testing;

/// <summary>A case's decision as text, held against the approved text.</summary>
/// <param name="State">How the two stand.</param>
/// <param name="Approved">The approved text with LF line ends; <see langword="null"/> when there is none.</param>
/// <param name="Received">The decision's text now, ending with LF; empty when no snapshot is kept.</param>
internal sealed record SnapshotResult(SnapshotState State, string? Approved, string Received)
{
    /// <summary>No snapshot.</summary>
    public static SnapshotResult NotKept { get; } = new(SnapshotState.NotKept, null, "");

    /// <summary>Whether somebody has to approve it.</summary>
    public bool AwaitsApproval => State is SnapshotState.New or SnapshotState.Changed;

    /// <summary>Compares a text with the approved one. The approved file's line ends, and whether its last line has one, do not matter.</summary>
    public static SnapshotResult Compare(string? approved, string received)
    {
        ArgumentNullException.ThrowIfNull(received);
        if (approved is null)
        {
            return new SnapshotResult(SnapshotState.New, null, received);
        }

        var text = approved.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        return new SnapshotResult(string.Equals(text, received, StringComparison.Ordinal) ? SnapshotState.Same : SnapshotState.Changed, text, received);
    }
}
