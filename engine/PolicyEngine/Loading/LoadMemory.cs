using PolicyEngine.Language;
using PolicyEngine.Runtime;

namespace PolicyEngine;

/// <summary>
/// What a load leaves for the next one: what it has read of files, and the policies that it has compiled. With the same memory, the next load of the same paths reads and compiles only what has changed, and gives exactly what a
/// load without a memory would give. It remembers the last load, whatever came of it. Loads that share a memory take turns.
/// </summary>
public sealed class LoadMemory
{
    private Dictionary<string, CompiledPolicy> before = new(StringComparer.Ordinal);
    private Dictionary<string, CompiledPolicy> now = new(StringComparer.Ordinal);

    /// <summary>Whose turn it is.</summary>
    internal Lock Turn { get; } = new();

    /// <summary>What was read of files.</summary>
    internal FileMemory Files { get; } = new();

    /// <summary>The policy whose texts have a key, where it was compiled before.</summary>
    internal CompiledPolicy? Find(string key) => before.TryGetValue(key, out var known) ? now[key] = known : null;

    /// <summary>Keeps a policy.</summary>
    internal void Keep(string key, CompiledPolicy policy) => now[key] = policy;

    /// <summary>Ends a load: what it did not use is forgotten.</summary>
    internal void End()
    {
        (before, now) = (now, new Dictionary<string, CompiledPolicy>(StringComparer.Ordinal));
        Files.Turn();
    }
}
