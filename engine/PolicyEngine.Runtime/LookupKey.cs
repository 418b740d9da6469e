using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>Turns inputs into the keys, and the edges of cells into the key intervals, that <see cref="LookupTable"/> describes.</summary>
public static class LookupKey
{
    /// <summary>The interval of a cell that accepts nothing.</summary>
    public static KeyInterval Nothing { get; } = new(1, 0);

    /// <summary>The key of a yes/no.</summary>
    public static long Of(bool value) => value ? 1 : 0;

    /// <summary>The key of a whole number.</summary>
    public static long Of(long value) => value;

    /// <summary>The key of a date: its day number.</summary>
    public static long Of(DateOnly value) => value.DayNumber;

    /// <summary>The key of a time: its ticks.</summary>
    public static long Of(TimeOnly value) => value.Ticks;

    /// <summary>The key of an option: its place.</summary>
    /// <typeparam name="TEnum">An enum over the options, with <see cref="int"/> beneath.</typeparam>
    public static long OfOption<TEnum>(TEnum value)
        where TEnum : struct, Enum => Canonical.ToOption(value);

    /// <summary>The key of a text: its place among the texts that the column's cells name, or -1.</summary>
    /// <param name="value">The text.</param>
    /// <param name="index">The table.</param>
    /// <param name="column">The column's place.</param>
    public static long OfText(string value, LookupIndex index, int column)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.PlaceOfText(value, column);
    }

    /// <summary>The key of a decimal or an amount in a column of <paramref name="scale"/> places: exact, never rounded; beyond <see cref="long"/>, its nearer end.</summary>
    /// <param name="value">The number.</param>
    /// <param name="scale">The column's scale, 0 to 28.</param>
    public static long OfDecimal(decimal value, int scale)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var high = unchecked((uint)parts[2]);
        var low = unchecked(((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var negative = parts[3] < 0;
        if (value.Scale == scale && high == 0 && low < 1UL << 62)
        {
            var whole = (long)low << 1;
            return negative ? -whole : whole;
        }

        return OfDecimalSlowly(new UInt128(high, low), negative, scale - value.Scale);
    }

    /// <summary>The key of a fraction, as exact.</summary>
    /// <param name="value">The number.</param>
    /// <param name="scale">The column's scale, 0 to 28.</param>
    public static long OfDecimal(ExactNumber value, int scale) => ExactNumbers.KeyOf(value, scale);

    /// <summary>The keys between two edges.</summary>
    /// <param name="type">The column's type; not a list.</param>
    /// <param name="scale">The column's scale; 0 for other types than decimal and money.</param>
    /// <param name="low">The lower edge, canonical (for a text, its place in the column's texts as int), or <see langword="null"/> for none.</param>
    /// <param name="lowIncluded">Whether the lower edge itself is in.</param>
    /// <param name="high">The upper edge, likewise, or <see langword="null"/> for none.</param>
    /// <param name="highIncluded">Whether the upper edge itself is in.</param>
    /// <returns>The interval; <see cref="Nothing"/> where no key lies between the edges.</returns>
    /// <exception cref="ArgumentException">An edge is not of the type, or has more places than the scale.</exception>
    public static KeyInterval Interval(FactType type, int scale, object? low, bool lowIncluded, object? high, bool highIncluded)
    {
        var first = low is null ? long.MinValue : Edge(type, scale, low);
        var last = high is null ? long.MaxValue : Edge(type, scale, high);
        if (low is not null && !lowIncluded)
        {
            if (first == long.MaxValue)
            {
                return Nothing;
            }

            first++;
        }

        if (high is not null && !highIncluded)
        {
            if (last == long.MinValue)
            {
                return Nothing;
            }

            last--;
        }

        return first <= last ? new(first, last) : Nothing;
    }

    /// <summary>The key of a canonical value that stands in a cell.</summary>
    /// <param name="type">The column's type; not a list.</param>
    /// <param name="scale">The column's scale.</param>
    /// <param name="value">The value, canonical; for a text, its place in the column's texts as int.</param>
    /// <exception cref="ArgumentException">The value is not of the type, or has more places than the scale.</exception>
    public static long Edge(FactType type, int scale, object value) => (type, value) switch
    {
        (FactType.YesNo, bool yes) => Of(yes),
        (FactType.WholeNumber, long number) => number,
        (FactType.Decimal or FactType.Money, decimal number) => decimal.Round(number, scale) == number
            ? OfDecimal(number, scale)
            : throw new ArgumentException("the edge has more decimal places than the column", nameof(scale)),
        (FactType.Date, DateOnly date) => Of(date),
        (FactType.Time, TimeOnly time) => Of(time),
        (FactType.Text or FactType.Choice, int place) => place,
        _ => throw new ArgumentException("the edge is not of the column's type", nameof(value)),
    };

    /// <summary>The same keys as intervals in order and apart, as a cell needs them. A cell that accepts nothing gets <see cref="Nothing"/>, since no interval at all accepts anything.</summary>
    /// <param name="intervals">The intervals, in any order; they may overlap.</param>
    public static ImmutableArray<KeyInterval> Normalise(IEnumerable<KeyInterval> intervals)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        var merged = ImmutableArray.CreateBuilder<KeyInterval>();
        foreach (var next in intervals.Where(interval => interval.Low <= interval.High).OrderBy(interval => interval.Low))
        {
            var touches = merged.Count > 0 && (merged[^1].High == long.MaxValue || merged[^1].High + 1 >= next.Low);
            if (!touches)
            {
                merged.Add(next);
            }
            else if (next.High > merged[^1].High)
            {
                merged[^1] = merged[^1] with { High = next.High };
            }
        }

        return merged.Count == 0 ? [Nothing] : merged.ToImmutable();
    }

    /// <summary>All keys that the intervals leave out, as a cell needs them: for <c>not(…)</c>.</summary>
    /// <param name="intervals">The intervals, in any order; none at all leaves out everything.</param>
    public static ImmutableArray<KeyInterval> Complement(IEnumerable<KeyInterval> intervals)
    {
        var gaps = new List<KeyInterval>();
        var start = long.MinValue;
        foreach (var interval in Normalise(intervals).Where(interval => interval.Low <= interval.High))
        {
            if (interval.Low > start)
            {
                gaps.Add(new(start, interval.Low - 1));
            }

            if (interval.High == long.MaxValue)
            {
                return Normalise(gaps);
            }

            start = interval.High + 1;
        }

        gaps.Add(new(start, long.MaxValue));
        return Normalise(gaps);
    }

    private static long OfDecimalSlowly(UInt128 mantissa, bool negative, int shift)
    {
        // 96 bits times ten to the nineteenth stay within 128 bits, and anything from there on is beyond a long already.
        var (whole, fraction) = shift switch
        {
            0 => (mantissa, false),
            > 0 when mantissa == UInt128.Zero => (mantissa, false),
            > 9 when mantissa > ulong.MaxValue => (UInt128.MaxValue, false),
            > 19 => (UInt128.MaxValue, false),
            > 0 => (mantissa * PowerOfTen(shift), false),
            _ => Divided(mantissa, PowerOfTen(-shift)),
        };
        if (whole > (UInt128)(long.MaxValue / 2))
        {
            return negative ? long.MinValue : long.MaxValue;
        }

        var key = (long)whole * 2;
        return (negative, fraction) switch
        {
            (false, false) => key,
            (false, true) => key + 1,
            (true, false) => -key,
            (true, true) => -key - 1,
        };
    }

    private static (UInt128 Whole, bool Fraction) Divided(UInt128 mantissa, UInt128 divisor)
    {
        var (whole, rest) = UInt128.DivRem(mantissa, divisor);
        return (whole, rest != UInt128.Zero);
    }

    private static UInt128 PowerOfTen(int power)
    {
        var result = UInt128.One;
        for (var i = 0; i < power; i++)
        {
            result *= 10;
        }

        return result;
    }
}
