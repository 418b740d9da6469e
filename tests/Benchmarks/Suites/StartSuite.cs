using PolicyEngine.Benchmarks.Measuring;
using PolicyEngine.Benchmarks.Workloads;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>From the start of a process to its first decision, and to its first compilation. Every time is a fresh process.</summary>
internal sealed class StartSuite : ISuite
{
    private const string EmptyProgram = "an empty .NET program";
    private const string EmptyCompile = "an empty class by Roslyn, in a fresh process";
    private const string FirstDecision = "PolicyEngine.Benchmarks.FirstDecision";
    private const string FirstPublished = "first decision, cached, published ReadyToRun";
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

    private static IEnumerable<ResultRow> Decisions(BenchmarkOptions options, string folder)
    {
        var built = Program(FirstDecision);
        var published = options.Shortest ? null : Published(folder);
        var contenders = new List<Contender> { Started(EmptyProgram, Program("PolicyEngine.Benchmarks.Empty"), [], "done"), Cached("first decision, cached", built, Path.Combine(folder, "built")) };
        if (published is not null)
        {
            contenders.Add(Cached(FirstPublished, published, Path.Combine(folder, "published-cache")));
        }

        if (ProgramRun.Find("Policy", "policy") is { } command)
        {
            contenders.Add(Command(command, folder));
        }

        var budgeted = published is null ? 1 : 2;
        var times = Rounds.Measure(contenders, options.Starts, TimeSpan.Zero, TimeSpan.FromTicks(1));
        yield return new ResultRow("start to first decision", EmptyProgram, "", Spread.Of(times[0]), null, null);
        for (var i = 1; i < contenders.Count; i++)
        {
            yield return new ResultRow("start to first decision", contenders[i].Name, EmptyProgram, Spread.Of(times[i]), Rounds.Ratio(times[i], times[0]), i == budgeted ? new Budget(3) : null);
        }
    }

    private static Contender Cached(string name, string program, string cache)
    {
        ProgramRun.Run(program, ["keep", PolicyFiles.Folder, cache]);
        return Started(name, program, ["decide", PolicyFiles.Folder, cache, "permit", Facts, AsOf], "granted");
    }

    private static Contender Command(string command, string folder)
    {
        var file = Path.Combine(folder, "facts.json");
        File.WriteAllText(file, Facts);
        string[] decide = ["decide", Path.Combine(PolicyFiles.Folder, "permit"), "--facts", file, "--as-of", AsOf, "--format", "json"];
        return Started("`policy decide`, cached, as built", command, decide, "granted", new Dictionary<string, string> { ["POLICYENGINE_CACHE"] = Path.Combine(folder, "command") });
    }

    // As a program is given to its users: compiled ahead of time. That needs a package; without it, the program as it was built has to do.
    private static string? Published(string folder)
    {
        var project = Path.Combine(BenchmarkOptions.RepositoryFolder, "tests", "Benchmarks", "Starts", "FirstDecision");
        var place = Path.Combine(folder, "published");
        try
        {
            ProgramRun.Run("dotnet", ["publish", project, "-c", "Release", "-r", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", place, "-v", "q", "--nologo"]);
            return Path.Combine(place, FirstDecision + (OperatingSystem.IsWindows() ? ".exe" : ""));
        }
        catch (InvalidOperationException failed)
        {
            Console.Error.WriteLine($"note: the program could not be compiled ahead of time, so it is measured as built: {failed.Message.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))}");
            return null;
        }
    }

    private static IEnumerable<ResultRow> Compilations(BenchmarkOptions options)
    {
        var program = Program(FirstCompileRun.Name);
        var times = Rounds.Measure([Compiled(EmptyCompile, program, ["empty"]), Compiled("all packs", program, ["policies", options.Rules])], options.Starts, TimeSpan.Zero, TimeSpan.FromTicks(1));
        yield return new ResultRow("first compilation", EmptyCompile, "", Spread.Of(times[0]), null, null);
        yield return new ResultRow("first compilation", "all packs in rules, from their texts", EmptyCompile, Spread.Of(times[1]), Rounds.Ratio(times[1], times[0]), new Budget(4));
    }

    private static Contender Started(string name, string program, string[] arguments, string expected, IReadOnlyDictionary<string, string>? environment = null) => new(name, _ =>
    {
        var (output, time) = ProgramRun.Run(program, arguments, environment);
        return output.Contains(expected, StringComparison.Ordinal) ? time : throw new WrongAnswerException(name, 0, expected, output.Trim());
    });

    private static Contender Compiled(string name, string program, string[] arguments) => new(name, _ => FirstCompileRun.Of(program, arguments).Time);

    private static string Program(string project) => FirstCompileRun.Program(project);
}
