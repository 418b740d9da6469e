using PolicyEngine.Analysis.Advising;
using PolicyEngine.Emission;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Runtime;

namespace PolicyEngine;

/// <summary>Policies that were made before, in memory or on disk, by the key of their texts; and what checks found in them. Only what is sound is kept: mistakes are looked for again each time.</summary>
internal sealed class PolicyShelf
{
    private readonly LoadMemory? memory;
    private readonly PolicyImageCache? images;
    private readonly FindingsCache? findings;

    public PolicyShelf(LoadOptions options, AdviceOptions? advising)
    {
        memory = options.Memory;
        images = options.CacheFolder is { } folder ? new PolicyImageCache(folder) : null;
        findings = advising is null ? null : new FindingsCache(images, advising);
    }

    /// <summary>Why the folder is not used, for whoever loads to decide. Findings are the same without it, so that a check has nothing to say.</summary>
    public string? Trouble => findings is null ? images?.Trouble : null;

    /// <summary>A policy that was made before, with its findings where they are asked for; <see langword="null"/> when either has to be made.</summary>
    public MadePolicies? Find(PolicySyntax policy, string key)
    {
        if (findings is null)
        {
            return Compiled(policy, key) is { } found ? new MadePolicies([found], null, [], AdviceReport.Empty) : null;
        }

        return findings.Find(policy, key) is { } report && Compiled(policy, key) is { } compiled ? new MadePolicies([compiled], null, [], report) : null;
    }

    /// <summary>Keeps what was made.</summary>
    public void Keep(PolicySyntax policy, string key, MadePolicies made)
    {
        if (made is not { Policies: [var compiled], Said: [], Image: { } image })
        {
            return;
        }

        memory?.Keep(key, compiled);
        images?.Keep(key, image);
        findings?.Keep(policy, key, made.Advice);
    }

    private CompiledPolicy? Compiled(PolicySyntax policy, string key)
    {
        if (memory?.Find(key) is { } known)
        {
            return known;
        }

        if (images?.Find(key) is not { Policies: [var entry] } image || entry.Model.Id != policy.Id.Value)
        {
            return null;
        }

        var loaded = PolicyImageLoader.Load(image)[0];
        memory?.Keep(key, loaded);
        return loaded;
    }
}
