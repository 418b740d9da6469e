using System.Security.Cryptography;
using System.Text;

namespace PolicyEngine.Cases.Storing;

/// <summary>Something to be done outside, at least once.</summary>
public sealed record OutboxMessage
{
    /// <summary>Why a message is given up whose case was erased.</summary>
    public const string CaseErased = "the personal data of the case was erased";

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

    /// <summary>The digest of what it is and says, which its event holds: SHA-256, lower-case hexadecimal.</summary>
    internal string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Key}\n{Kind}\n{Body}")));

    /// <summary>How often delivery was tried, a try under way included.</summary>
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
