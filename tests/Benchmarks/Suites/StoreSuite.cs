using System.Diagnostics;
using PolicyEngine.Benchmarks.Measuring;
using PolicyEngine.Benchmarks.Workloads;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>
/// Case stores: a look-up by case among a thousand events and among a million, and firings as fast as they go, beside an append to a file that is flushed to the disk. PostgreSQL takes part where <c>tests/postgres.sh</c> started it.
/// </summary>
internal sealed class StoreSuite : ISuite
{
    private const int EventsOfCase = 10;
    private const int FewCases = 100;
    private const string Flush = "an append of 1 KB to a file, flushed to the disk";

    public string Name => "stores";

    public IEnumerable<ResultRow> Run(BenchmarkOptions options)
    {
        if (!options.Shortest && !options.Only.Contains(Name))
        {
            throw new SuiteSkippedException("it fills stores with a million events; ask for it with --only stores");
        }

        var folder = Directory.CreateTempSubdirectory("policy-stores-").FullName;
        var server = Environment.GetEnvironmentVariable("POLICYENGINE_TEST_POSTGRES");
        try
        {
            return [.. Kinds(folder, server).SelectMany(kind => Lookups(kind.Name, kind.Make, options)), .. Firings(Kinds(folder, server), folder, options)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string Name, Func<string, SqlCaseStore> Make)[] Kinds(string folder, string? server)
    {
        (string Name, Func<string, SqlCaseStore> Make) sqlite = ("SQLite", name => new SqliteCaseStore(Path.Combine(folder, $"{name}.db")));
        return server is null ? [sqlite] : [sqlite, ("PostgreSQL", name => new PostgresCaseStore(new PostgresCaseStoreOptions { ConnectionString = server, Schema = $"bench_{name}" }))];
    }

    private static IEnumerable<ResultRow> Lookups(string kind, Func<string, SqlCaseStore> make, BenchmarkOptions options)
    {
        using var few = make("few");
        using var many = make("many");
        FilledStore.FillAsync(few, FewCases, EventsOfCase).GetAwaiter().GetResult();
        FilledStore.FillAsync(many, options.ManyCases, EventsOfCase).GetAwaiter().GetResult();
        var times = Rounds.Measure([Lookup("few", few, FewCases), Lookup("many", many, options.ManyCases)], options.Rounds, options.Turn, options.WarmUp);
        var baseline = $"{kind}, a case of {EventsOfCase} among 1,000 events";
        yield return new ResultRow("look-up by case", baseline, "", Spread.Of(times[0]), null, null);
        yield return new ResultRow("look-up by case", $"{kind}, among {options.ManyCases * EventsOfCase:N0} events", baseline, Spread.Of(times[1]), Rounds.Ratio(times[1], times[0]), new Budget(3));
    }

    private static Contender Lookup(string name, SqlCaseStore store, int cases)
    {
        var next = 0;
        return Contender.Loop(name, 20, () =>
        {
            for (var turn = 0; turn < 20; turn++)
            {
                // Far apart from the one before, so that the pages that it stands on are others.
                next = (next + 7919) % cases;
                if (store.ReadAsync(FilledStore.IdOf(next), 0, CancellationToken.None).GetAwaiter().GetResult() is not { Events.Length: EventsOfCase })
                {
                    throw new WrongAnswerException(name, next, $"{EventsOfCase} events", "another number");
                }
            }
        });
    }

    private static IEnumerable<ResultRow> Firings((string Name, Func<string, SqlCaseStore> Make)[] kinds, string folder, BenchmarkOptions options)
    {
        var policies = PolicyLoader.Load([PolicyFiles.Read("waiting")]);
        using var file = new FileStream(Path.Combine(folder, "flushed"), FileMode.Create);
        var contenders = new List<Contender> { new(Flush, time => Stopwatches.NanosecondsPer(() => Append(file), time)), Firing("memory", new InMemoryCaseStore(), policies, 1) };
        foreach (var (name, make) in kinds)
        {
            contenders.Add(Firing($"{name}, one after the other", make("firings"), policies, 1));
            contenders.Add(Firing($"{name}, 16 writers", make("firings"), policies, 16));
        }

        var times = Rounds.Measure(contenders, options.Shortest ? 1 : Math.Max(5, options.Rounds / 4), options.Shortest ? options.Turn : TimeSpan.FromSeconds(1), options.WarmUp);
        return contenders.Select((contender, place) =>
            new ResultRow("a firing, decided and kept", place == 0 ? contender.Name : $"{contender.Name}: {1e9 / Spread.Of(times[place]).Median:0} a second", place == 0 ? "" : Flush, Spread.Of(times[place]), place == 0 ? null : Rounds.Ratio(times[place], times[0]), null));
    }

    private static void Append(FileStream file)
    {
        file.Write(new byte[1024]);
        file.Flush(flushToDisk: true);
    }

    private static Contender Firing(string name, ICaseStore store, LoadResult policies, int writers)
    {
        store.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
        var service = new CaseService(store, new CasePolicies(policies, store), TimeProvider.System);
        return new Contender(name, time =>
        {
            var clock = Stopwatch.StartNew();
            var done = Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => FireAsync(service, clock, time)))).GetAwaiter().GetResult();
            return clock.Elapsed.TotalNanoseconds / done.Sum();
        });
    }

    // A case is opened and answered nine times, as cases go; then another.
    private static async Task<int> FireAsync(CaseService service, Stopwatch clock, TimeSpan time)
    {
        var done = 0;
        var caseId = "";
        do
        {
            var result = done % EventsOfCase == 0
                ? await service.OpenAsync(new OpenRequest { PolicyId = "waiting", Actor = "writer", Role = "officer" })
                : await service.FireAsync(new FireRequest { CaseId = caseId, Trigger = "answer", Actor = "writer", Role = "officer", Facts = CaseArguments.OfJson("""{ "resident": true }""") });
            caseId = result is CaseResult.Done fired ? fired.State.CaseId : throw new WrongAnswerException("a firing", done, "done", $"{result}");
            done++;
        }
        while (clock.Elapsed < time);
        return done;
    }
}
