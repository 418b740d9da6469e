using PolicyEngine.Benchmarks.Measuring;
using PolicyEngine.Benchmarks.Workloads.Permit;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>The parking permit by the plain form.</summary>
internal sealed class PermitSuite : ISuite
{
    private const string ByHand = "by hand, through a delegate";

    private long sink;

    public string Name => "permit";

    public IEnumerable<ResultRow> Run(BenchmarkOptions options)
    {
        var engine = new PermitContenders();
        var expected = Array.ConvertAll(PermitCases.Expected, PermitCases.Text);
        Answers.Check("the plain form", expected, engine.PlainAnswer);

        var fast = Rounds.Measure(
            [Contender.Loop(ByHand, PermitCases.Count, () => sink += PermitByHand.DecideAll()), Contender.Loop("plain form", PermitCases.Count, () => sink += engine.DecideAll())],
            options.Rounds,
            options.Turn,
            options.WarmUp);
        yield return Row("permit", ByHand, fast[0], null, null);
        yield return Row("permit", "plain form", fast[1], fast[0], new Budget(1.3));
    }

    private static ResultRow Row(string work, string contender, double[] times, double[]? baseline, Budget? budget) =>
        new(work, contender, baseline is null ? "" : ByHand, Spread.Of(times), baseline is null ? null : Rounds.Ratio(times, baseline), budget);
}
