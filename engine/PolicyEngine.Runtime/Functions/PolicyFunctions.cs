using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime.Functions;

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

    /// <summary>The smaller of two numbers.</summary>
    public static ExactNumber min(ExactNumber a, ExactNumber b) => a < b ? a : b;

    /// <summary>The earlier of two dates.</summary>
    public static DateOnly min(DateOnly a, DateOnly b) => a < b ? a : b;

    /// <summary>The larger of two numbers.</summary>
    public static long max(long a, long b) => Math.Max(a, b);

    /// <summary>The larger of two numbers.</summary>
    public static decimal max(decimal a, decimal b) => Math.Max(a, b);

    /// <summary>The larger of two numbers.</summary>
    public static ExactNumber max(ExactNumber a, ExactNumber b) => a > b ? a : b;

    /// <summary>The later of two dates.</summary>
    public static DateOnly max(DateOnly a, DateOnly b) => a > b ? a : b;

    /// <summary>The number without its sign.</summary>
    public static long abs(long a) => Math.Abs(a);

    /// <summary>The number without its sign.</summary>
    public static decimal abs(decimal a) => Math.Abs(a);

    /// <summary>The number without its sign.</summary>
    public static ExactNumber abs(ExactNumber a) => a.Abs();

    /// <summary>Rounds to the nearest; a half goes away from zero, as on paper: 2.5 to 3, -2.5 to -3.</summary>
    /// <param name="x">The number.</param>
    /// <param name="places">How many decimal places stay, up to 28; -1 for tens, -2 for hundreds, down to -28.</param>
    public static decimal round_half_up(decimal x, long places) => Rounded(x, places, RoundingMode.HalfUp);

    /// <inheritdoc cref="round_half_up(decimal, long)"/>
    public static decimal round_half_up(ExactNumber x, long places) => x.Round(Unit(places), RoundingMode.HalfUp);

    /// <summary>Rounds to the nearest; a half goes to the even neighbour: 2.5 to 2, 3.5 to 4.</summary>
    /// <param name="x">The number.</param>
    /// <param name="places">How many decimal places stay, up to 28; -1 for tens, -2 for hundreds, down to -28.</param>
    public static decimal round_half_even(decimal x, long places) => Rounded(x, places, RoundingMode.HalfEven);

    /// <inheritdoc cref="round_half_even(decimal, long)"/>
    public static decimal round_half_even(ExactNumber x, long places) => x.Round(Unit(places), RoundingMode.HalfEven);

    /// <summary>Rounds away from zero: 2.1 to 3, -2.1 to -3.</summary>
    /// <param name="x">The number.</param>
    /// <param name="places">How many decimal places stay, up to 28; -1 for tens, -2 for hundreds, down to -28.</param>
    public static decimal round_up(decimal x, long places) => Rounded(x, places, RoundingMode.Up);

    /// <inheritdoc cref="round_up(decimal, long)"/>
    public static decimal round_up(ExactNumber x, long places) => x.Round(Unit(places), RoundingMode.Up);

    /// <summary>Rounds towards zero: 2.9 to 2, -2.9 to -2.</summary>
    /// <param name="x">The number.</param>
    /// <param name="places">How many decimal places stay, up to 28; -1 for tens, -2 for hundreds, down to -28.</param>
    public static decimal round_down(decimal x, long places) => Rounded(x, places, RoundingMode.Down);

    /// <inheritdoc cref="round_down(decimal, long)"/>
    public static decimal round_down(ExactNumber x, long places) => x.Round(Unit(places), RoundingMode.Down);

    /// <summary>The quotient to 28 digits. In an expression it is kept as a fraction instead; see <see cref="ExactNumbers.Divide"/>.</summary>
    public static decimal divide(decimal a, decimal b) => a / b;

    /// <summary>The whole part of a quotient, towards zero.</summary>
    public static long whole_part(long a, long b) => a / b;

    /// <summary>What a division leaves, with the sign of <paramref name="a"/>.</summary>
    public static long remainder(long a, long b) => a % b;

    /// <summary>Yes for no, and no for yes.</summary>
    public static bool not(bool b) => !b;

    private static decimal Rounded(decimal x, long places, RoundingMode mode) =>
        places is >= 0 and <= 28 ? decimal.Round(x, (int)places, Midpoint(mode, x < 0)) : StepRounding.Round(x, Unit(places), mode);

    private static decimal Unit(long places) => places switch
    {
        >= 0 and <= 28 => new decimal(1, 0, 0, false, (byte)places),
        >= -28 and < 0 => Tens[-places],
        _ => throw new PolicyFaultException("a number can be rounded to 28 places behind the point, or before it, at most"),
    };

    private static MidpointRounding Midpoint(RoundingMode mode, bool isNegative) => mode switch
    {
        RoundingMode.HalfUp => MidpointRounding.AwayFromZero,
        RoundingMode.HalfEven => MidpointRounding.ToEven,
        RoundingMode.Up => isNegative ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity,
        RoundingMode.Down => MidpointRounding.ToZero,
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    // One, ten, a hundred and so on.
    private static readonly decimal[] Tens = [.. Enumerable.Range(0, 29).Select(power => decimal.Parse("1" + new string('0', power), CultureInfo.InvariantCulture))];
}
