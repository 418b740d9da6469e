using System.Globalization;
using System.Numerics;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>
/// A number that was divided, kept as a fraction: a third times three is one. What is compared or calculated with is exact; only <see cref="ToDecimal"/>, for showing it or handing it on, rounds to 28 digits.
/// </summary>
public readonly struct ExactNumber : IEquatable<ExactNumber>, IComparable<ExactNumber>
{
    // What no number can hold is too large here too, so that whatever is calculated with can be shown.
    private static readonly BigInteger LargestNumber = new(decimal.MaxValue);

    // A sum of many fractions would otherwise grow without end. Two hundred digits.
    private static readonly BigInteger Largest = BigInteger.Pow(10, 200);

    private const int BitProductsAStep = 16_384;

    private readonly BigInteger numerator;

    // In the default value nought, which then stands for one.
    private readonly BigInteger denominator;

    private ExactNumber(BigInteger numerator, BigInteger denominator)
    {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    private BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;

    /// <summary>A number as a fraction.</summary>
    public static implicit operator ExactNumber(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var high = unchecked((uint)parts[2]);
        var low = unchecked(((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var mantissa = ((BigInteger)high << 64) + low;
        return Reduced(value < 0 ? -mantissa : mantissa, BigInteger.Pow(10, value.Scale));
    }

    /// <summary>The sum.</summary>
    public static ExactNumber operator +(ExactNumber a, ExactNumber b) => Reduced((a.numerator * b.Denominator) + (b.numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The difference.</summary>
    public static ExactNumber operator -(ExactNumber a, ExactNumber b) => Reduced((a.numerator * b.Denominator) - (b.numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The product.</summary>
    public static ExactNumber operator *(ExactNumber a, ExactNumber b) => Reduced(a.numerator * b.numerator, a.Denominator * b.Denominator);

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is nought.</exception>
    public static ExactNumber operator /(ExactNumber a, ExactNumber b) => b.numerator.IsZero
        ? throw new DivideByZeroException()
        : Reduced(a.numerator * b.Denominator * b.numerator.Sign, a.Denominator * BigInteger.Abs(b.numerator));

    /// <summary>What a division to the whole leaves, with the sign of <paramref name="a"/>.</summary>
    /// <exception cref="DivideByZeroException">The divisor is nought.</exception>
    public static ExactNumber operator %(ExactNumber a, ExactNumber b) => a - (new ExactNumber((a / b).Truncated(), BigInteger.One) * b);

    /// <summary>The number with the other sign.</summary>
    public static ExactNumber operator -(ExactNumber a) => new(-a.numerator, a.Denominator);

    /// <summary>The number itself.</summary>
    public static ExactNumber operator +(ExactNumber a) => a;

    /// <summary>Whether two numbers are equal.</summary>
    public static bool operator ==(ExactNumber a, ExactNumber b) => a.Equals(b);

    /// <summary>Whether two numbers differ.</summary>
    public static bool operator !=(ExactNumber a, ExactNumber b) => !a.Equals(b);

    /// <summary>Whether a number is smaller.</summary>
    public static bool operator <(ExactNumber a, ExactNumber b) => a.CompareTo(b) < 0;

    /// <summary>Whether a number is smaller or equal.</summary>
    public static bool operator <=(ExactNumber a, ExactNumber b) => a.CompareTo(b) <= 0;

    /// <summary>Whether a number is larger.</summary>
    public static bool operator >(ExactNumber a, ExactNumber b) => a.CompareTo(b) > 0;

    /// <summary>Whether a number is larger or equal.</summary>
    public static bool operator >=(ExactNumber a, ExactNumber b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    public int CompareTo(ExactNumber other) => (numerator * other.Denominator).CompareTo(other.numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(ExactNumber other) => numerator == other.numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExactNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(numerator, Denominator);

    /// <summary>The number without its sign.</summary>
    public ExactNumber Abs() => new(BigInteger.Abs(numerator), Denominator);

    /// <summary>The nearest number of at most 28 digits behind the point; a half goes to the even neighbour.</summary>
    /// <exception cref="OverflowException">It is too large for a number.</exception>
    public decimal ToDecimal()
    {
        // Noughts behind the last digit say nothing.
        var (digits, scale) = Digits(RoundingMode.HalfEven);
        while (scale > 0 && (digits % 10).IsZero)
        {
            digits /= 10;
            scale--;
        }

        return Made(digits, scale);
    }

    /// <summary>
    /// The number, moved out of the way of every figure that an author can write where it lies between two: for tests that compare with written figures only. A third is no 0.333, and stands beside it on the right side.
    /// </summary>
    public decimal ToNeighbour()
    {
        var (digits, scale) = Digits(RoundingMode.Down);
        var isBetween = numerator * BigInteger.Pow(10, scale) != digits * Denominator;
        return Made(isBetween && (digits % 10).IsZero ? digits + (numerator.Sign < 0 ? BigInteger.MinusOne : BigInteger.One) : digits, scale);
    }

    /// <summary>The multiple of a step that the number is rounded to.</summary>
    /// <param name="step">The step, above zero.</param>
    /// <param name="mode">Which way.</param>
    /// <exception cref="OverflowException">The multiple is too large for a number.</exception>
    public decimal Round(decimal step, RoundingMode mode)
    {
        var steps = this / step;
        var multiple = new ExactNumber(Rounded(steps.numerator, steps.Denominator, mode), BigInteger.One) * step;

        // Written with the places of the step, so that ten pounds rounded to the penny are 10.00.
        return decimal.Round(multiple.ToDecimal() + (step - step), step.Scale);
    }

    /// <summary>The number in digits, as <see cref="ToDecimal"/> gives it.</summary>
    public override string ToString() => ToDecimal().ToString(CultureInfo.InvariantCulture);

    internal BigInteger Floor(int scale, out bool isExact)
    {
        var (whole, rest) = BigInteger.DivRem(BigInteger.Abs(numerator) * BigInteger.Pow(10, scale), Denominator);
        isExact = rest.IsZero;
        return numerator.Sign < 0 ? -whole : whole;
    }

    private BigInteger Truncated() => BigInteger.Divide(numerator, Denominator);

    // As many digits as a number holds: one fewer behind the point for every one more before it.
    private (BigInteger Digits, int Scale) Digits(RoundingMode mode)
    {
        for (var scale = 28; scale >= 0; scale--)
        {
            var digits = Rounded(numerator * BigInteger.Pow(10, scale), Denominator, mode);
            if (BigInteger.Abs(digits).GetBitLength() <= 96)
            {
                return (digits, scale);
            }
        }

        throw new OverflowException();
    }

    private static decimal Made(BigInteger digits, int scale)
    {
        var magnitude = BigInteger.Abs(digits);
        return new decimal(Part(magnitude), Part(magnitude >> 32), Part(magnitude >> 64), digits.Sign < 0, (byte)scale);
    }

    private static int Part(BigInteger magnitude) => unchecked((int)(uint)(magnitude & uint.MaxValue));

    private static BigInteger Rounded(BigInteger numerator, BigInteger denominator, RoundingMode mode)
    {
        var whole = BigInteger.DivRem(BigInteger.Abs(numerator), denominator, out var rest);
        var half = (rest * 2).CompareTo(denominator);
        var goesOut = mode switch
        {
            RoundingMode.HalfUp => half >= 0,
            RoundingMode.HalfEven => half > 0 || (half == 0 && !whole.IsEven),
            RoundingMode.Up => !rest.IsZero,
            RoundingMode.Down => false,
            _ => throw new ArgumentOutOfRangeException(nameof(mode)),
        };
        whole += goesOut ? BigInteger.One : BigInteger.Zero;
        return numerator.Sign < 0 ? -whole : whole;
    }

    private static ExactNumber Reduced(BigInteger numerator, BigInteger denominator)
    {
        // The common divisor costs in proportion to the product of the lengths; short fractions cost nothing beside the step of their list or loop.
        StepBudget.Step(numerator.GetBitLength() * denominator.GetBitLength() / BitProductsAStep);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        var (top, bottom) = common.IsOne ? (numerator, denominator) : (numerator / common, denominator / common);
        return BigInteger.Abs(top) < Largest && bottom < Largest && BigInteger.Abs(top) <= LargestNumber * bottom ? new ExactNumber(top, bottom) : throw new OverflowException();
    }
}
