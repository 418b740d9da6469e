namespace PolicyEngine.Testing;

/// <summary>What the record says of an approved snapshot.</summary>
/// <param name="PolicyHash">The content hash of the policy under which it was last approved.</param>
/// <param name="SnapshotHash">The hash of the text that was approved; <see langword="null"/> where the record binds no text, as in those of earlier versions.</param>
public sealed record SignedSnapshot(string PolicyHash, string? SnapshotHash)
{
    /// <summary>Whether a text is the one that was approved.</summary>
    public bool Covers(string text) => string.Equals(SnapshotHash, Testing.SnapshotHash.Of(text), StringComparison.Ordinal);
}
