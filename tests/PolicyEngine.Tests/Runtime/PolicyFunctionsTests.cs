using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Runtime.Functions;
using PolicyEngine.Tests.Model;
using static PolicyEngine.Runtime.Functions.PolicyFunctions;

namespace PolicyEngine.Tests.Runtime;

public class PolicyFunctionsTests
{
    [Theory]
    [InlineData("2000-06-15", "2018-06-14", 17)]
    [InlineData("2000-06-15", "2018-06-15", 18)]
    [InlineData("2000-02-29", "2018-02-28", 17)]
    [InlineData("2000-02-29", "2018-03-01", 18)]
    [InlineData("2000-02-29", "2004-02-28", 3)]
    [InlineData("2000-02-29", "2004-02-29", 4)]
    [InlineData("2018-06-14", "2000-06-15", -18)]
    [InlineData("2018-06-15", "2000-06-15", -18)]
    [InlineData("2018-06-15", "2000-06-14", -19)]
    [InlineData("2020-06-02", "2020-06-01", -1)]
    [InlineData("2020-02-29", "2019-03-01", -1)]
    [InlineData("2020-02-29", "2019-02-28", -2)]
    [InlineData("2000-06-15", "2000-06-15", 0)]
    public void Years_are_completed_on_the_anniversary(string from, string to, long years) => Assert.Equal(years, years_between(Day(from), Day(to)));

    [Theory]
    [InlineData("2018-01-31", "2018-02-27", 0)]
    [InlineData("2018-01-31", "2018-02-28", 1)]
    [InlineData("2018-01-31", "2018-03-30", 1)]
    [InlineData("2018-01-31", "2018-03-31", 2)]
    [InlineData("2017-12-15", "2018-01-14", 0)]
    [InlineData("2017-12-15", "2018-12-15", 12)]
    [InlineData("2018-12-15", "2017-12-15", -12)]
    [InlineData("2018-12-15", "2018-12-14", -1)]
    [InlineData("2018-03-31", "2018-02-28", -1)]
    [InlineData("2018-03-31", "2018-02-27", -2)]
    public void Months_are_completed_on_the_corresponding_day(string from, string to, long months) => Assert.Equal(months, months_between(Day(from), Day(to)));

    [Theory]
    [InlineData("2018-01-31", 1, "2018-02-28")]
    [InlineData("2020-01-31", 1, "2020-02-29")]
    [InlineData("2018-03-31", -1, "2018-02-28")]
    [InlineData("2018-12-01", 1, "2019-01-01")]
    public void Months_are_added_to_the_corresponding_day(string day, long months, string expected) => Assert.Equal(Day(expected), add_months(Day(day), months));

    [Theory]
    [InlineData(1245, -1, 1250, 1240, 1250, 1240)]
    [InlineData(1235, -1, 1240, 1240, 1240, 1230)]
    [InlineData(-1245, -1, -1250, -1240, -1250, -1240)]
    [InlineData(1240, -1, 1240, 1240, 1240, 1240)]
    [InlineData(1250, -2, 1300, 1200, 1300, 1200)]
    [InlineData(499.99, -3, 0, 0, 1000, 0)]
    [InlineData(0, -28, 0, 0, 0, 0)]
    public void Numbers_are_rounded_to_tens_and_hundreds(double x, long places, double halfUp, double halfEven, double up, double down) => Assert.Equal(
        ((decimal)halfUp, (decimal)halfEven, (decimal)up, (decimal)down),
        (round_half_up((decimal)x, places), round_half_even((decimal)x, places), round_up((decimal)x, places), round_down((decimal)x, places)));

