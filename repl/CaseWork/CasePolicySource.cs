using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Diagnostics;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Runtime;

namespace PolicyEngine.Repl.CaseWork;

/// <summary>The policy versions of a command: what it has loaded, what the disk cache holds of the pack as it is now, and the texts that the store keeps.</summary>
internal sealed class CasePolicySource(CommandContext context, ICaseStore store, IReadOnlyList<string> rules) : ICasePolicies
{
    private readonly Dictionary<string, CompiledPolicy> known = new(StringComparer.Ordinal);
    private CasePolicies? loaded;

    /// <inheritdoc/>
    public IReadOnlyList<string> Ids => loaded?.Ids ?? [];

    /// <summary>Loads a pack as it is now, with its texts. What is wrong has been said when there is none.</summary>
    /// <param name="pack">An id, a folder or a file, perhaps with <c>@locality</c>.</param>
    /// <param name="exitCode">Why there is none.</param>
    public Policy? Load(string pack, out int exitCode)
    {
        if (PackFinder.FindWithSource(context, pack, rules, out exitCode) is not var (policy, result))
        {
            return null;
        }

        loaded = new CasePolicies(result, store);
        return policy;
    }

    /// <inheritdoc/>
    public ValueTask<CompiledPolicy?> FindCurrentAsync(string policyId, CancellationToken cancellation) => loaded?.FindCurrentAsync(policyId, cancellation) ?? new ValueTask<CompiledPolicy?>((CompiledPolicy?)null);

    /// <inheritdoc/>
    public async ValueTask<CompiledPolicy?> FindAsync(string hash, CancellationToken cancellation)
    {
        if (known.TryGetValue(hash, out var policy))
        {
            return policy;
        }

        policy = loaded is null ? await FindKeptAsync(hash, cancellation).ConfigureAwait(false) : await loaded.FindAsync(hash, cancellation).ConfigureAwait(false);
        if (policy is not null)
        {
            known.Add(hash, policy);
        }

        return policy;
    }

    /// <inheritdoc/>
    public ValueTask<PolicyText?> FindTextAsync(string hash, CancellationToken cancellation) => loaded?.FindTextAsync(hash, cancellation) ?? new ValueTask<PolicyText?>((PolicyText?)null);

    // The pack as it lies there is mostly the version that the case is pinned to, and then nothing needs compiling.
    private async ValueTask<CompiledPolicy?> FindKeptAsync(string hash, CancellationToken cancellation)
    {
        if (await store.FindPolicyAsync(hash, cancellation).ConfigureAwait(false) is not { } text)
        {
            return null;
        }

        foreach (var folder in (rules.Count > 0 ? rules : [context.DefaultPath]).Select(folder => $"{folder.TrimEnd('/')}/{text.PolicyId}").Where(folder => File.Exists(context.FullPath($"{folder}/policy.yaml"))))
        {
            if (PolicyLoader.LoadWarm([folder], context.LoadOptions)?.Policies.FirstOrDefault(policy => policy.Model.ContentHash == hash) is { } warm)
            {
                return warm.Compiled;
            }
        }

        var result = PolicyLoader.Load(text.Files.Select(file => new SourceFile(file.Path, file.Text)));
        return result.Set?.Policies.FirstOrDefault(policy => policy.Model.ContentHash == hash)?.Compiled
            ?? throw new CaseStoreException($"the version {text.Version} of `{text.PolicyId}`, to which cases are pinned, does not load any more: {result.Diagnostics.FirstOrDefault(problem => problem.Severity == Severity.Error)?.Message ?? "its texts are not those that its hash names"}");
    }
}
