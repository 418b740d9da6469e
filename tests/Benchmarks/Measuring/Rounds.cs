using System.Diagnostics;

namespace PolicyEngine.Benchmarks.Measuring;

/// <summary>Measures contenders in turn, round by round, each round starting with another one, so that what slows the machine for a while slows them all.</summary>
internal static class Rounds
{
    /// <summary>For each contender, its nanoseconds in every round.</summary>
    /// <param name="contenders">The contenders.</param>
    /// <param name="rounds">How many rounds count.</param>
    /// <param name="turn">About how long a contender has in a round.</param>
    /// <param name="warmUp">How long rounds go on before that don't count. The runtime rewrites hot code in the background, and on a busy machine takes its time.</param>
    public static double[][] Measure(IReadOnlyList<Contender> contenders, int rounds, TimeSpan turn, TimeSpan warmUp)
    {
        var clock = Stopwatch.StartNew();
        for (var round = 0; clock.Elapsed < warmUp; round++)
        {
            Round(contenders, round, turn);
        }

        var all = Enumerable.Range(0, rounds).Select(round => Round(contenders, round, turn)).ToArray();
        return [.. contenders.Select((_, place) => Array.ConvertAll(all, times => times[place]))];
    }

    private static double[] Round(IReadOnlyList<Contender> contenders, int round, TimeSpan turn)
    {
        var times = new double[contenders.Count];
        for (var i = 0; i < times.Length; i++)
        {
            var place = (i + round) % times.Length;
            times[place] = contenders[place].Measure(turn);
        }

        return times;
    }

    /// <summary>The ratio of two contenders, taken within each round.</summary>
    public static Spread Ratio(double[] times, double[] baseline) => Spread.Of(times.Zip(baseline, (time, other) => time / other));
}
