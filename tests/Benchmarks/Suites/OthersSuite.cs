using System.Text.Json;
using PolicyEngine.Benchmarks.Measuring;
using PolicyEngine.Benchmarks.Workloads.Permit;
using PolicyEngine.Benchmarks.Workloads.Routing;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>Two engines that somebody could use instead, on the same cases with the same expected answers.</summary>
internal sealed class OthersSuite : ISuite
{
    private static readonly (string Module, string Title)[] Engines = [("zen", "@gorules/zen-engine"), ("json-rules", "json-rules-engine")];

    private long sink;

    public string Name => "others";

    public IEnumerable<ResultRow> Run(BenchmarkOptions options)
    {
        var folder = Path.Combine(BenchmarkOptions.RepositoryFolder, "tests", "Benchmarks", "contenders");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new SuiteSkippedException("the other engines are not installed; run tests/Benchmarks/contenders/install.sh, which needs npm");
        }

        var permit = new PermitContenders();
        var routing = new RoutingContenders();
        var permitFile = Keep("permit", PermitCases.All.Select(PermitCases.Named), PermitCases.Expected.Select(PermitCases.Text), []);
        var routingFile = Keep("routing", RoutingCases.All.Select(RoutingCases.Named), RoutingCases.Expected.Select(RoutingCases.Text), RoutingTable.Rows.Select(RowOf));
        return Compare(options, folder, "permit", permitFile, Contender.Loop("plain form", PermitCases.Count, () => sink += permit.DecideAll()))
            .Concat(Compare(options, folder, "routing", routingFile, Contender.Loop("plain form", RoutingCases.Count, () => sink += routing.DecideAll())));
    }

    private static IEnumerable<ResultRow> Compare(BenchmarkOptions options, string folder, string work, string file, Contender plain)
    {
        var others = new List<NodeContender>();
        try
        {
            others.AddRange(Engines.Select(engine => new NodeContender(folder, engine.Module, work, file)));
            var contenders = Engines.Zip(others, (engine, other) => new Contender(engine.Title, other.Measure)).Prepend(plain).ToArray();
            var times = Rounds.Measure(contenders, options.Rounds, options.Turn, options.WarmUp);
            for (var i = 0; i < contenders.Length; i++)
            {
                yield return new ResultRow($"{work}, other engines", contenders[i].Name, i == 0 ? "" : plain.Name, Spread.Of(times[i]), i == 0 ? null : Rounds.Ratio(times[i], times[0]), null);
            }
        }
        finally
        {
            others.ForEach(other => other.Dispose());
            File.Delete(file);
        }
    }

    private static string Keep(string work, IEnumerable<object> cases, IEnumerable<string> expected, IEnumerable<object> rows)
    {
        var path = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"policy-benchmark-{Environment.ProcessId}-{work}.json"));
        File.WriteAllText(path, JsonSerializer.Serialize(new { cases, expected, rows }));
        return path;
    }

    private static object RowOf(RoutingRow row) => new { category = RoutingTable.Snake(row.Category), low = row.UrgencyLow, high = row.UrgencyHigh, from = row.AmountFrom, below = row.AmountBelow, team = RoutingTable.Snake(row.Team) };
}
