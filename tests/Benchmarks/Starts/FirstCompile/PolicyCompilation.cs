namespace PolicyEngine.Benchmarks.FirstCompile;

/// <summary>Loads every policy below a folder, without a cache.</summary>
internal static class PolicyCompilation
{
    public static bool Run(string folder, bool advise)
    {
        var loaded = PolicyLoader.Load(folder, new LoadOptions { Advise = advise });
        foreach (var diagnostic in loaded.Diagnostics.Where(diagnostic => diagnostic.Severity == Diagnostics.Severity.Error))
        {
            Console.Error.WriteLine($"{diagnostic.Span.Location}: {diagnostic.Message}");
        }

        return loaded.Succeeded;
    }
}
