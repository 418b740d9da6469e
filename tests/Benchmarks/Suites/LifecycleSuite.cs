using PolicyEngine.Benchmarks.Measuring;
using PolicyEngine.Benchmarks.Workloads.Lifecycle;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>Seven steps through a lifecycle of 8 states and 12 triggers, in memory.</summary>
internal sealed class LifecycleSuite : ISuite
{
    private const int Paths = 1_000;
    private const string Work = "lifecycle, a path of 7 steps";
    private const string ByHand = "a switch by hand";

    private long sink;

    public string Name => "lifecycle";

    public IEnumerable<ResultRow> Run(BenchmarkOptions options)
    {
        var contenders = new LifecycleContenders();
        (string Name, Func<int> Walk, Budget? Budget)[] all =
        [
            (ByHand, contenders.ByHand, null), ("the machine", contenders.ByMachine, new Budget(3)), ("Stateless, configured once", contenders.ByStateless, null), ("Stateless, a machine a case", contenders.ByOwnStateless, null),
        ];
        foreach (var (name, walk, _) in all)
        {
            if (walk() != (int)PathState.Closed)
            {
                throw new WrongAnswerException(name, 0, nameof(PathState.Closed), "another state");
            }
        }

        var times = Rounds.Measure([.. all.Select(one => Contender.Loop(one.Name, Paths, () => Repeat(one.Walk)))], options.Rounds, options.Turn, options.WarmUp);
        for (var place = 0; place < all.Length; place++)
        {
            yield return new ResultRow(Work, all[place].Name, place == 0 ? "" : ByHand, Spread.Of(times[place]), place == 0 ? null : Rounds.Ratio(times[place], times[0]), all[place].Budget);
        }
    }

    private void Repeat(Func<int> walk)
    {
        for (var path = 0; path < Paths; path++)
        {
            sink += walk();
        }
    }
}
