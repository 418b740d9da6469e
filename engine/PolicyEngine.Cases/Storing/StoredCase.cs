using System.Collections.Immutable;

namespace PolicyEngine.Cases.Storing;

/// <summary>A case as it is kept.</summary>
/// <param name="Row">What lists show.</param>
/// <param name="Events">The events in order.</param>
/// <param name="Timers">What is due when.</param>
public sealed record StoredCase(CaseRow Row, ImmutableArray<StoredEvent> Events, ImmutableArray<CaseTimer> Timers);

/// <summary>What is kept of a case beside its events, so that lists and look-ups need not read them: a cache that the events can give again.</summary>
public sealed record CaseRow
{
    /// <summary>The case's id: 1 to 128 of <c>A–Z a–z 0–9 . _ / -</c>.</summary>
    public required string CaseId { get; init; }

    /// <summary>The case of which this is a part; empty for none.</summary>
    public string Parent { get; init; } = "";

    /// <summary>The policy's id.</summary>
    public required string PolicyId { get; init; }

    /// <summary>The version that people name.</summary>
    public string PolicyVersion { get; init; } = "";

    /// <summary>The content hash of the policy version that the case is pinned to.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>The state's name.</summary>
    public required string State { get; init; }

    /// <summary>Whether that state is final.</summary>
    public bool IsEnded { get; init; }

    /// <summary>The number of the last event.</summary>
    public required long Sequence { get; init; }

    /// <summary>The hash of the last event.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the last event happened.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When the next timer is due; <see langword="null"/> for none.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>An event as it is kept. The hash is SHA-256 over the previous event's hash and the body, so that the store can keep it without understanding it.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Sequence">Its number in the case, from 1.</param>
/// <param name="At">When it happened.</param>
/// <param name="Body">The event as canonical JSON.</param>
/// <param name="PreviousHash">The hash of the event before it; 64 zeros for the first.</param>
/// <param name="Hash">Its own, lower-case hexadecimal.</param>
public sealed record StoredEvent(string CaseId, long Sequence, DateTimeOffset At, string Body, string PreviousHash, string Hash);

/// <summary>Something that is due.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Name">What is due, once in a case: a deadline's name, or <c>NAME/reminder/N</c>.</param>
/// <param name="DueAt">When.</param>
public sealed record CaseTimer(string CaseId, string Name, DateTimeOffset DueAt);

/// <summary>Something to be done outside, at least once.</summary>
public sealed record OutboxMessage
{
    /// <summary>Its number in the store, rising; 0 before it is kept.</summary>
    public long Number { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The number of the event that caused it.</summary>
    public required long Sequence { get; init; }

    /// <summary>The key by which a receiver knows a repetition: the same at every delivery.</summary>
    public required string Key { get; init; }

    /// <summary>What it is: <c>notification</c>, <c>sample</c>, <c>request</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What to deliver, as JSON; protected where it holds personal data.</summary>
    public required string Body { get; init; }

    /// <summary>How often delivery was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is due.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>When it was delivered; <see langword="null"/> while it is not.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Whether it was given up.</summary>
    public bool IsDead { get; init; }

    /// <summary>Why the last try failed; empty for none.</summary>
    public string Error { get; init; } = "";
}

/// <summary>A claim on work for some time.</summary>
/// <param name="Owner">Who claims it: one name a host process.</param>
/// <param name="For">How long.</param>
/// <param name="Most">How many at once, at least 1.</param>
public sealed record Lease(string Owner, TimeSpan For, int Most);

/// <summary>Which cases a list shows; what is left out does not narrow it.</summary>
public sealed record CaseQuery
{
    /// <summary>The policy's id.</summary>
    public string? PolicyId { get; init; }

    /// <summary>The content hash.</summary>
    public string? PolicyHash { get; init; }

    /// <summary>The state's name.</summary>
    public string? State { get; init; }

    /// <summary>Ended or not.</summary>
    public bool? IsEnded { get; init; }

    /// <summary>The case of which they are parts.</summary>
    public string? Parent { get; init; }

    /// <summary>Those with something due at or before this instant.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>Those whose id comes after this one, for reading on.</summary>
    public string? After { get; init; }

    /// <summary>The most to return, at least 1; default 1,000.</summary>
    public int Most { get; init; } = 1000;
}

/// <summary>The texts of a policy version.</summary>
/// <param name="Hash">Its content hash.</param>
/// <param name="PolicyId">The policy's id.</param>
/// <param name="Version">The version that people name.</param>
/// <param name="Files">Path, with forward slashes and relative to the pack's parent folder, and text of each file it takes to compile it: policy, override, base lifecycle, calendars, scripts.</param>
public sealed record PolicyText(string Hash, string PolicyId, string Version, ImmutableArray<PolicyFile> Files);

/// <summary>A file of a policy version.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">Its text.</param>
public sealed record PolicyFile(string Path, string Text);

/// <summary>A store can't do what was asked: it can't be reached, its schema is newer, or its data is damaged. The message is fit for an administrator.</summary>
public sealed class CaseStoreException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public CaseStoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
