using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Tests.Model;

namespace PolicyEngine.Tests.Runtime;

public class ParameterTests
{
    private static readonly Parameter Points = new()
    {
        Name = "points_needed",
        Title = "Points needed",
        Type = FactType.WholeNumber,
        Values =
        [
            Value(null, "2014-01-01", null, "8"),
            Value(null, "2019-01-01", "2019-12-31", "10"),
            Value(null, "2021-01-01", null, "12"),
            Value(null, "2022-01-01", null, null),
            Value(null, "2023-01-01", null, "14"),
        ],
    };

    [Theory]
    [InlineData("2013-12-31", null)]
    [InlineData("2014-01-01", 8L)]
    [InlineData("2018-12-31", 8L)]
    [InlineData("2019-01-01", 10L)]
    [InlineData("2019-12-31", 10L)]
    [InlineData("2020-01-01", null)]
    [InlineData("2021-12-31", 12L)]
    [InlineData("2022-06-01", null)]
    [InlineData("9999-12-31", 14L)]
    public void A_value_lasts_until_its_end_or_the_next(string day, long? expected)
    {
        var table = Models.DataOf(Points).Table<long>(0);
        Assert.Equal(expected, table.ValueOn(Day(day), null));
        Assert.Equal(expected is not null, table.TryGet(Day(day), out _));
        if (expected is { } value)
        {
            Assert.Equal(value, table.Get(Day(day)));
        }
        else
        {
            Assert.Equal(0, Assert.Throws<UnavailableException>(() => table.Get(Day(day))).Slot);
        }
    }

    [Fact]
    public void Many_values_are_found_as_few_are()
    {
        var first = Day("2000-01-01");
        var many = Points with { Values = [.. Enumerable.Range(0, 40).Select(i => new ParameterValue(null, first.AddDays(i * 10), i % 7 == 3 ? first.AddDays((i * 10) + 4) : null, $"{i}", [], null))] };
        var table = Models.DataOf(many).Table<long>(0);
        for (var day = -1; day < 420; day++)
        {
            var place = Math.Min(day < 0 ? -1 : day / 10, 39);
            object? expected = place < 0 || (place % 7 == 3 && day % 10 > 4) ? null : (long)place;
            Assert.Equal(expected, table.ValueOn(first.AddDays(day), null));
        }
    }

    [Fact]
    public void The_entry_in_effect_says_where_the_author_states_none()
    {
        var table = Models.DataOf(Points).Parameter(0);
        Assert.Equal("10", table.EntryOn(Day("2019-05-01"), null)?.Value);
        Assert.Null(table.EntryOn(Day("2020-05-01"), null));
        Assert.Equal(new DateOnly(2022, 1, 1), table.EntryOn(Day("2022-05-01"), null)?.From);
    }

    [Fact]
    public void A_parameter_without_values_is_unavailable()
    {
        var data = Models.DataOf(Points, Points with { Name = "empty", Values = [] });
        Assert.Equal(1, Assert.Throws<UnavailableException>(() => data.Table<long>(1).Get(Day("2020-01-01"))).Slot);
    }

    [Fact]
    public void A_parameter_keyed_by_a_choice_is_read_by_option()
    {
        var data = Models.DataOf(Keyed(FactType.Choice, ("core", "1.50"), ("gold", "9")));
        var view = new KeyedByChoice<Tier, decimal>(data, 0, Day("2020-01-01"));
        Assert.Equal(9m, view[Tier.Gold]);
        Assert.Equal("advanced", Assert.Throws<UnavailableException>(() => view[Tier.Advanced]).Key);
        Assert.Equal("core", Assert.Throws<UnavailableException>(() => new KeyedByChoice<Tier, decimal>(data, 0, Day("2016-12-31"))[Tier.Core]).Key);
        Assert.Equal(1.5m, data.Parameter(0).ValueOn(Day("2020-01-01"), 0));
        Assert.Equal("9", data.Parameter(0).EntryOn(Day("2020-01-01"), "gold")?.Value);
        Assert.Null(data.Parameter(0).EntryOn(Day("2020-01-01"), "no_such_option"));
    }

