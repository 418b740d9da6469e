using PolicyEngine.Benchmarks.FirstCompile;
using PolicyEngine.Benchmarks.Measuring;
using PolicyEngine.Benchmarks.Workloads;
using PolicyEngine.Benchmarks.Workloads.Routing;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>Compiling again in a process that has compiled before: the table of a thousand rows, one pack after an edit, and the whole library after an edit.</summary>
internal sealed class CompileSuite : ISuite
{
    private const string Empty = "an empty class by Roslyn, warm";

    private int edits;

    public string Name => "compile";

    public IEnumerable<ResultRow> Run(BenchmarkOptions options)
    {
        var library = LibraryFiles(options.Rules);
        var pack = library.Where(file => IsOf(file, "blue-badge") || IsOf(file, "lifecycles") || IsOf(file, "calendars")).ToArray();
        var contenders = new List<Contender>
        {
            Once(Empty, () => EmptyCompilation.Run()),
            Reload("table of 1,000 rows", [RoutingTable.Policy()]),
            Reload("the permit", [PolicyFiles.Read("permit")]),
            Reload("one pack", pack),
            Reload("all packs", library),
        };
        var times = Rounds.Measure(contenders, options.Shortest ? 1 : Math.Max(9, options.Rounds / 2), TimeSpan.Zero, options.WarmUp * 3);
        yield return new ResultRow("compile, warm", Empty, "", Spread.Of(times[0]), null, null);
        yield return Row("compile, warm", "the table of 1,000 rows, from its text", times[1], new Budget(150, IsMilliseconds: true));
        yield return Row("reload after one edit, warm", "the permit", times[2], null);
        yield return Row("reload after one edit, warm", "one pack (blue-badge)", times[3], new Budget(150, IsMilliseconds: true));
        yield return Row("reload after one edit, warm", "all packs in rules as one set", times[4], new Budget(150, IsMilliseconds: true));

        ResultRow Row(string work, string contender, double[] time, Budget? budget) => new(work, contender, Empty, Spread.Of(time), Rounds.Ratio(time, times[0]), budget);
    }

    private static SourceFile[] LibraryFiles(string rules)
    {
        var read = PolicyFolder.Read(rules);
        return read.Policies.IsEmpty ? throw new SuiteSkippedException($"there are no policies below `{rules}`; name the library with --rules FOLDER") : [.. read.Files];
    }

    private static bool IsOf(SourceFile file, string folder) => file.Path.Split('/').Contains(folder, StringComparer.Ordinal);

    private static Contender Once(string name, Action work) => new(name, _ => Stopwatches.NanosecondsOf(work));

    // Each time another text, so that nothing that was made of the one before can be used again.
    private Contender Reload(string name, SourceFile[] files)
    {
        var options = new LoadOptions { Memory = new LoadMemory() };
        return Once(name, () => Reload(name, files, options));
    }

    private void Reload(string name, SourceFile[] files, LoadOptions options)
    {
        edits++;
        var place = Array.FindIndex(files, file => file.Path.EndsWith("policy.yaml", StringComparison.Ordinal));
        SourceFile[] edited = [.. files];
        edited[place] = new SourceFile(files[place].Path, FormattableString.Invariant($"{files[place].Text}\n# edit {edits}\n"));
        var loaded = PolicyLoader.Load(edited, options);
        if (!loaded.Succeeded)
        {
            var first = loaded.Diagnostics.First(diagnostic => diagnostic.Severity == Severity.Error);
            throw new SuiteFailedException($"{name} does not compile: {first.Location}: {first.Message}");
        }
    }
}
