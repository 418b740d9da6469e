namespace PolicyEngine.Tests.Cli;

/// <summary>A copy of the command whose compiler and YAML parser are there by name, size and date, which the cache goes by, and impossible to load.</summary>
internal sealed class CompilerlessTool : IDisposable
{
    public CompilerlessTool()
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Append(Path.Combine(AppContext.BaseDirectory, "policy.runtimeconfig.json")))
        {
            var copy = Path.Combine(Folder, Path.GetFileName(file));
            File.Copy(file, copy);
            if (Path.GetFileName(file).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || Path.GetFileName(file).StartsWith("YamlDotNet", StringComparison.Ordinal))
            {
                var written = File.GetLastWriteTimeUtc(file);
                File.WriteAllBytes(copy, new byte[new FileInfo(file).Length]);
                File.SetLastWriteTimeUtc(copy, written);
            }
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("policy-tool-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
