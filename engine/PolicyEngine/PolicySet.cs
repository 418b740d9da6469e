using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Runtime;

namespace PolicyEngine;

/// <summary>Policies that were loaded together. Immutable and safe for any number of threads; unloaded once nobody holds it, a policy or a decision of it.</summary>
public sealed class PolicySet
{
    private readonly Dictionary<string, Policy> byId;

    internal PolicySet(ImmutableArray<CompiledPolicy> policies)
    {
        Policies = [.. policies.Select(policy => new Policy(policy, this)).OrderBy(policy => policy.Id, StringComparer.Ordinal)];
        byId = Policies.ToDictionary(policy => policy.Id, StringComparer.Ordinal);
    }

    /// <summary>The policies, by id.</summary>
    public IReadOnlyList<Policy> Policies { get; }

    /// <summary>Who is told of decisions; nobody unless a library holds the set.</summary>
    internal ILogger Log { get; set; } = NullLogger.Instance;

    /// <summary>A policy by its id (of a locality's, <c>base@locality</c>), or <see langword="null"/>.</summary>
    public Policy? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>A policy by its id.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest id.</exception>
    public Policy this[string id] => Find(id) ?? throw new KeyNotFoundException($"there is no policy `{id}`; {Nearest(id)}");

    private string Nearest(string id) => NearestName.Hint(id, byId.Keys) is { Length: > 0 } hint ? hint : "the policies are " + string.Join(", ", Policies.Select(policy => policy.Id));
}