    [Fact]
    public void A_parameter_keyed_by_text_or_number_is_read_exactly()
    {
        var data = Models.DataOf(Keyed(FactType.Text, ("DBS", "1")), Keyed(FactType.WholeNumber, ("7", "2")));
        Assert.Equal(1m, new KeyedByText<decimal>(data, 0, Day("2020-01-01"))["DBS"]);
        Assert.Equal("dbs", Assert.Throws<UnavailableException>(() => new KeyedByText<decimal>(data, 0, Day("2020-01-01"))["dbs"]).Key);
        Assert.Equal(2m, new KeyedByNumber<decimal>(data, 1, Day("2020-01-01"))[7]);
        Assert.Equal("-8", Assert.Throws<UnavailableException>(() => new KeyedByNumber<decimal>(data, 1, Day("2020-01-01"))[-8]).Key);
    }

    [Fact]
    public void Values_of_a_choice_come_as_the_enum_or_as_the_place()
    {
        var tier = new Parameter { Name = "tier", Title = "Tier", Type = FactType.Choice, ChoiceSet = 0, Values = [Value(null, "2014-01-01", null, "gold")] };
        var data = Models.DataOf(tier, Keyed(FactType.Choice, ("core", "advanced")) with { Type = FactType.Choice, ChoiceSet = 0 });
        Assert.Equal(Tier.Gold, data.Table<Tier>(0).Get(Day("2020-01-01")));
        Assert.Equal(2, data.Table<int>(0).Get(Day("2020-01-01")));
        Assert.Equal(2, data.Table<Tier>(0).ValueOn(Day("2020-01-01"), null));
        Assert.Equal(Tier.Advanced, new KeyedByChoice<Tier, Tier>(data, 1, Day("2020-01-01"))[Tier.Core]);
        Assert.Same(data.Table<Tier>(0), data.Table<Tier>(0));
    }

    [Fact]
    public void Asking_for_another_type_is_refused()
    {
        var data = Models.DataOf(Points);
        Assert.Throws<InvalidCastException>(() => data.Table<decimal>(0));
        Assert.Throws<InvalidCastException>(() => data.Table<Tier>(0));
        Assert.Throws<InvalidCastException>(() => data.Keyed<string, long>(0));
    }

    [Theory]
    [InlineData(FactType.YesNo, "yes", true)]
    [InlineData(FactType.Text, "a word", "a word")]
    [InlineData(FactType.WholeNumber, "-3", -3L)]
    public void Every_type_has_its_values(FactType type, string text, object expected) =>
        Assert.Equal(expected, Models.DataOf(Points with { Type = type, Values = [Value(null, "2014-01-01", null, text)] }).Parameter(0).ValueOn(Day("2020-01-01"), null));

    [Fact]
    public void Looking_up_allocates_nothing()
    {
        var data = Models.DataOf(Points, Keyed(FactType.Choice, ("core", "1.50")));
        var table = data.Table<long>(0);
        var day = Day("2018-01-01");
        var sum = 0m;
        var before = 0L;
        for (var i = 0; i < 1000; i++)
        {
            before = i == 500 ? GC.GetAllocatedBytesForCurrentThread() : before;
            sum += table.Get(day) + new KeyedByChoice<Tier, decimal>(data, 1, day)[Tier.Core];
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(9500m, sum);
    }

    private static Parameter Keyed(FactType key, params (string Key, string Value)[] values) => new()
    {
        Name = "limit",
        Title = "Limit",
        Type = FactType.Decimal,
        KeyType = key,
        KeyChoiceSet = key == FactType.Choice ? 0 : -1,
        Values = [.. values.Select(value => Value(value.Key, "2017-04-01", null, value.Value))],
    };

    private static ParameterValue Value(string? key, string from, string? to, string? value) => new(key, Day(from), to is null ? null : Day(to), value, [], null);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
