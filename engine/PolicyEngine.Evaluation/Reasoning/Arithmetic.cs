using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>Operators on canonical values.</summary>
internal static class Arithmetic
{
    public static object? Negated(object value) => value switch { long number => -number, decimal number => -number, _ => null };

    public static object? Of(TermOperator operation, object left, object right) => (left, right) switch
    {
        (long one, decimal two) => Decimals(operation, one, two),
        (decimal one, long two) => Decimals(operation, one, two),
        (decimal one, decimal two) => Decimals(operation, one, two),
        (long one, long two) => Wholes(operation, one, two),
        _ => Compared(operation, left, right),
    };

    /// <summary>How much two values of one kind differ: a number, or a number of days; nothing for others.</summary>
    public static object? Gap(object left, object right) => (left, right) switch
    {
        (long one, long two) => Math.Abs(one - two),
        (long or decimal, long or decimal) => Math.Abs(Number(left) - Number(right)),
        (DateOnly one, DateOnly two) => (long)Math.Abs(one.DayNumber - two.DayNumber),
        _ => null,
    };

    private static decimal Number(object value) => value is long number ? number : (decimal)value;

    private static object? Decimals(TermOperator operation, decimal one, decimal two) =>
        operation == TermOperator.Add ? one + two
        : operation == TermOperator.Subtract ? one - two
        : operation == TermOperator.Multiply ? one * two
        : operation == TermOperator.Divide ? one / two
        : operation == TermOperator.Remainder ? one % two
        : Holds(operation, one.CompareTo(two));

    private static object? Wholes(TermOperator operation, long one, long two) =>
        operation == TermOperator.Add ? one + two
        : operation == TermOperator.Subtract ? one - two
        : operation == TermOperator.Multiply ? one * two
        : operation == TermOperator.Divide ? one / two
        : operation == TermOperator.Remainder ? one % two
        : Holds(operation, one.CompareTo(two));

    private static object? Compared(TermOperator operation, object left, object right) =>
        operation is TermOperator.Equal or TermOperator.NotEqual ? Equals(left, right) == (operation == TermOperator.Equal)
        : left.GetType() == right.GetType() && left is DateOnly or TimeOnly ? Holds(operation, ((IComparable)left).CompareTo(right))
        : null;

    private static object? Holds(TermOperator operation, int order) =>
        operation == TermOperator.Equal ? order == 0
        : operation == TermOperator.NotEqual ? order != 0
        : operation == TermOperator.Less ? order < 0
        : operation == TermOperator.LessOrEqual ? order <= 0
        : operation == TermOperator.Greater ? order > 0
        : operation == TermOperator.GreaterOrEqual ? order >= 0
        : null;
}
