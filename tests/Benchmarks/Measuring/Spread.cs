namespace PolicyEngine.Benchmarks.Measuring;

/// <summary>A middle value and the range in which the middle half of the values lies.</summary>
/// <param name="Median">The middle value.</param>
/// <param name="Low">A quarter of the values lie below.</param>
/// <param name="High">A quarter of the values lie above.</param>
internal readonly record struct Spread(double Median, double Low, double High)
{
    /// <summary>The spread of values; at least one.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length);
        return new Spread(At(sorted, 0.5), At(sorted, 0.25), At(sorted, 0.75));
    }

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (place - below));
    }
}