    [Fact]
    public void Rounding_to_a_step_agrees_with_rounding_to_places()
    {
        var numbers = Gen.Choose(-2_000_000, 2_000_000).Select(number => number / 1000m).ToArbitrary();
        Prop.ForAll(numbers, x =>
            StepRounding.Round(x, 0.01m, RoundingMode.HalfUp) == round_half_up(x, 2) && StepRounding.Round(x, 0.01m, RoundingMode.HalfEven) == round_half_even(x, 2)
            && StepRounding.Round(x, 0.01m, RoundingMode.Up) == round_up(x, 2) && StepRounding.Round(x, 0.01m, RoundingMode.Down) == round_down(x, 2)
            && StepRounding.Round(x, 0.05m, RoundingMode.Up) == round_up(x * 20, 0) / 20 && StepRounding.Round(x, 0.05m, RoundingMode.HalfEven) == round_half_even(x * 20, 0) / 20).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Adding_and_counting_agree()
    {
        var days = Gen.Choose(300_000, 900_000).Select(DateOnly.FromDayNumber);
        Prop.ForAll(days.ToArbitrary(), Gen.Choose(0, 300).ToArbitrary(), (day, n) =>
            years_between(day, add_years(day, n)) == n
            && years_between(day, add_years(day, n + 1).AddDays(-1)) == n
            && months_between(day, add_months(day, n)) == n
            && months_between(day, add_months(day, n + 1).AddDays(-1)) == n
            && days_between(day, add_days(day, n)) == n).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_span_is_the_most_that_can_be_added_without_passing_the_other_day_in_either_direction()
    {
        var days = Gen.Choose(600_000, 640_000).Select(DateOnly.FromDayNumber).ToArbitrary();
        Prop.ForAll(days, days, (from, to) =>
            add_years(from, years_between(from, to)) <= to && add_years(from, years_between(from, to) + 1) > to
            && add_months(from, months_between(from, to)) <= to && add_months(from, months_between(from, to) + 1) > to
            && add_days(from, days_between(from, to)) == to).QuickCheckThrowOnFailure();
    }

    public static TheoryData<Func<object>, string> Impossible => new()
    {
        { () => date(2019, 2, 29), "`date` has a year, month and day that are no day of the calendar" },
        { () => date(2019, 13, 1), "`date` has a year, month and day that are no day of the calendar" },
        { () => date(long.MaxValue, 1, 1), "`date` has a year, month and day that are no day of the calendar" },
        { () => date(2019, 1, 0), "`date` has a year, month and day that are no day of the calendar" },
        { () => time(24, 0), "`time` has an hour and a minute that are no time of day" },
        { () => add_days(new(2018, 9, 18), long.MinValue), "`add_days` leads outside the years 1 to 9999" },
        { () => add_months(new(9999, 12, 1), 1), "`add_months` leads outside the years 1 to 9999" },
        { () => add_months(new(1, 1, 1), -1), "`add_months` leads outside the years 1 to 9999" },
        { () => add_years(new(2018, 9, 18), long.MaxValue), "`add_years` leads outside the years 1 to 9999" },
        { () => round_half_up(1m, 29), "a number can be rounded to 28 places behind the point, or before it, at most" },
        { () => round_down(1m, -29), "a number can be rounded to 28 places behind the point, or before it, at most" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_is_a_fault_in_plain_words(Func<object> function, string message) => Assert.Equal(message, Assert.Throws<PolicyFaultException>(function).Message);

    [Fact]
    public void The_ends_of_the_calendar_can_be_reached()
    {
        Assert.Equal(DateOnly.MaxValue, add_days(DateOnly.MinValue, DateOnly.MaxValue.DayNumber));
        Assert.Equal(DateOnly.MinValue, add_days(DateOnly.MaxValue, -DateOnly.MaxValue.DayNumber));
        Assert.Equal(new DateOnly(9999, 12, 1), add_months(new(9999, 11, 1), 1));
        Assert.Equal(new DateOnly(1, 1, 1), add_months(new(1, 2, 1), -1));
        Assert.Equal(new DateOnly(9999, 12, 31), add_years(new(1, 12, 31), 9998));
    }

    [Theory]
    [InlineData("2.5", 0, "3", "2", "3", "2")]
    [InlineData("-2.5", 0, "-3", "-2", "-3", "-2")]
    [InlineData("2.4", 0, "2", "2", "3", "2")]
    [InlineData("2.345", 2, "2.35", "2.34", "2.35", "2.34")]
    [InlineData("2.341", 2, "2.34", "2.34", "2.35", "2.34")]
    [InlineData("2", 2, "2", "2", "2", "2")]
    public void Rounding_says_which_way(string x, long places, string halfUp, string halfEven, string up, string down)
    {
        var number = decimal.Parse(x, CultureInfo.InvariantCulture);
        decimal[] rounded = [round_half_up(number, places), round_half_even(number, places), round_up(number, places), round_down(number, places)];
        Assert.Equal(new[] { halfUp, halfEven, up, down }, rounded.Select(value => value.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Overflow_and_division_by_zero_are_exceptions_and_never_a_value()
    {
        Assert.Throws<DivideByZeroException>(() => divide(1, 0));
        Assert.Throws<DivideByZeroException>(() => whole_part(1, 0));
        Assert.Throws<DivideByZeroException>(() => remainder(1, 0));
        Assert.Throws<OverflowException>(() => whole_part(long.MinValue, -1));
        Assert.Throws<OverflowException>(() => abs(long.MinValue));
        Assert.Throws<OverflowException>(() => divide(decimal.MaxValue, 0.1m));
    }

    [Fact]
    public void Whole_parts_go_towards_zero()
    {
        Assert.Equal(-3, whole_part(-7, 2));
        Assert.Equal(-1, remainder(-7, 2));
    }

    [Fact]
    public void Numbers_and_dates_have_a_smaller_and_a_larger()
    {
        Assert.Equal(2.5m, min(3, 2.5m));
        Assert.Equal(3L, max(3, 2));
        Assert.Equal(Day("2018-09-17"), min(Day("2018-09-18"), Day("2018-09-17")));
        Assert.Equal(Day("2018-09-18"), max(Day("2018-09-18"), Day("2018-09-17")));
        Assert.Equal(2.5m, abs(-2.5m));
    }

    [Fact]
    public void Conditions_are_counted_however_many_there_are()
    {
        Assert.Equal(1, count_true(true));
        Assert.Equal(1, count_true(false, true));
        Assert.Equal(2, count_true(true, false, true));
        Assert.Equal(5, count_true(true, true, true, false, false, false, true, true));
        Assert.Equal(8, count_true(true, true, true, true, true, true, true, true));
        Assert.Equal(9, count_true(true, true, true, true, true, true, true, true, true, false));
    }

    [Fact]
    public void Texts_and_dates_are_the_same_in_every_culture() => Cultures.InEach(_ =>
    {
        Assert.True(same_text("FILE", "file"));
        Assert.False(same_text("Straße", "Strasse"));
        Assert.False(contains_text("FILE", "file"));
        Assert.False(contains_text("caf\u00e9", "cafe\u0301"));
        Assert.True(starts_with("OX4 2HA", "OX4"));
        Assert.False(ends_with("OX4 2HA", "ha"));
        Assert.True(is_blank(" \t"));
        Assert.Equal(7, length_of("OX4 2HA"));
        Assert.Equal(2018, year_of(Day("2018-09-18")));
        Assert.Equal("`add_years` leads outside the years 1 to 9999", Assert.Throws<PolicyFaultException>(() => add_years(Day("2018-09-18"), 9000)).Message);
    });

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
