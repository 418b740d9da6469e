using System.Globalization;
using PolicyEngine.Benchmarks.Measuring;
using PolicyEngine.Benchmarks.Workloads;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>From the start of a process to its first decision, and to its first compilation. Every time is a fresh process.</summary>
internal sealed class StartSuite : ISuite
{
    private const string EmptyProgram = "an empty .NET program";
    private const string EmptyCompile = "an empty class by Roslyn, in a fresh process";
    private const string Facts = """{"lives_in_zone":true,"age":40,"months_resident":30,"emissions":120,"holds_blue_badge":false,"permits_held":0,"owes_fines":false}""";
    private const string AsOf = "2026-09-01";

    public string Name => "start";

    public IEnumerable<ResultRow> Run(BenchmarkOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("policy-benchmark-");
        try
        {
            foreach (var row in Decisions(options, folder.FullName).Concat(Compilations(options)))
            {
                yield return row;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<ResultRow> Decisions(BenchmarkOptions options, string cache)
    {
        var first = Program("PolicyEngine.Benchmarks.FirstDecision");
        string[] arguments = [PolicyFiles.Folder, cache, "permit", Facts, AsOf];
        ProgramRun.Run(first, ["keep", .. arguments[..2]]);
        var contenders = new List<Contender>
        {
            Started(EmptyProgram, Program("PolicyEngine.Benchmarks.Empty"), [], "done"),
            Started("first decision, cached", first, ["decide", .. arguments], "granted"),
        };
        if (ProgramRun.Find("Policy", "policy") is { } command)
        {
            var file = Path.Combine(cache, "facts.json");
            File.WriteAllText(file, Facts);
            string[] decide = ["decide", Path.Combine(PolicyFiles.Folder, "permit"), "--facts", file, "--as-of", AsOf, "--format", "json"];
            var environment = new Dictionary<string, string> { ["POLICYENGINE_CACHE"] = cache };
            contenders.Add(Started("`policy decide`, cached", command, decide, "granted", environment));
        }

        var times = Rounds.Measure(contenders, options.Starts, TimeSpan.Zero, TimeSpan.FromTicks(1));
        yield return new ResultRow("start to first decision", EmptyProgram, "", Spread.Of(times[0]), null, null);
        for (var i = 1; i < contenders.Count; i++)
        {
            yield return new ResultRow("start to first decision", contenders[i].Name, EmptyProgram, Spread.Of(times[i]), Rounds.Ratio(times[i], times[0]), i == 1 ? new Budget(3) : null);
        }
    }

    private static IEnumerable<ResultRow> Compilations(BenchmarkOptions options)
    {
        var program = Program("PolicyEngine.Benchmarks.FirstCompile");
        var times = Rounds.Measure([Compiled(EmptyCompile, program, ["empty"]), Compiled("all packs", program, ["policies", options.Rules])], options.Starts, TimeSpan.Zero, TimeSpan.FromTicks(1));
        yield return new ResultRow("first compilation", EmptyCompile, "", Spread.Of(times[0]), null, null);
        yield return new ResultRow("first compilation", "all packs in rules, from their texts", EmptyCompile, Spread.Of(times[1]), Rounds.Ratio(times[1], times[0]), new Budget(4));
    }

    private static Contender Started(string name, string program, string[] arguments, string expected, IReadOnlyDictionary<string, string>? environment = null) => new(name, _ =>
    {
        var (output, time) = ProgramRun.Run(program, arguments, environment);
        return output.Contains(expected, StringComparison.Ordinal) ? time : throw new WrongAnswerException(name, 0, expected, output.Trim());
    });

    // The program says itself how long it took from its first line, so that starting the runtime does not flatter the ratio.
    private static Contender Compiled(string name, string program, string[] arguments) => new(name, _ =>
    {
        try
        {
            return double.Parse(ProgramRun.Run(program, arguments).Output, CultureInfo.InvariantCulture) * 1e6;
        }
        catch (InvalidOperationException failed)
        {
            throw new SuiteSkippedException(failed.Message);
        }
    });

    private static string Program(string project) =>
        ProgramRun.Find(project, project) ?? throw new SuiteSkippedException($"`{project}` is not built; build the whole project with dotnet build -c Release tests/Benchmarks");
}
