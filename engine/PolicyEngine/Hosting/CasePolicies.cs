using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Runtime;

namespace PolicyEngine;

/// <summary>
/// The policy versions that cases are pinned to: the current ones from the policies in use, older ones from the texts that the store keeps, each compiled once and held while it is used. Safe for any number of threads.
/// </summary>
public sealed class CasePolicies : ICasePolicies
{
    private readonly Func<LoadedPolicies> current;
    private readonly ICaseStore store;
    private readonly PolicyVersionCache versions;

    /// <summary>Takes the current versions from a library that may reload.</summary>
    /// <param name="library">The library.</param>
    /// <param name="store">The store with the texts of older versions.</param>
    public CasePolicies(PolicyLibrary library, ICaseStore store)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(store);
        (current, this.store, versions) = (() => library.CurrentWithTexts, store, new PolicyVersionCache());
    }

    /// <summary>Takes the current versions from policies that were loaded once, with their texts.</summary>
    /// <param name="loaded">What came of loading.</param>
    /// <param name="store">The store with the texts of older versions.</param>
    /// <exception cref="PoliciesRefusedException">They did not load.</exception>
    public CasePolicies(LoadResult loaded, ICaseStore store)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(store);
        var policies = new LoadedPolicies(loaded.Set ?? throw new PoliciesRefusedException(loaded.Diagnostics), loaded.Syntax);
        (current, this.store, versions) = (() => policies, store, new PolicyVersionCache());
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Ids => [.. current().Set.Policies.Where(policy => policy.Model.Lifecycle is not null).Select(policy => policy.Id)];

    /// <inheritdoc/>
    public ValueTask<CompiledPolicy?> FindCurrentAsync(string policyId, CancellationToken cancellation)
    {
        var policies = current();
        if (policies.Set.Find(policyId) is not { } policy)
        {
            return new ValueTask<CompiledPolicy?>((CompiledPolicy?)null);
        }

        // A reload between now and the moment the case is kept must not take the texts away.
        versions.Keep(policy.Compiled, SyntaxOf(policies, policy.Model.ContentHash));
        return new ValueTask<CompiledPolicy?>(policy.Compiled);
    }

    /// <inheritdoc/>
    /// <exception cref="CaseStoreException">The texts kept for it do not load any more.</exception>
    public async ValueTask<CompiledPolicy?> FindAsync(string hash, CancellationToken cancellation)
    {
        if (current().Set.Policies.FirstOrDefault(policy => policy.Model.ContentHash == hash) is { } now)
        {
            return now.Compiled;
        }

        return versions.Find(hash)?.Policy
            ?? (await store.FindPolicyAsync(hash, cancellation).ConfigureAwait(false) is { } text ? versions.Load(text) : null);
    }

    /// <inheritdoc/>
    public ValueTask<PolicyText?> FindTextAsync(string hash, CancellationToken cancellation) =>
        new((versions.Find(hash)?.Syntax ?? SyntaxOf(current(), hash)) is { } syntax ? PolicyTexts.Of(syntax) : null);

    private static PolicySyntax? SyntaxOf(LoadedPolicies policies, string hash) => policies.Syntax?.FirstOrDefault(policy => policy.ContentHash == hash);
}
