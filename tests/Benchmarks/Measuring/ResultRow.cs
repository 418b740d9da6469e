namespace PolicyEngine.Benchmarks.Measuring;

/// <summary>A line of the table.</summary>
/// <param name="Work">The piece of work.</param>
/// <param name="Contender">Who did it.</param>
/// <param name="Baseline">With what it is compared; empty for none.</param>
/// <param name="Time">The time of one piece, in nanoseconds.</param>
/// <param name="Ratio">The ratio to the baseline, taken within each round; none for the baseline itself.</param>
/// <param name="Budget">What the ratio, or the milliseconds, may be at most; none where nothing is promised.</param>
internal sealed record ResultRow(string Work, string Contender, string Baseline, Spread Time, Spread? Ratio, Budget? Budget)
{
    /// <summary>Whether the budget is met; none without a budget.</summary>
    public bool? IsMet => Budget is not { } budget ? null : budget.IsMilliseconds ? Time.Median / 1e6 <= budget.Limit : Ratio is { } ratio && ratio.Median <= budget.Limit;
}

/// <summary>What may be at most.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="IsMilliseconds">Whether it limits the time in milliseconds; otherwise the ratio.</param>
internal readonly record struct Budget(double Limit, bool IsMilliseconds = false);
