namespace PolicyEngine.Cases.Storing;

/// <summary>A claim on work for some time.</summary>
/// <param name="Owner">Who claims it: one name a host process.</param>
/// <param name="For">How long.</param>
/// <param name="Most">How many at once, at least 1.</param>
public sealed record Lease(string Owner, TimeSpan For, int Most);
