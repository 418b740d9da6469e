using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Cases;

/// <summary>Policies at hand, the first of an id the current one.</summary>
internal sealed class OnePolicy(params CompiledPolicy[] policies) : ICasePolicies
{
    public IReadOnlyList<string> Ids => [.. policies.Select(policy => policy.Model.Id).Distinct().Order(StringComparer.Ordinal)];

    public string CurrentHash => policies[0].Model.ContentHash;

    public ValueTask<CompiledPolicy?> FindCurrentAsync(string policyId, CancellationToken cancellation) => new(Array.Find(policies, policy => policy.Model.Id == policyId));

    public ValueTask<CompiledPolicy?> FindAsync(string hash, CancellationToken cancellation) => new(Array.Find(policies, policy => policy.Model.ContentHash == hash));

    public ValueTask<PolicyText?> FindTextAsync(string hash, CancellationToken cancellation) => new((PolicyText?)null);
}
