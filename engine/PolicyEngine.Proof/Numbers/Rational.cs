using System.Globalization;

namespace PolicyEngine.Proof.Numbers;

/// <summary>An exact fraction. What grows too large throws <see cref="OverflowException"/>, and the expression is taken as one that nothing is known of.</summary>
internal readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly Int128 denominator;

    public Rational(Int128 numerator, Int128 denominator)
    {
        if (denominator < 0)
        {
            (numerator, denominator) = (checked(-numerator), checked(-denominator));
        }

        var common = denominator == 1 ? 1 : Divisor(Int128.Abs(numerator), denominator);
        Numerator = common == 1 ? numerator : numerator / common;
        this.denominator = common == 1 ? denominator : denominator / common;
    }

    public static Rational Zero => new(0, 1);

    public static Rational One => new(1, 1);

    public Int128 Numerator { get; }

    public Int128 Denominator => denominator == 0 ? 1 : denominator;

    public bool IsZero => Numerator == 0;

    public bool IsWhole => Denominator == 1;

    public int Sign => Int128.Sign(Numerator);

    public static implicit operator Rational(long value) => new(value, 1);

    public static Rational Of(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var mantissa = (Int128)new UInt128(unchecked((uint)parts[2]), unchecked(((ulong)(uint)parts[1] << 32) | (uint)parts[0]));
        return new Rational(value < 0 ? -mantissa : mantissa, PowerOfTen(value.Scale));
    }

    public static Rational operator +(Rational one, Rational other) => one.IsWhole && other.IsWhole
        ? new(checked(one.Numerator + other.Numerator), 1)
        : checked(new((one.Numerator * other.Denominator) + (other.Numerator * one.Denominator), one.Denominator * other.Denominator));

    public static Rational operator -(Rational one, Rational other) => one + (-other);

    public static Rational operator -(Rational one) => new(checked(-one.Numerator), one.Denominator);

    public static Rational operator *(Rational one, Rational other)
    {
        if (one.IsWhole && other.IsWhole)
        {
            return new(checked(one.Numerator * other.Numerator), 1);
        }

        // Dividing first keeps the products small.
        var (left, right) = (new Rational(one.Numerator, other.Denominator), new Rational(other.Numerator, one.Denominator));
        return checked(new(left.Numerator * right.Numerator, left.Denominator * right.Denominator));
    }

    public static Rational operator /(Rational one, Rational other) => one * new Rational(other.Denominator, other.Numerator);

    public static bool operator <(Rational one, Rational other) => one.CompareTo(other) < 0;

    public static bool operator >(Rational one, Rational other) => one.CompareTo(other) > 0;

    public static bool operator <=(Rational one, Rational other) => one.CompareTo(other) <= 0;

    public static bool operator >=(Rational one, Rational other) => one.CompareTo(other) >= 0;

    public static bool operator ==(Rational one, Rational other) => one.Equals(other);

    public static bool operator !=(Rational one, Rational other) => !one.Equals(other);

    /// <summary>The largest whole number that is not above it.</summary>
    public Int128 Floor()
    {
        if (IsWhole)
        {
            return Numerator;
        }

        var (whole, rest) = Int128.DivRem(Numerator, Denominator);
        return rest < 0 ? whole - 1 : whole;
    }

    public decimal ToDecimal() => (decimal)Numerator / (decimal)Denominator;

    public int CompareTo(Rational other) => IsWhole && other.IsWhole ? Numerator.CompareTo(other.Numerator) : checked((Numerator * other.Denominator).CompareTo(other.Numerator * Denominator));

    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    public override string ToString() => IsWhole ? Numerator.ToString(CultureInfo.InvariantCulture) : FormattableString.Invariant($"{Numerator}/{Denominator}");

    public static Int128 Divisor(Int128 one, Int128 other)
    {
        while (other != 0)
        {
            if (one <= long.MaxValue && other <= long.MaxValue)
            {
                return Divisor((long)one, (long)other);
            }

            (one, other) = (other, one % other);
        }

        return one == 0 ? 1 : one;
    }

    private static long Divisor(long one, long other)
    {
        while (other != 0)
        {
            (one, other) = (other, one % other);
        }

        return one == 0 ? 1 : one;
    }

    private static Int128 PowerOfTen(int power)
    {
        Int128 result = 1;
        for (var i = 0; i < power; i++)
        {
            result *= 10;
        }

        return result;
    }
}
