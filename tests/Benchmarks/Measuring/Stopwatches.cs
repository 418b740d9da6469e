using System.Diagnostics;

namespace PolicyEngine.Benchmarks.Measuring;

/// <summary>Times work.</summary>
internal static class Stopwatches
{
    /// <summary>The median nanoseconds of one call, over as many calls as fit into a time; at least three.</summary>
    /// <remarks>The median of single calls passes over those that the operating system interrupted.</remarks>
    public static double NanosecondsPer(Action call, TimeSpan time)
    {
        var samples = new List<double>();
        var all = Stopwatch.StartNew();
        while (samples.Count < 3 || all.Elapsed < time)
        {
            samples.Add(NanosecondsOf(call));
        }

        return Spread.Of(samples).Median;
    }

    /// <summary>The nanoseconds of one call.</summary>
    public static double NanosecondsOf(Action call)
    {
        var start = Stopwatch.GetTimestamp();
        call();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
