using System.Globalization;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Door;

/// <summary>Two packs on disk that say which version of the files they were loaded from.</summary>
internal sealed class VersionedFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public VersionedFolder() => WriteVersion(1);

    public string Path => folder.Path;

    public void WriteVersion(int version)
    {
        foreach (var id in new[] { "one", "two" })
        {
            WritePack(id, Pack(id, version));
        }
    }

    /// <summary>Puts a file in place at once, as an editor that saves aside and renames.</summary>
    public void WritePack(string id, string text)
    {
        var path = System.IO.Path.Combine(Path, id, "policy.yaml");
        File.Move(folder.Write($"{id}.aside", text), Made(path), overwrite: true);
    }

    public PolicyEngineOptions Options(bool watch = false) => new() { Paths = { Path }, Watch = watch, Quiet = TimeSpan.FromMilliseconds(50) };

    public static decimal VersionOf(Policy policy) => (decimal)policy.DecideJson("""{ "asked": true }""", Grants.Day).ValueOf("version")!;

    public void Dispose() => folder.Dispose();

    private static string Pack(string id, int version) => Grants.Asking("asked: { type: yes_no, ask: Asked? }", "asked", id) +
        string.Create(CultureInfo.InvariantCulture, $"outputs: {{ version: {{ title: Version, type: decimal, value: \"{version}.0\", because: \"It is.\", cite: \"1\" }} }}\n");

    private static string Made(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }
}
