namespace PolicyEngine.Testing.Coverage;

/// <summary>Where a value stands to a threshold, counted in the smallest step that matters: 1 of a whole number, a hundredth (or a step of the finer threshold) of a decimal number or an amount, a day, a minute.</summary>
internal static class Distance
{
    /// <summary>The words for meeting a threshold exactly.</summary>
    public const string On = "on it";

    /// <summary>The words for missing it by no more than a step.</summary>
    public const string Below = "just below";

    /// <summary>The words for passing it by no more than a step.</summary>
    public const string Above = "just above";

    /// <summary>The places in which every threshold is looked at.</summary>
    public static IReadOnlyList<string> All { get; } = [On, Below, Above];

    /// <summary>Where a value stands: one of the words above; <see langword="null"/> when it is further away, or the two have no order.</summary>
    public static string? Of(object? value, object? threshold)
    {
        if (Number(value) is not { } number || Number(threshold) is not { } edge)
        {
            return null;
        }

        var away = number - edge;
        return away == 0 ? On
            : Math.Abs(away) > StepOf(value!, threshold!) ? null
            : away < 0 ? Below : Above;
    }

    /// <summary>The smallest step of a value's kind beside a threshold.</summary>
    public static decimal StepOf(object value, object threshold) => value is decimal && threshold is long or decimal ? Math.Min(0.01m, Place(threshold)) : 1;

    /// <summary>A value as a number on its axis; <see langword="null"/> for values without an order.</summary>
    public static decimal? Number(object? value) => value switch
    {
        long whole => whole,
        decimal number => number,
        DateOnly date => date.DayNumber,
        TimeOnly time => (decimal)time.Ticks / TimeSpan.TicksPerMinute,
        _ => null,
    };

    private static decimal Place(object threshold) => threshold is decimal { Scale: var scale } ? new decimal(1, 0, 0, false, scale) : 1;
}
