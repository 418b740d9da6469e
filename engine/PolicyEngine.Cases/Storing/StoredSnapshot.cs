namespace PolicyEngine.Cases.Storing;

/// <summary>Where a case stood after one of its events, so that going on with it need not read its whole history. The events can give it again; the store keeps it without understanding it.</summary>
/// <param name="Sequence">The number of that event.</param>
/// <param name="Hash">The hash of that event.</param>
/// <param name="Body">The state, protected under the case's key.</param>
public sealed record StoredSnapshot(long Sequence, string Hash, string Body);
