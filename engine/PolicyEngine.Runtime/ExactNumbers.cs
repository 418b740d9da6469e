using System.Numerics;
using PolicyEngine.Model;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Runtime;

/// <summary>What compiled expressions do with numbers where an author wrote no word for it: divide, round to a step, hand a fraction on as a number.</summary>
public static class ExactNumbers
{
    /// <summary>The quotient, kept as a fraction.</summary>
    public static ExactNumber Divide(ExactNumber a, ExactNumber b) => a / b;

    /// <summary>A fraction as a number of 28 digits.</summary>
    public static decimal ToNumber(ExactNumber x) => x.ToDecimal();

    /// <summary>A fraction for a test against written figures, see <see cref="ExactNumber.ToNeighbour"/>.</summary>
    public static decimal ToNeighbour(ExactNumber x) => x.ToNeighbour();

    /// <summary>A number without places as a whole number.</summary>
    /// <exception cref="OverflowException">It is too large for a whole number.</exception>
    public static long ToWhole(decimal x) => decimal.Truncate(x) == x ? decimal.ToInt64(x) : throw new PolicyFaultException("a number that must be whole is not");

    /// <summary>Rounded to a multiple of a step; a half goes away from zero.</summary>
    public static decimal HalfUp(ExactNumber x, decimal step) => x.Round(step, RoundingMode.HalfUp);

    /// <inheritdoc cref="HalfUp(ExactNumber, decimal)"/>
    public static decimal HalfUp(decimal x, decimal step) => StepRounding.Round(x, step, RoundingMode.HalfUp);

    /// <summary>Rounded to a multiple of a step; a half goes to the even neighbour.</summary>
    public static decimal HalfEven(ExactNumber x, decimal step) => x.Round(step, RoundingMode.HalfEven);

    /// <inheritdoc cref="HalfEven(ExactNumber, decimal)"/>
    public static decimal HalfEven(decimal x, decimal step) => StepRounding.Round(x, step, RoundingMode.HalfEven);

    /// <summary>Rounded to a multiple of a step, away from zero.</summary>
    public static decimal Up(ExactNumber x, decimal step) => x.Round(step, RoundingMode.Up);

    /// <inheritdoc cref="Up(ExactNumber, decimal)"/>
    public static decimal Up(decimal x, decimal step) => StepRounding.Round(x, step, RoundingMode.Up);

    /// <summary>Rounded to a multiple of a step, towards zero.</summary>
    public static decimal Down(ExactNumber x, decimal step) => x.Round(step, RoundingMode.Down);

    /// <inheritdoc cref="Down(ExactNumber, decimal)"/>
    public static decimal Down(decimal x, decimal step) => StepRounding.Round(x, step, RoundingMode.Down);

    internal static long KeyOf(ExactNumber value, int scale)
    {
        var whole = value.Floor(scale, out var isExact);
        if (BigInteger.Abs(whole) > long.MaxValue / 2)
        {
            return value < 0m ? long.MinValue : long.MaxValue;
        }

        var key = (long)whole * 2;
        return isExact ? key : value < 0m ? key - 1 : key + 1;
    }
}
