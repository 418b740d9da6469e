using PolicyEngine.Runtime;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Proof.Numbers;

/// <summary>How a number comes from two inputs that are linked in no sum. <paramref name="Function"/> is nothing for their product.</summary>
/// <param name="Function">A function that falls with the first date and rises with the second; <see langword="null"/> for the product of both, in steps.</param>
/// <param name="One">The first input.</param>
/// <param name="Other">The second one.</param>
internal sealed record Derivation(string? Function, AxisInput One, AxisInput Other)
{
    /// <summary>Whether it is a function that is known here.</summary>
    public static bool Knows(string function) => function is "years_between" or "months_between";

    /// <summary>The number at two positions; <see langword="null"/> where it breaks.</summary>
    public Int128? At(Int128 one, Int128 other) => Function is null ? checked(one * other) : Between((int)one, (int)other);

    /// <summary>What a function gives for two days.</summary>
    public long? Between(int from, int to)
    {
        try
        {
            var (first, last) = (DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(to));
            return Function == "years_between" ? PolicyFunctions.years_between(first, last) : PolicyFunctions.months_between(first, last);
        }
        catch (Exception exception) when (exception is PolicyFaultException or ArithmeticException or ArgumentException)
        {
            return null;
        }
    }
}
