namespace PolicyEngine.Testing;

/// <summary>A case's decision as text, held against the approved text.</summary>
/// <param name="State">How the two stand.</param>
/// <param name="Approved">The approved text with LF line ends; <see langword="null"/> when there is none.</param>
/// <param name="Received">The decision's text now, ending with LF; empty when no snapshot is kept.</param>
public sealed record SnapshotResult(SnapshotState State, string? Approved, string Received)
{
    /// <summary>No snapshot.</summary>
    public static SnapshotResult NotKept { get; } = new(SnapshotState.NotKept, null, "");

    /// <summary>Whether somebody has to approve it.</summary>
    public bool AwaitsApproval => State is SnapshotState.New or SnapshotState.Changed or SnapshotState.Unsigned;

    /// <summary>A text with LF line ends and one at its end.</summary>
    public static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    /// <summary>Compares a text with the approved one. The approved file's line ends, and whether its last line has one, do not matter.</summary>
    /// <param name="approved">The approved file's text; <see langword="null"/> when there is none.</param>
    /// <param name="received">The text now.</param>
    /// <param name="isSigned">Whether somebody signed for a text.</param>
    public static SnapshotResult Compare(string? approved, string received, Func<string, bool> isSigned)
    {
        ArgumentNullException.ThrowIfNull(received);
        ArgumentNullException.ThrowIfNull(isSigned);
        if (approved is null)
        {
            return new SnapshotResult(SnapshotState.New, null, received);
        }

        var text = Normal(approved);
        var state = !string.Equals(text, received, StringComparison.Ordinal) ? SnapshotState.Changed : isSigned(text) ? SnapshotState.Same : SnapshotState.Unsigned;
        return new SnapshotResult(state, text, received);
    }
}
