namespace PolicyEngine.Cases.Storing;

/// <summary>A caller's key as a store lists it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Sequence">The number of the first event that was written under it.</param>
public sealed record StoredKey(string Key, long Sequence);
