using PolicyEngine.Model;

namespace PolicyEngine.Tests.Model;

public class ValueTextTests
{
    public static TheoryData<FactType, string, string?> Readings => new()
    {
        { FactType.YesNo, "yes", "yes" }, { FactType.YesNo, "true", "yes" }, { FactType.YesNo, "no", "no" }, { FactType.YesNo, "false", "no" },
        { FactType.YesNo, "Yes", null }, { FactType.YesNo, "y", null }, { FactType.YesNo, "on", null }, { FactType.YesNo, "1", null }, { FactType.YesNo, "", null },
        { FactType.WholeNumber, "0", "0" }, { FactType.WholeNumber, "-12", "-12" }, { FactType.WholeNumber, "23_400", "23400" }, { FactType.WholeNumber, "007", "7" },
        { FactType.WholeNumber, "9223372036854775807", "9223372036854775807" }, { FactType.WholeNumber, "9223372036854775808", null }, { FactType.WholeNumber, "-9223372036854775808", "-9223372036854775808" },
        { FactType.WholeNumber, "1.0", null }, { FactType.WholeNumber, "1,000", null }, { FactType.WholeNumber, "1 000", null }, { FactType.WholeNumber, " 1", null }, { FactType.WholeNumber, "1 ", null },
        { FactType.WholeNumber, "+1", null }, { FactType.WholeNumber, "1e3", null }, { FactType.WholeNumber, "0x10", null }, { FactType.WholeNumber, "1O", null }, { FactType.WholeNumber, "--1", null }, { FactType.WholeNumber, "1-", null },
        { FactType.WholeNumber, "_1", null }, { FactType.WholeNumber, "1_", null }, { FactType.WholeNumber, "1__0", null }, { FactType.WholeNumber, "-_1", null }, { FactType.WholeNumber, "", null }, { FactType.WholeNumber, "-", null },
        { FactType.WholeNumber, "5\0", null }, { FactType.WholeNumber, "\u0663", null }, { FactType.WholeNumber, "\u22125", null },
        { FactType.Decimal, "0.1", "0.1" }, { FactType.Decimal, "1234.50", "1234.50" }, { FactType.Decimal, "-0.5", "-0.5" }, { FactType.Decimal, "1_000.25", "1000.25" }, { FactType.Decimal, "1.000_1", "1.0001" },
        { FactType.Decimal, ".5", null }, { FactType.Decimal, "-.5", null }, { FactType.Decimal, "5.", null }, { FactType.Decimal, "1,5", null }, { FactType.Decimal, "1.2.3", null }, { FactType.Decimal, "1_.5", null }, { FactType.Decimal, "NaN", null },
        { FactType.Decimal, "1.5\0", null },
        { FactType.Decimal, "9999999999999999999999999999", "9999999999999999999999999999" }, { FactType.Decimal, "12345678901234567890123456789", null },
        { FactType.Decimal, "0.123456789012345678901234567", "0.123456789012345678901234567" }, { FactType.Decimal, "0.1234567890123456789012345678", null },
        { FactType.Money, "23400.50", "23400.50" }, { FactType.Money, "£23,400.50", "23400.50" }, { FactType.Money, "-£5", "-5" }, { FactType.Money, "23_400", "23400" }, { FactType.Money, "1,234,567", "1234567" }, { FactType.Money, "£0.05", "0.05" },
        { FactType.Money, "5.000", "5.000" },
        { FactType.Money, "£5 million", "5000000" }, { FactType.Money, "280m", "280000000" }, { FactType.Money, "£0.5bn", "500000000" }, { FactType.Money, "-£1,200.50k", "-1200500" }, { FactType.Money, "1.23456789 Million", "1234567.89" },
        { FactType.Money, "£1.234567891m", null }, { FactType.Money, "£5 trillion", null }, { FactType.Money, "million", null }, { FactType.Money, "£m", null }, { FactType.Money, "£5  million", null }, { FactType.Money, "79228162514264337593543950 m", null }, { FactType.Money, "5 million million", null },
        { FactType.WholeNumber, "5 million", "5000000" }, { FactType.WholeNumber, "1.5 thousand", "1500" }, { FactType.WholeNumber, "0.0001 thousand", null }, { FactType.WholeNumber, "280m", null }, { FactType.WholeNumber, "9223372037 billion", null },
        { FactType.Decimal, "0.123456789012345678901234567 million", "123456.789012345678901234567" }, { FactType.Decimal, "5m", null },
        { FactType.Money, "0.005", null }, { FactType.Money, "£", null }, { FactType.Money, "£-5", null }, { FactType.Money, "--5", null }, { FactType.Money, "££5", null }, { FactType.Money, "5£", null }, { FactType.Money, "£ 5", null },
        { FactType.Money, "2,34", null }, { FactType.Money, "23,4000", null }, { FactType.Money, "1234,567", null }, { FactType.Money, ",500", null }, { FactType.Money, "1,000.5,0", null }, { FactType.Money, "1.50,000", null }, { FactType.Money, "1.000,50", null },
        { FactType.Money, "1_0,000", null }, { FactType.Money, "$5", null }, { FactType.Money, "5p", null },
        { FactType.Date, "2018-09-18", "2018-09-18" }, { FactType.Date, "2020-02-29", "2020-02-29" }, { FactType.Date, "0001-01-01", "0001-01-01" },
        { FactType.Date, "2019-02-29", null }, { FactType.Date, "18/09/2018", null }, { FactType.Date, "2018-9-18", null }, { FactType.Date, "2018-09-18 ", null }, { FactType.Date, "2018-09-18T00:00", null }, { FactType.Date, "18-09-18", null }, { FactType.Date, "2561-09-31", null },
        { FactType.Time, "08:30", "08:30" }, { FactType.Time, "08:30:15", "08:30:15" }, { FactType.Time, "08:30:00", "08:30" }, { FactType.Time, "00:00", "00:00" }, { FactType.Time, "23:59:59", "23:59:59" },
        { FactType.Time, "8:30", null }, { FactType.Time, "24:00", null }, { FactType.Time, "08.30", null }, { FactType.Time, "08:30 am", null }, { FactType.Time, "08:60", null },
        { FactType.Text, "", "" }, { FactType.Text, " as it is ", " as it is " },
        { FactType.Choice, "gold", "gold" }, { FactType.Choice, "Gold", null }, { FactType.Choice, "silver", null }, { FactType.Choice, "2", null },
        { FactType.List, "x", null },
    };

