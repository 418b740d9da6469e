using System.Text.RegularExpressions;

namespace PolicyEngine.Tests.Repository;

public partial class SourceTests
{
    private const int LongestFile = 400;

    private static readonly string[] FreeFolders = ["engine/PolicyEngine.Model", "engine/PolicyEngine.Language", "engine/PolicyEngine"];

    public static TheoryData<string> Folders => ["engine", "repl", "tests", "examples"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void No_file_is_longer_than_can_be_read_at_once(string folder) =>
        Assert.DoesNotContain(Tree.Files(folder, "*.cs"), path => Tree.Read(path).Count(c => c == '\n') > LongestFile);

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_namespace_is_where_its_file_is(string folder)
    {
        foreach (var path in Tree.Files(folder, "*.cs"))
        {
            if (NamespaceLine().Match(Tree.Read(path)) is { Success: true } line && Expected(path) is { } expected)
            {
                var written = line.Groups[1].Value;
                Assert.True(expected == written || (IsFree(path) && (expected + ".").StartsWith(written + ".", StringComparison.Ordinal)), $"{path} has the namespace {written}, not {expected}");
            }
        }
    }

    [Fact]
    public void Nothing_depends_on_a_place_of_this_machine()
    {
        string[] kinds = ["*.cs", "*.csproj", "*.props", "*.md", "*.yaml", "*.csx", "*.json", "*.txt", "*.sln", "run"];

        var found = kinds.SelectMany(kind => Tree.Files("", kind)).Where(path => !path.EndsWith("Repository/SourceTests.cs", StringComparison.Ordinal)).Where(path => MachinePath().IsMatch(Tree.Read(path)));

        Assert.Empty(found);
    }

    private static bool IsFree(string path) => FreeFolders.Contains(string.Join('/', path.Split('/').Take(2)), StringComparer.Ordinal);

    private static string? Expected(string path)
    {
        var parts = Path.GetDirectoryName(path)!.Replace('\\', '/').Split('/');
        return (parts[0], parts.ElementAtOrDefault(1)) switch
        {
            ("repl", "LineEditing") => string.Join('.', ["PolicyEngine", .. parts[1..]]),
            ("repl", _) => string.Join('.', ["PolicyEngine.Repl", .. parts[1..]]),
            ("tests", "PolicyEngine.Tests") or ("engine", _) or ("examples", _) => string.Join('.', parts[1..]),
            ("tests", "Benchmarks") => parts.ElementAtOrDefault(2) == "Starts" ? null : string.Join('.', ["PolicyEngine.Benchmarks", .. parts[2..]]),
            _ => null,
        };
    }

    [GeneratedRegex(@"^namespace ([A-Za-z0-9_.]+)\s*[;{]", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    // A path from the root of a disk, at the start of a text or after a space, to a folder where people and machines work.
    [GeneratedRegex(@"(?<![\w.~/])/(?:work|tmp|home|root|Users)/\w|[A-Z]:\\Users")]
    private static partial Regex MachinePath();
}
