using System.Collections.Immutable;
using System.Security.Cryptography;
using PolicyEngine.AspNetCore.Security;

namespace PolicyEngine.AspNetCore.Journeys;

/// <summary>Answers on their way: of a person who has not sent them yet. It is no case, and it goes when it is sent.</summary>
internal sealed record Draft
{
    /// <summary>How much its answers may be.</summary>
    public const int MostCharacters = 256 * 1024;

    /// <summary>Its name in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>What the browser that began it holds in a cookie.</summary>
    public required string Key { get; init; }

    /// <summary>The policy.</summary>
    public required string PolicyId { get; init; }

    /// <summary>The policy version that the questions are from.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>The case in which something is done; empty for an application.</summary>
    public string CaseId { get; init; } = "";

    /// <summary>What is done in that case; empty for an application.</summary>
    public string Trigger { get; init; } = "";

    /// <summary>The number of the case's last event when it was begun.</summary>
    public long? Seen { get; init; }

    /// <summary>In which role; empty for a policy that only decides.</summary>
    public string Role { get; init; } = "";

    /// <summary>Whether that role is an officer's.</summary>
    public bool IsOfficers { get; init; }

    /// <summary>Whose account began it; empty where nobody was signed in.</summary>
    public string Account { get; init; } = "";

    /// <summary>For whom an officer acts; empty for oneself.</summary>
    public string ActsFor { get; init; } = "";

    /// <summary>By which way that came.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The answers as JSON, by fact; <c>null</c> for not known.</summary>
    public ImmutableSortedDictionary<string, string> Answers { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>How often it was changed: a form of an older one is stale.</summary>
    public int Version { get; init; }

    /// <summary>When it was last touched.</summary>
    public DateTimeOffset TouchedAt { get; init; }

    /// <summary>The answers as one JSON object.</summary>
    public string Json => $"{{{string.Join(",", Answers.Select(answer => $"\"{answer.Key}\":{answer.Value}"))}}}";

    /// <summary>Whether a caller may go on with it, beside having its key: what one account began, no other sees.</summary>
    public bool IsOf(Caller? caller) => Account.Length == 0 || string.Equals(Account, caller?.Subject, StringComparison.Ordinal);

    /// <summary>A name or a key that nobody guesses.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