    [Theory]
    [MemberData(nameof(Readings))]
    public void A_text_is_read_the_same_in_every_culture_or_not_at_all(FactType type, string text, string? expected)
    {
        Cultures.InEach(culture =>
        {
            var value = ValueText.TryParse(text, type, Models.Tiers);
            var actual = value is null ? null : ValueText.Format(value, Models.Tiers);
            Assert.True(expected == actual, $"{type} `{text}` gives `{actual}` and not `{expected}` in {culture}");
            Assert.Equal(value, actual is null ? null : ValueText.TryParse(actual, type, Models.Tiers));
        });
    }

    public static TheoryData<FactType, string, string, string> Displays => new()
    {
        { FactType.YesNo, "true", "", "yes" },
        { FactType.WholeNumber, "9999", "", "9999" }, { FactType.WholeNumber, "10000", "", "10,000" }, { FactType.WholeNumber, "-10000", "", "-10,000" }, { FactType.WholeNumber, "-9999", "", "-9999" },
        { FactType.WholeNumber, "-9223372036854775808", "", "-9,223,372,036,854,775,808" },
        { FactType.WholeNumber, "3", "miles", "3 miles" }, { FactType.WholeNumber, "10", "%", "10%" }, { FactType.WholeNumber, "0", "points", "0 points" },
        { FactType.Decimal, "3.50", "miles", "3.5 miles" }, { FactType.Decimal, "0.00", "", "0" }, { FactType.Decimal, "-0.25", "", "-0.25" }, { FactType.Decimal, "12345.678", "", "12,345.678" }, { FactType.Decimal, "9999.999", "", "9999.999" },
        { FactType.Decimal, "0.123456789012345678901234567", "", "0.123456789012345678901234567" }, { FactType.Decimal, "9999999999999999999999999999", "", "9,999,999,999,999,999,999,999,999,999" }, { FactType.Decimal, "12.5", "%", "12.5%" },
        { FactType.Money, "23400.5", "", "£23,400.50" }, { FactType.Money, "5", "", "£5.00" }, { FactType.Money, "-5", "", "-£5.00" }, { FactType.Money, "-0", "", "£0.00" }, { FactType.Money, "1000", "a week", "£1,000.00 a week" },
        { FactType.Money, "0.05", "", "£0.05" },
        { FactType.Date, "2018-09-18", "", "18 September 2018" }, { FactType.Date, "2018-09-01", "", "1 September 2018" },
        { FactType.Time, "08:30", "", "08:30" }, { FactType.Time, "08:30:15", "", "08:30:15" },
        { FactType.Text, "a word", "", "a word" }, { FactType.Choice, "gold", "", "Gold, the best" }, { FactType.Choice, "core", "miles", "Core" },
    };

    [Theory]
    [MemberData(nameof(Displays))]
    public void A_value_is_shown_as_people_write_it_in_every_culture(FactType type, string text, string unit, string expected) =>
        Cultures.InEach(_ => Assert.Equal(expected, ValueText.Display(ValueText.TryParse(text, type, Models.Tiers)!, type, Models.Tiers, unit)));

    [Fact]
    public void A_computed_amount_loses_no_digit_and_a_negative_nothing_has_no_sign()
    {
        Assert.Equal("£1.005", ValueText.Display(1.0050m, FactType.Money, null, ""));
        Assert.Equal("£0.00", ValueText.Display(-0.00m, FactType.Money, null, ""));
        Assert.Equal("0", ValueText.Display(decimal.Negate(0m), FactType.Decimal, null, ""));
        Assert.Equal("0", ValueText.Format(decimal.Negate(0m), null));
        Assert.Equal("79,228,162,514,264,337,593,543,950,335", ValueText.Display(decimal.MaxValue, FactType.Decimal, null, ""));
        Assert.Equal("0.0000000000000000000000000001", ValueText.Display(0.0000000000000000000000000001m, FactType.Decimal, null, ""));
    }

    [Fact]
    public void A_value_of_another_type_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ValueText.Display(5L, FactType.Money, null, ""));
        Assert.Throws<ArgumentException>(() => ValueText.Display(1, FactType.Choice, null, ""));
        Assert.Throws<ArgumentException>(() => ValueText.Format(1.5d, null));
    }
}
