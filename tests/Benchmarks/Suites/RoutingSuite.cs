using PolicyEngine.Benchmarks.Measuring;
using PolicyEngine.Benchmarks.Workloads.Routing;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>The table of a thousand rows.</summary>
internal sealed class RoutingSuite : ISuite
{
    private const string ByHand = "dictionary and scan by hand, through a delegate";

    private long sink;

    public string Name => "table";

    public IEnumerable<ResultRow> Run(BenchmarkOptions options)
    {
        var engine = new RoutingContenders();
        var expected = Array.ConvertAll(RoutingCases.Expected, RoutingCases.Text);
        Answers.Check("the plain form", expected, engine.PlainAnswer);
        Answers.Check("the explained form", expected, engine.ExplainedAnswer);

        var times = Rounds.Measure(
            [Contender.Loop(ByHand, RoutingCases.Count, () => sink += RoutingByHand.DecideAll()), Contender.Loop("plain form", RoutingCases.Count, () => sink += engine.DecideAll()), Explained(engine)],
            options.Rounds,
            options.Turn,
            options.WarmUp);
        yield return new ResultRow("table of 1,000 rows", ByHand, "", Spread.Of(times[0]), null, null);
        yield return new ResultRow("table of 1,000 rows", "plain form", ByHand, Spread.Of(times[1]), Rounds.Ratio(times[1], times[0]), new Budget(1));
        yield return new ResultRow("table of 1,000 rows", "explained form", ByHand, Spread.Of(times[2]), Rounds.Ratio(times[2], times[0]), null);
    }

    private Contender Explained(RoutingContenders engine) => Contender.Loop("explained form", RoutingCases.Count, () =>
    {
        var sum = 0L;
        foreach (var facts in engine.Read)
        {
            sum += (int)engine.Policy.Decide(facts, RoutingCases.AsOf).Status;
        }

        sink += sum;
    });
}
