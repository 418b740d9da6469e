namespace PolicyEngine.Benchmarks.FirstCompile;

/// <summary>Loads every policy below a folder, without a cache.</summary>
internal static class PolicyCompilation
{
    public static bool Run(string folder)
    {
        var loaded = PolicyLoader.Load(folder);
        foreach (var diagnostic in loaded.Diagnostics.Where(diagnostic => diagnostic.Severity == Diagnostics.Severity.Error))
        {
            Console.Error.WriteLine($"{diagnostic.Span.Location}: {diagnostic.Message}");
        }

        return loaded.Succeeded;
    }
}
