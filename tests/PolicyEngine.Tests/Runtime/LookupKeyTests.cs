using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Tests.Model;

namespace PolicyEngine.Tests.Runtime;

public class LookupKeyTests
{
    [Theory]
    [InlineData("0", 2, 0)]
    [InlineData("1.5", 2, 300)]
    [InlineData("1.50", 2, 300)]
    [InlineData("1.500", 2, 300)]
    [InlineData("1.501", 2, 301)]
    [InlineData("1.509", 2, 301)]
    [InlineData("-1.5", 2, -300)]
    [InlineData("-1.501", 2, -301)]
    [InlineData("-0.001", 0, -1)]
    [InlineData("0.001", 0, 1)]
    [InlineData("-0.0", 0, 0)]
    [InlineData("79228162514264337593543950335", 0, long.MaxValue)]
    [InlineData("-79228162514264337593543950335", 0, long.MinValue)]
    [InlineData("1", 28, long.MaxValue)]
    [InlineData("5000000000000000000", 0, long.MaxValue)]
    [InlineData("4611686018427387903", 0, long.MaxValue - 1)]
    [InlineData("4611686018427387903.5", 0, long.MaxValue)]
    public void A_decimal_has_an_exact_key(string value, int scale, long expected) => Assert.Equal(expected, LookupKey.OfDecimal(Number(value), scale));

    [Fact]
    public void The_key_of_any_decimal_is_the_one_that_the_table_states()
    {
        var numbers = from mantissa in ArbMap.Default.GeneratorFor<long>()
                      from high in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Choose(0, int.MaxValue)))
                      from places in Gen.Choose(0, 28)
                      from negative in Gen.Elements(true, false)
                      from small in Gen.Elements(true, false)
                      select new decimal(unchecked((int)mantissa), small ? 0 : unchecked((int)(mantissa >> 32)), small ? 0 : high, negative, (byte)places);
        Prop.ForAll(numbers.ToArbitrary(), Gen.Choose(0, 28).ToArbitrary(), (number, scale) => LookupKey.OfDecimal(number, scale) == Stated(number, scale)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("< 5", null, false, "5", false, "4.99", "5")]
    [InlineData("<= 5", null, false, "5", true, "5.00", "5.01")]
    [InlineData("> 5", "5", false, null, false, "5.001", "5")]
    [InlineData(">= 5", "5", true, null, false, "5", "4.999")]
    [InlineData("[-1..1)", "-1", true, "1", false, "-1", "1")]
    [InlineData("(-1..1]", "-1", false, "1", true, "-0.999", "-1.0")]
    public void An_edge_is_in_or_out(string cell, string? low, bool lowIn, string? high, bool highIn, string inside, string outside)
    {
        Assert.NotEmpty(cell);
        var interval = LookupKey.Interval(FactType.Decimal, 2, low is null ? null : Number(low), lowIn, high is null ? null : Number(high), highIn);
        Assert.True(Holds(interval, LookupKey.OfDecimal(Number(inside), 2)));
        Assert.False(Holds(interval, LookupKey.OfDecimal(Number(outside), 2)));
    }

    [Fact]
    public void Whole_numbers_days_and_times_step_by_one()
    {
        Assert.Equal(new KeyInterval(6, 9), LookupKey.Interval(FactType.WholeNumber, 0, 5L, false, 10L, false));
        Assert.Equal(new KeyInterval(1, 0), LookupKey.Interval(FactType.WholeNumber, 0, 5L, false, 6L, false));
        Assert.Equal(new KeyInterval(1, 0), LookupKey.Interval(FactType.WholeNumber, 0, long.MaxValue, false, null, false));
        var day = new DateOnly(2018, 9, 18);
        Assert.Equal(new KeyInterval(LookupKey.Of(day.AddDays(1)), long.MaxValue), LookupKey.Interval(FactType.Date, 0, day, false, null, false));
        var time = new TimeOnly(8, 30);
        Assert.Equal(new KeyInterval(long.MinValue, LookupKey.Of(time) - 1), LookupKey.Interval(FactType.Time, 0, null, false, time, false));
        Assert.Equal(new KeyInterval(1, 1), LookupKey.Interval(FactType.YesNo, 0, true, true, true, true));
        Assert.Equal(new KeyInterval(2, 2), LookupKey.Interval(FactType.Choice, 0, 2, true, 2, true));
        Assert.Equal(2, LookupKey.OfOption(Tier.Gold));
    }

    [Fact]
    public void An_edge_of_another_type_or_finer_than_the_column_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LookupKey.Edge(FactType.Decimal, 1, 0.25m));
        Assert.Throws<ArgumentException>(() => LookupKey.Edge(FactType.WholeNumber, 0, 5m));
    }

    [Fact]
    public void Normalised_intervals_hold_the_same_keys_in_order_and_apart_and_the_complement_the_others()
    {
        var ends = Gen.Frequency((6, Gen.Choose(-6, 6).Select(i => (long)i)), (1, Gen.Elements(long.MinValue, long.MaxValue)));
        var intervals = from low in ends from high in ends select new KeyInterval(low, high);
        Prop.ForAll(intervals.ListOf().ToArbitrary(), list =>
        {
            var normal = LookupKey.Normalise(list);
            var others = LookupKey.Complement(list);
            long[] keys = [long.MinValue, .. Enumerable.Range(-8, 17), long.MaxValue];
            return keys.All(key => list.Any(interval => Holds(interval, key)) is var held && new LookupCell("", normal).Accepts(key) == held && new LookupCell("", others).Accepts(key) == !held)
                && normal.Zip(normal.Skip(1)).All(pair => pair.First.High < pair.Second.Low - 1)
                && (normal.Length == 1 || normal.All(interval => interval.Low <= interval.High));
        }).QuickCheckThrowOnFailure();
    }

    private static bool Holds(KeyInterval interval, long key) => key >= interval.Low && key <= interval.High;

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    // The definition word for word, in numbers without an end.
    private static long Stated(decimal number, int scale)
    {
        var bits = decimal.GetBits(number);
        var mantissa = unchecked(((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0]);
        var numerator = (number < 0 ? -mantissa : mantissa) * BigInteger.Pow(10, scale);
        var denominator = BigInteger.Pow(10, number.Scale);
        var floor = BigInteger.DivRem(numerator, denominator, out var rest);
        floor -= rest.Sign < 0 ? 1 : 0;
        return (long)BigInteger.Clamp((2 * floor) + (rest.IsZero ? 0 : 1), long.MinValue, long.MaxValue);
    }
}
