using System.Diagnostics.CodeAnalysis;
using PolicyEngine.Model.Runtime;

namespace PolicyEngine.Model.Functions;

/// <summary>
/// The functions that expressions may call. All are pure. What cannot be computed (a date that does not exist, an overflow, a division by zero) is an exception, which faults the decision.
/// <see cref="FunctionCatalogue"/> tells people about each.
/// </summary>
[SuppressMessage("Style", "IDE1006", Justification = "officers write these names in their rules")]
public static partial class PolicyFunctions
{
    /// <summary>The smaller of two numbers.</summary>
    public static long min(long a, long b) => Math.Min(a, b);

    /// <summary>The smaller of two numbers.</summary>
    public static decimal min(decimal a, decimal b) => Math.Min(a, b);

    /// <summary>The earlier of two dates.</summary>
    public static DateOnly min(DateOnly a, DateOnly b) => a < b ? a : b;

    /// <summary>The larger of two numbers.</summary>
    public static long max(long a, long b) => Math.Max(a, b);

    /// <summary>The larger of two numbers.</summary>
    public static decimal max(decimal a, decimal b) => Math.Max(a, b);

    /// <summary>The later of two dates.</summary>
    public static DateOnly max(DateOnly a, DateOnly b) => a > b ? a : b;

    /// <summary>The number without its sign.</summary>
    public static long abs(long a) => Math.Abs(a);

    /// <summary>The number without its sign.</summary>
    public static decimal abs(decimal a) => Math.Abs(a);

    /// <summary>Rounds to the nearest; a half goes away from zero, as on paper: 2.5 to 3, -2.5 to -3.</summary>
    /// <param name="x">The number.</param>
    /// <param name="places">How many decimal places stay, 0 to 28.</param>
    public static decimal round_half_up(decimal x, long places) => decimal.Round(x, Places(places), MidpointRounding.AwayFromZero);

    /// <summary>Rounds to the nearest; a half goes to the even neighbour: 2.5 to 2, 3.5 to 4.</summary>
    /// <param name="x">The number.</param>
    /// <param name="places">How many decimal places stay, 0 to 28.</param>
    public static decimal round_half_even(decimal x, long places) => decimal.Round(x, Places(places), MidpointRounding.ToEven);

    /// <summary>Rounds away from zero: 2.1 to 3, -2.1 to -3.</summary>
    /// <param name="x">The number.</param>
    /// <param name="places">How many decimal places stay, 0 to 28.</param>
    public static decimal round_up(decimal x, long places) => decimal.Round(x, Places(places), x < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity);

    /// <summary>Rounds towards zero: 2.9 to 2, -2.9 to -2.</summary>
    /// <param name="x">The number.</param>
    /// <param name="places">How many decimal places stay, 0 to 28.</param>
    public static decimal round_down(decimal x, long places) => decimal.Round(x, Places(places), MidpointRounding.ToZero);

    /// <summary>The exact quotient to 28 digits.</summary>
    public static decimal divide(decimal a, decimal b) => a / b;

    /// <summary>The whole part of a quotient, towards zero.</summary>
    public static long whole_part(long a, long b) => a / b;

    /// <summary>What a division leaves, with the sign of <paramref name="a"/>.</summary>
    public static long remainder(long a, long b) => a % b;

    /// <summary>Yes for no, and no for yes.</summary>
    public static bool not(bool b) => !b;

    private static int Places(long places) => places is >= 0 and <= 28 ? (int)places : throw new PolicyFaultException(FormattableString.Invariant($"a number can be rounded to 0 to 28 places behind the point, not to {places}"));
}
