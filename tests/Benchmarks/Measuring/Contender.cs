namespace PolicyEngine.Benchmarks.Measuring;

/// <summary>One way to do a piece of work.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Measure">Does the work for about the given time and returns nanoseconds per piece.</param>
internal sealed record Contender(string Name, Func<TimeSpan, double> Measure)
{
    /// <summary>A contender whose loop over all cases is timed here.</summary>
    /// <param name="name">Its name in the table.</param>
    /// <param name="cases">How many pieces one call of <paramref name="all"/> does.</param>
    /// <param name="all">Does every case once. The loop stands inside, so that calling it costs nothing per piece.</param>
    public static Contender Loop(string name, int cases, Action all) => new(name, time => Stopwatches.NanosecondsPer(all, time) / cases);
}
