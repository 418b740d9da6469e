using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Runtime;
using PolicyEngine.Tests.Binding;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Stories;

/// <summary>The packs of the repository, and the figures that the stories invent where the papers state none.</summary>
internal sealed class StoryPolicies : ICasePolicies
{
    private static readonly Lazy<StoryPolicies> Loaded = new(() => new StoryPolicies());

    private StoryPolicies()
    {
        var result = PolicyLoader.Load([Path.Combine(Tree.Root, "rules"), Path.Combine(Tree.Root, "tests/Fixtures/stories")]);
        Assert.True(result.Succeeded, string.Join("\n", result.Diagnostics.Select(SamplePolicy.Show)));
        Set = result.Set!;
    }

    public static StoryPolicies Instance => Loaded.Value;

    public PolicySet Set { get; }

    public IReadOnlyList<string> Ids => [.. Set.Policies.Select(policy => policy.Id)];

    public CompiledPolicy this[string id] => Set[id].Compiled;

    public ValueTask<CompiledPolicy?> FindCurrentAsync(string policyId, CancellationToken cancellation) => new(Set.Policies.FirstOrDefault(policy => policy.Id == policyId)?.Compiled);

    public ValueTask<CompiledPolicy?> FindAsync(string hash, CancellationToken cancellation) => new(Set.Policies.FirstOrDefault(policy => policy.Compiled.Model.ContentHash == hash)?.Compiled);

    public ValueTask<PolicyText?> FindTextAsync(string hash, CancellationToken cancellation) => new((PolicyText?)null);
}
