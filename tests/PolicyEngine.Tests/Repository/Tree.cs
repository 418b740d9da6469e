using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Repository;

/// <summary>The files of the repository, as they would be committed.</summary>
internal static class Tree
{
    private static readonly string[] Left = ["bin", "obj", "artifacts", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", ".git", ".vs"];

    public static string Root => Fixture.Root;

    /// <summary>Paths from the root, with forward slashes, in order.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => Left.Contains(part, StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>Compares with an approved text; what was received is kept beside it when they differ, except in continuous integration, which writes nothing.</summary>
    public static void Approved(string path, string text)
    {
        var approved = Path.Combine(Root, path);
        var received = approved.Replace(".verified.", ".received.", StringComparison.Ordinal);
        if (!File.Exists(approved) || Read(path) != text)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Equal(File.Exists(approved) ? Read(path) : "", text);
            }

            File.WriteAllText(received, text);
            Assert.Fail($"{path} differs; look at the difference, and to accept it: mv {received} {approved}");
        }

        File.Delete(received);
    }
}
