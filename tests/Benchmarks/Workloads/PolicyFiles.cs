using PolicyEngine.Diagnostics;

namespace PolicyEngine.Benchmarks.Workloads;

/// <summary>Loads the policies of the benchmarks.</summary>
internal static class PolicyFiles
{
    /// <summary>The folder of the policies that lie beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Policies");

    /// <summary>The text of a policy that lies beside the program.</summary>
    public static SourceFile Read(string policy) => new($"{policy}/policy.yaml", File.ReadAllText(Path.Combine(Folder, policy, "policy.yaml")));

    /// <summary>Loads one policy.</summary>
    /// <exception cref="InvalidOperationException">It has errors.</exception>
    public static Policy Load(SourceFile file)
    {
        var loaded = PolicyLoader.Load([file]);
        return loaded.Set?.Policies[0] ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics.Select(diagnostic => $"{diagnostic.Location}: {diagnostic.Message}")));
    }
}
