using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Tests.Numbers;

/// <summary>A quotient is a fraction until it is rounded or shown. Held against fractions of two large whole numbers that are never reduced.</summary>
public sealed class ExactNumberTests
{
    private static readonly Arbitrary<decimal> Numbers = Gen.Choose(-4_000_000, 4_000_000).SelectMany(number => Gen.Choose(0, 4), (number, places) => new decimal(Math.Abs(number), 0, 0, number < 0, (byte)places)).ToArbitrary();

    [Fact]
    public void Calculating_and_comparing_are_exact() => Prop.ForAll(Numbers, Numbers, Numbers, (a, b, c) =>
    {
        if (b == 0 || c == 0)
        {
            return;
        }

        var (quotient, naive) = (ExactNumbers.Divide(a, b), new Fraction(a).Over(new Fraction(b)));
        Same(naive, quotient);
        Same(naive.Times(new Fraction(c)), quotient * c);
        Same(naive.Plus(new Fraction(c)), quotient + c);
        Same(naive.Plus(new Fraction(-c)), quotient - c);
        Same(naive.Over(new Fraction(c)), quotient / c);
        Assert.Equal(naive.CompareTo(new Fraction(c)), quotient.CompareTo(c));
        Assert.True(quotient * b == a && quotient >= a / b - 1 && -quotient == ExactNumbers.Divide(-a, b));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rounding_is_that_of_the_fraction() => Prop.ForAll(Numbers, Numbers, (a, b) =>
    {
        if (b == 0)
        {
            return;
        }

        var exact = new Fraction(a).Over(new Fraction(b));
        foreach (var mode in Enum.GetValues<RoundingMode>())
        {
            foreach (var step in new[] { 0.01m, 0.05m, 1m, 10m, 0.25m })
            {
                Assert.Equal(exact.Rounded(new Fraction(step), mode), new Fraction(ExactNumbers.Divide(a, b).Round(step, mode)), Fraction.Comparer);
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_and_its_fraction_round_alike() => Prop.ForAll(Numbers, x =>
    {
        ExactNumber exact = x;
        Assert.Equal(PolicyFunctions.round_half_up(x, 2), PolicyFunctions.round_half_up(exact, 2));
        Assert.Equal(PolicyFunctions.round_half_even(x, 1), PolicyFunctions.round_half_even(exact, 1));
        Assert.Equal(PolicyFunctions.round_up(x, -1), PolicyFunctions.round_up(exact, -1));
        Assert.Equal(PolicyFunctions.round_down(x, 0), PolicyFunctions.round_down(exact, 0));
        Assert.Equal(x, exact.ToDecimal());
        Assert.Equal(LookupKey.OfDecimal(x, 2), LookupKey.OfDecimal(exact, 2));
        Assert.Equal(LookupKey.OfDecimal(x, 0), LookupKey.OfDecimal(exact, 0));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1, 3, "0.3333333333333333333333333333")]
    [InlineData(2, 3, "0.6666666666666666666666666667")]
    [InlineData(7, 2, "3.5")]
    [InlineData(4000, 10, "400")]
    [InlineData(-4133, 52, "-79.48076923076923076923076923")]
    public void It_is_shown_as_a_division_of_numbers_would_be(int a, int b, string shown)
    {
        Assert.Equal(shown, ExactNumbers.Divide(a, b).ToString());
        Assert.Equal((decimal)a / b, ExactNumbers.Divide(a, b).ToDecimal());
    }

    [Theory]
    [InlineData(1, 3, 0.333, 1)]
    [InlineData(1, 3, 0.3333333333333, 1)]
    [InlineData(2, 3, 0.667, -1)]
    [InlineData(-1, 3, -0.333, -1)]
    [InlineData(7, 2, 3.5, 0)]
    public void A_test_of_a_pattern_stands_on_the_right_side_of_a_written_figure(int a, int b, double figure, int expected) =>
        Assert.Equal(expected, ExactNumbers.Divide(a, b).ToNeighbour().CompareTo((decimal)figure));

    [Fact]
    public void A_fraction_just_above_a_figure_is_not_the_figure()
    {
        var above = (ExactNumber)0.1m + ExactNumbers.Divide(1, 3) * 0.0000000000000000000000000003m;

        Assert.True(above > 0.1m);
        Assert.True(above.ToNeighbour() > 0.1m);
        Assert.Equal(LookupKey.OfDecimal(0.1m, 1) + 1, LookupKey.OfDecimal(above, 1));
    }

    [Fact]
    public void What_grows_without_end_is_a_fault()
    {
        ExactNumber x = 1m;
        Assert.Throws<OverflowException>(() =>
        {
            for (var i = 3; i < 1000; i += 2)
            {
                x += ExactNumbers.Divide(1, i);
            }
        });
        Assert.Throws<DivideByZeroException>(() => ExactNumbers.Divide(1, 0m));
    }

    private static void Same(Fraction expected, ExactNumber actual) => Assert.True(expected.IsEqual(actual));

    // A fraction as two whole numbers, by the rules of the schoolbook and nothing else.
    private sealed record Fraction(BigInteger Top, BigInteger Bottom)
    {
        public static readonly IEqualityComparer<Fraction> Comparer = EqualityComparer<Fraction>.Create((one, other) => one!.CompareTo(other!) == 0);

        public Fraction(decimal value)
            : this(new BigInteger(value * 10_000_000_000m), 10_000_000_000)
        {
        }

        public Fraction Plus(Fraction other) => new((Top * other.Bottom) + (other.Top * Bottom), Bottom * other.Bottom);

        public Fraction Times(Fraction other) => new(Top * other.Top, Bottom * other.Bottom);

        public Fraction Over(Fraction other) => other.Top.Sign < 0 ? new(-Top * other.Bottom, Bottom * -other.Top) : new(Top * other.Bottom, Bottom * other.Top);

        public int CompareTo(Fraction other) => (Top * other.Bottom).CompareTo(other.Top * Bottom);

        public bool IsEqual(ExactNumber actual)
        {
            var common = BigInteger.GreatestCommonDivisor(Top, Bottom);
            return ExactNumbers.Divide((decimal)(Top / common), (decimal)(Bottom / common)) == actual && actual * (decimal)(Bottom / common) == (decimal)(Top / common);
        }

        public Fraction Rounded(Fraction step, RoundingMode mode)
        {
            var steps = Over(step);
            var lower = BigInteger.Divide(BigInteger.Abs(steps.Top), steps.Bottom);
            var over = BigInteger.Abs(steps.Top) - (lower * steps.Bottom);
            var isOut = mode switch
            {
                RoundingMode.Up => over > 0,
                RoundingMode.HalfUp => over * 2 >= steps.Bottom,
                RoundingMode.HalfEven => over * 2 > steps.Bottom || (over * 2 == steps.Bottom && !lower.IsEven),
                RoundingMode.Down or _ => false,
            };
            return new Fraction((lower + (isOut ? 1 : 0)) * (steps.Top < 0 ? -1 : 1), 1).Times(step);
        }
    }
}
