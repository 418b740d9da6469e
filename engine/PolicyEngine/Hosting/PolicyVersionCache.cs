using PolicyEngine.Cases.Storing;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Runtime;

namespace PolicyEngine;

/// <summary>The policy versions that were used last. One that falls out unloads once no case holds it, and is made again from its texts when a case needs it.</summary>
internal sealed class PolicyVersionCache
{
    private const int Most = 64;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private long uses;

    public Entry? Find(string hash)
    {
        lock (gate)
        {
            return entries.TryGetValue(hash, out var entry) ? Used(entry) : null;
        }
    }

    public void Keep(CompiledPolicy policy, PolicySyntax? syntax)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(policy.Model.ContentHash, out var entry) || entry.Syntax is null)
            {
                entries[policy.Model.ContentHash] = entry = new Entry(new Lazy<CompiledPolicy>(policy), syntax);
            }

            Used(entry);
            Trim();
        }
    }

    /// <summary>Makes a version from its texts; of several who ask at once one does the work.</summary>
    public CompiledPolicy Load(PolicyText text)
    {
        Entry entry;
        lock (gate)
        {
            if (!entries.TryGetValue(text.Hash, out entry!))
            {
                entries.Add(text.Hash, entry = new Entry(new Lazy<CompiledPolicy>(() => PolicyTexts.Load(text).Compiled), null));
            }

            Used(entry);
            Trim();
        }

        try
        {
            return entry.Policy;
        }
        catch
        {
            // Not for good: the next who needs it tries again.
            lock (gate)
            {
                entries.Remove(text.Hash);
            }

            throw;
        }
    }

    private Entry Used(Entry entry)
    {
        entry.LastUse = ++uses;
        return entry;
    }

    private void Trim()
    {
        while (entries.Count > Most)
        {
            entries.Remove(entries.MinBy(entry => entry.Value.LastUse).Key);
        }
    }

    /// <summary>A version.</summary>
    /// <param name="policy">The policy, made when it is first asked for.</param>
    /// <param name="syntax">As it is written, where it was read here.</param>
    internal sealed class Entry(Lazy<CompiledPolicy> policy, PolicySyntax? syntax)
    {
        public CompiledPolicy Policy => policy.Value;

        public PolicySyntax? Syntax { get; } = syntax;

        public long LastUse { get; set; }
    }
}
