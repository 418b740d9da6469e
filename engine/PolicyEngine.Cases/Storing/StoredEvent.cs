namespace PolicyEngine.Cases.Storing;

/// <summary>An event as it is kept. The hash is SHA-256 over the previous event's hash and the body, or HMAC-SHA-256 where the store has a key for it, so that the store can keep it without understanding it.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Sequence">Its number in the case, from 1.</param>
/// <param name="At">When it happened.</param>
/// <param name="Body">The event as canonical JSON.</param>
/// <param name="PreviousHash">The hash of the event before it; 64 zeros for the first.</param>
/// <param name="Hash">Its own, lower-case hexadecimal, with <c>hmac:</c> before it where it was made under a key.</param>
public sealed record StoredEvent(string CaseId, long Sequence, DateTimeOffset At, string Body, string PreviousHash, string Hash)
{
    /// <summary>What stands for the hash of the event before the first: 64 zeros.</summary>
    public const string NoHash = "0000000000000000000000000000000000000000000000000000000000000000";
}
