using System.Globalization;
using System.Text;
using System.Text.Json;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language;

namespace PolicyEngine.Tests.Language;

/// <summary>
/// A fixture on disk: a YAML file, a folder, or a recipe that builds files too large or too strange to keep. Recipe lines: <c>COUNT "TEXT"</c> and <c>bytes FF FE</c> add to the file at hand,
/// <c>file NAME</c> starts another, <c>link NAME TARGET</c> makes a link, <c>read NAME</c> names what is read.
/// </summary>
internal static class Fixture
{
    private const int LongestLine = 120;

    public static string Root { get; } = FindRoot();

    public static string Folder(string kind) => Path.Combine(Root, "tests", "Fixtures", "language", kind);

    /// <summary>The fixtures of a kind, by name.</summary>
    public static TheoryData<string> Names(string kind) =>
        [.. Directory.EnumerateFileSystemEntries(Folder(kind)).Select(entry => Path.GetFileName(entry)).Where(name => !name.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Reads a fixture and lists what is wrong with it, as the expected text has it.</summary>
    public static string Report(string kind, string name)
    {
        using var temporary = new TemporaryFolder();
        var path = name.EndsWith(".recipe", StringComparison.Ordinal) ? Build(Path.Combine(Folder(kind), name), temporary.Path) : Path.Combine(Folder(kind), name);
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;
        var diagnostics = name.StartsWith("facts-", StringComparison.Ordinal)
            ? FactsDocument.ReadYaml(new SourceFile(path, File.ReadAllText(path))).Diagnostics
            : name.StartsWith("approvals-", StringComparison.Ordinal) ? ApprovalsDocument.ReadFile(path).Diagnostics
            : PolicyFolder.Read(path).Diagnostics;
        var report = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            Append(report, diagnostic, showFile: folder == path);
        }

        return report.ToString().Replace(folder.Replace('\\', '/') + "/", "", StringComparison.Ordinal).Replace(folder.Replace('\\', '/'), "FOLDER", StringComparison.Ordinal);
    }

    /// <summary>Compares with the text beside the fixture; what was received is kept beside it when they differ.</summary>
    public static void Compare(string kind, string name, string received)
    {
        var expectedPath = Path.Combine(Folder(kind), Path.GetFileNameWithoutExtension(name) + ".expected.txt");
        var receivedPath = Path.ChangeExtension(expectedPath, null).Replace(".expected", ".received.txt", StringComparison.Ordinal);
        var expected = File.Exists(expectedPath) ? File.ReadAllText(expectedPath) : "";
        if (received != expected)
        {
            File.WriteAllText(receivedPath, received);
            Assert.Fail($"{name} differs; to accept: mv {receivedPath} {expectedPath}\n--- expected\n{expected}\n--- received\n{received}");
        }

        File.Delete(receivedPath);
    }

    private static void Append(StringBuilder report, PolicyDiagnostic diagnostic, bool showFile)
    {
        var place = diagnostic.Location;
        var file = showFile ? place.File + ":" : "";
        report.Append(CultureInfo.InvariantCulture, $"{file}{place.Line}:{place.Column}-{place.EndLine}:{place.EndColumn} {diagnostic.Id} {diagnostic.Message} | {diagnostic.Help}\n");
        var line = diagnostic.Span.File.LineText(place.Line);
        if (line.Length > 0)
        {
            var shown = string.Concat(line.Take(LongestLine).Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator ? '·' : c));
            var end = place.EndLine == place.Line ? place.EndColumn : line.Length + 1;
            var marks = new string(' ', Math.Min(place.Column - 1, LongestLine)) + new string('^', Math.Clamp(end - place.Column, 1, LongestLine));
            report.Append(CultureInfo.InvariantCulture, $"  | {shown}\n  | {marks}\n");
        }
    }

    private static string Build(string recipe, string folder)
    {
        var (file, read) = (Path.Combine(folder, "fixture.yaml"), "");
        foreach (var line in File.ReadAllLines(recipe))
        {
            var words = line.Split(' ', 3);
            switch (words[0])
            {
                case "file":
                    (file, read) = (Path.Combine(folder, words[1]), folder);
                    break;
                case "read":
                    read = Path.Combine(folder, words[1]);
                    break;
                case "link":
                    File.CreateSymbolicLink(Path.Combine(folder, words[1]), Path.Combine(folder, words[2]));
                    read = folder;
                    break;
                case "bytes":
                    Add(file, Convert.FromHexString(line["bytes".Length..].Replace(" ", "", StringComparison.Ordinal)));
                    break;
                default:
                    var text = JsonSerializer.Deserialize<string>(line[words[0].Length..])!;
                    Add(file, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, int.Parse(words[0], CultureInfo.InvariantCulture)))));
                    break;
            }
        }

        if (read.Length == 0)
        {
            Add(file, []);
        }

        return read.Length == 0 ? file : read;
    }

    private static void Add(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var stream = new FileStream(file, FileMode.Append);
        stream.Write(content);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PolicyEngine.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return folder;
    }
}
