using PolicyEngine.Benchmarks.Measuring;
using PolicyEngine.Benchmarks.Workloads.Permit;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>The parking permit by the explained form, with all facts and with three unknown.</summary>
internal sealed class ExplainedSuite : ISuite
{
    private const string ByHand = "by hand, through a delegate";

    private long sink;

    public string Name => "explained";

    public IEnumerable<ResultRow> Run(BenchmarkOptions options)
    {
        var engine = new PermitContenders();
        Answers.Check("the explained form", Array.ConvertAll(PermitCases.Expected, PermitCases.Text), engine.ExplainedAnswer);
        Answers.Check("the explained form with three facts unknown", [.. engine.Partly.Select(_ => "Undetermined")], place => engine.Policy.Decide(engine.Partly[place], PermitCases.AsOf).Status.ToString());

        var slow = Rounds.Measure(
            [Contender.Loop(ByHand, PermitCases.Count, () => sink += PermitByHand.DecideAll()), .. Explained(engine)],
            options.Rounds,
            options.Turn,
            options.WarmUp);
        yield return Row("permit, explained", ByHand, slow[0], null, null);
        yield return Row("permit, explained", "decided, with the whole record", slow[1], slow[0], new Budget(100));
        yield return Row("permit, explained", "… and its reasons and citations put into words", slow[2], slow[0], null);
        yield return Row("permit, explained", "… and the whole tree of the explanation", slow[3], slow[0], null);
        yield return Row("permit, three facts unknown", "decided, with the whole record", slow[4], slow[0], new Budget(100));
        yield return Row("permit, three facts unknown", "… and what is missing put into words", slow[5], slow[0], null);
    }

    private IEnumerable<Contender> Explained(PermitContenders engine) =>
    [
        Over(engine, engine.Read, decision => decision.Outcome!.Length),
        Over(engine, engine.Read, decision => decision.Reasons.Count + decision.Citations.Count),
        Over(engine, engine.Read, decision => decision.Explanation.Root.Children.Length),
        Over(engine, engine.Partly, decision => (int)decision.Status),
        Over(engine, engine.Partly, decision => decision.Missing.Count),
    ];

    private Contender Over(PermitContenders engine, FactSet[] cases, Func<Decision, int> read) => Contender.Loop("explained form", cases.Length, () =>
    {
        var sum = 0L;
        foreach (var facts in cases)
        {
            sum += read(engine.Policy.Decide(facts, PermitCases.AsOf));
        }

        sink += sum;
    });

    private static ResultRow Row(string work, string contender, double[] times, double[]? baseline, Budget? budget) =>
        new(work, contender, baseline is null ? "" : ByHand, Spread.Of(times), baseline is null ? null : Rounds.Ratio(times, baseline), budget);
}
