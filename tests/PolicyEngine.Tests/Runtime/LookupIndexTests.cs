using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Tests.Model;

namespace PolicyEngine.Tests.Runtime;

public class LookupIndexTests
{
    private static readonly ImmutableArray<KeyInterval> Anything = [];

    [Theory]
    [InlineData(HitPolicy.Unique, 5, "row 0")]
    [InlineData(HitPolicy.Unique, 15, "fault: the rows `low` and `mid` of `route` both apply, and only one may")]
    [InlineData(HitPolicy.First, 15, "row 0")]
    [InlineData(HitPolicy.Any, 15, "fault: the rows `low` and `mid` of `route` both apply and give different values")]
    [InlineData(HitPolicy.Any, 25, "row 1")]
    [InlineData(HitPolicy.Priority, 15, "row 1")]
    [InlineData(HitPolicy.First, 30, "undetermined")]
    [InlineData(HitPolicy.Any, 30, "undetermined")]
    [InlineData(HitPolicy.Priority, 30, "undetermined")]
    [InlineData(HitPolicy.Unique, 30, "undetermined")]
    [InlineData(HitPolicy.First, 99, "undetermined")]
    public void The_row_is_taken_by_the_hit_policy(HitPolicy hit, long key, string expected)
    {
        var index = Models.IndexOf(Table(hit));
        Assert.Equal(expected, Outcome(() => index.Find(key)));
        Assert.Equal(expected, Outcome(() => Walk(index, [key]).Row()));
    }

    [Fact]
    public void The_otherwise_row_stands_after_the_others()
    {
        var index = Models.IndexOf(Table(HitPolicy.First) with { Otherwise = Models.Row("otherwise", "7") });
        Assert.Equal(5, index.Find(99));
        Assert.Equal(7m, index.Value<decimal>(0, 5));
        Assert.Equal(7m, index.BoxedValue(0, 5));
    }

    [Fact]
    public void Values_that_are_equal_agree_however_they_are_written()
    {
        var table = Table(HitPolicy.Any) with { Rows = [Models.Row("a", "1.0", Anything), Models.Row("b", "1.00", Anything)] };
        Assert.Equal(0, Models.IndexOf(table).Find(1));
    }

    [Theory]
    [InlineData(HitPolicy.CollectSum, 15, "3")]
    [InlineData(HitPolicy.CollectMin, 15, "1")]
    [InlineData(HitPolicy.CollectMax, 15, "2")]
    [InlineData(HitPolicy.CollectCount, 15, "2")]
    [InlineData(HitPolicy.CollectList, 15, "1, 2")]
    [InlineData(HitPolicy.CollectSum, 99, "0")]
    [InlineData(HitPolicy.CollectMin, 99, "undetermined")]
    [InlineData(HitPolicy.CollectMax, 99, "undetermined")]
    [InlineData(HitPolicy.CollectCount, 99, "0")]
    [InlineData(HitPolicy.CollectList, 99, "")]
    [InlineData(HitPolicy.CollectSum, 30, "undetermined")]
    [InlineData(HitPolicy.CollectCount, 30, "undetermined")]
    public void Values_are_collected(HitPolicy hit, long key, string expected)
    {
        var index = Models.IndexOf(Table(hit));
        Assert.Equal(expected, Outcome(() => Typed(hit, Walk(index, [key]))));
        Assert.Equal(expected, Outcome(() => index.Collect(Rows(index, [key]))));
    }

    [Fact]
    public void A_collecting_table_has_an_otherwise_row_for_when_nothing_applies()
    {
        var index = Models.IndexOf(Table(HitPolicy.CollectSum) with { Otherwise = Models.Row("otherwise", "7") });
        Assert.Equal(7m, index.Collect([]));
        Assert.Equal(1m, index.Collect([0]));
    }

    [Fact]
    public void Texts_are_found_by_their_place_and_others_are_none()
    {
        var table = Table(HitPolicy.First) with
        {
            Columns = [Models.Column("street", FactType.Text, 0, "High Street", "Broad Street")],
            Rows = [Models.Row("broad", "1", [new(1, 1)]), Models.Row("not_high", "2", LookupKey.Complement([new(0, 0)]))],
        };
        var index = Models.IndexOf(table);
        Assert.Equal(0, index.Find(LookupKey.OfText("Broad Street", index, 0)));
        Assert.Equal(1, index.Find(LookupKey.OfText("broad street", index, 0)));
        Assert.Equal("undetermined", Outcome(() => index.Find(LookupKey.OfText("High Street", index, 0))));
    }

    [Fact]
    public void Options_come_as_the_enum()
    {
        var table = Table(HitPolicy.First) with { Outputs = [new("route", FactType.Choice, 0)], Rows = [Models.Row("a", "gold", Anything)] };
        var index = Models.IndexOf(table);
        Assert.Equal(Tier.Gold, index.Value<Tier>(0, 0));
        Assert.Equal(2, index.BoxedValue(0, 0));
    }

    [Fact]
    public void A_table_with_further_conditions_or_that_collects_is_not_searched()
    {
        var table = Table(HitPolicy.First);
        var conditional = table with { Rows = [.. table.Rows, Models.Row("a", "1", Anything) with { When = new(SkeletonKind.Leaf, 0, []) }] };
        Assert.Throws<InvalidOperationException>(() => Models.IndexOf(conditional).Find(5));
        Assert.Throws<InvalidOperationException>(() => Models.IndexOf(Table(HitPolicy.CollectSum)).Find(5));
    }

    [Fact]
    public void The_wrong_number_of_keys_is_refused() => Assert.Throws<ArgumentException>(() => Models.IndexOf(Table(HitPolicy.First)).Find(1, 2));

    [Fact]
    public void The_index_agrees_with_looking_at_every_row()
    {
        var cases = from hit in Gen.Elements(HitPolicy.Unique, HitPolicy.First, HitPolicy.Any, HitPolicy.Priority, HitPolicy.CollectList, HitPolicy.CollectSum, HitPolicy.CollectMin, HitPolicy.CollectMax, HitPolicy.CollectCount)
                    from rows in Rows().ListOf()
                    from otherwise in Gen.Frequency((2, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("4")))
                    from inputs in Inputs().ListOf(20)
                    select (Table: RandomTable(hit, [.. rows], otherwise), Inputs: inputs.ToArray());
        var config = Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(60);
        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            var index = Models.IndexOf(sample.Table);
            return sample.Inputs.All(input => Agrees(index, [input.Tier, LookupKey.OfDecimal(input.Amount, 2), input.Days]));
        }).Check(config);
    }

    [Fact]
    public void Finding_allocates_nothing_in_a_large_table()
    {
        var index = Models.IndexOf(LargeTables.FirstHit(1000));
        var sum = 0L;
        var before = 0L;
        for (var i = 0; i < 1000; i++)
        {
            before = i == 500 ? GC.GetAllocatedBytesForCurrentThread() : before;
            sum += index.Find(i % 20, i % 5, LookupKey.OfDecimal(i * 1.37m, 2));
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(sum > 0);
    }

    private static LookupTable Table(HitPolicy hit) => new()
    {
        Hit = hit,
        Columns = [Models.Column("age", FactType.WholeNumber)],
        Outputs = hit == HitPolicy.CollectCount ? [] : [new("route", FactType.Decimal, -1)],
        Priority = hit == HitPolicy.Priority ? ["2.00", "1"] : [],
        Rows =
        [
            Models.Row("low", "1", [new(0, 19)]),
            Models.Row("mid", "2", [new(10, 30)]),
            Models.Row("mid_again", "2.0", [new(21, 30)]),
            Models.Row("never", "3", [new(1, 0)]),
            Models.Row("open", "", [new(30, 30)]),
        ],
    };

    private static Gen<LookupRow> Rows() =>
        from tier in Gen.Frequency((1, Gen.Constant(Anything)), (3, Gen.Choose(0, 4).Select(place => ImmutableArray.Create(new KeyInterval(place, place)))), (1, Gen.Choose(0, 4).Select(place => LookupKey.Complement([new(place, place)]))))
        from amount in Gen.Frequency((1, Gen.Constant(Anything)), (4, Amounts()), (1, Amounts().Two().Select(pair => LookupKey.Normalise([.. pair.Item1, .. pair.Item2]))))
        from days in Gen.Frequency((3, Gen.Constant(Anything)), (1, Gen.Choose(-3, 3).Select(day => ImmutableArray.Create(new KeyInterval(day, long.MaxValue)))))
        from value in Gen.Frequency((12, Gen.Choose(1, 3).Select(number => number.ToString(CultureInfo.InvariantCulture))), (1, Gen.Constant("")))
        select Models.Row($"{tier}{amount}{days}", value, tier, amount, days);

    private static Gen<ImmutableArray<KeyInterval>> Amounts() =>
        from low in Gen.Choose(-400, 400)
        from width in Gen.Choose(0, 200)
        from lowIn in Gen.Elements(true, false)
        from highIn in Gen.Elements(true, false)
        select LookupKey.Normalise([LookupKey.Interval(FactType.Decimal, 2, low / 4m, lowIn, (low + width) / 4m, highIn)]);

    private static Gen<(long Tier, decimal Amount, long Days)> Inputs() =>
        from tier in Gen.Choose(-1, 5)
        from quarter in Gen.Choose(-420, 620)
        from nudge in Gen.Elements(0m, 0.001m, -0.01m)
        from days in Gen.Choose(-5, 5)
        select ((long)tier, (quarter / 4m) + nudge, (long)days);

    private static LookupTable RandomTable(HitPolicy hit, ImmutableArray<LookupRow> rows, string? otherwise) => Table(hit) with
    {
        Columns = [Models.Column("tier", FactType.Choice), Models.Column("amount", FactType.Decimal, 2), Models.Column("days", FactType.WholeNumber)],
        Rows = hit == HitPolicy.CollectCount ? [.. rows.Select(row => row with { Values = [] })] : rows,
        Otherwise = otherwise is null ? null : Models.Row("otherwise", otherwise),
    };

    private static bool Agrees(LookupIndex index, long[] keys)
    {
        var expected = Outcome(() => Naive(index.Table, keys));
        var single = index.Table.Hit <= HitPolicy.Priority;
        var walked = Outcome(() => Typed(index.Table.Hit, Walk(index, keys)));
        return Same(expected, walked) && Same(expected, Outcome(() => single ? index.Find(keys) : index.Collect(Rows(index, keys))));
    }

    // Which two rows a fault names may differ where more than two disagree.
    private static bool Same(string first, string second) => first == second || (first.StartsWith("fault", StringComparison.Ordinal) && second.StartsWith("fault", StringComparison.Ordinal));

    private static object Naive(LookupTable table, long[] keys)
    {
        int[] hits = [.. Enumerable.Range(0, table.Rows.Length).Where(row => keys.Select((key, column) => table.Rows[row].Cells[column].Accepts(key)).All(accepts => accepts))];
        if (hits.Any(row => table.Rows[row].Undecided))
        {
            throw new UnavailableException(0, null);
        }

        decimal[] values = table.Outputs.IsEmpty ? [] : [.. hits.Select(row => Number(table.Rows[row]))];
        decimal[] collected = hits.Length == 0 && table.Otherwise is { } row ? [Number(row)] : values;
        return table.Hit switch
        {
            HitPolicy.CollectCount => (long)hits.Length,
            HitPolicy.CollectSum => collected.Sum(),
            HitPolicy.CollectList => collected,
            HitPolicy.CollectMin => collected.Length == 0 ? throw new UnavailableException(0, null) : collected.Min(),
            HitPolicy.CollectMax => collected.Length == 0 ? throw new UnavailableException(0, null) : collected.Max(),
            HitPolicy.Unique when hits.Length > 1 => throw new PolicyFaultException("two"),
            HitPolicy.Any when values.Distinct().Count() > 1 => throw new PolicyFaultException("differ"),
            _ when hits.Length == 0 => table.Otherwise is null ? throw new UnavailableException(0, null) : table.Rows.Length,
            HitPolicy.Priority => hits.MinBy(hit => (Number(table.Rows[hit]) switch { 2 => 0, 1 => 1, _ => 2 }, hit)),
            HitPolicy.Unique or HitPolicy.Any or HitPolicy.First => hits[0],
            _ => throw new ArgumentOutOfRangeException(nameof(table)),
        };
    }

    private static decimal Number(LookupRow row) => decimal.Parse(row.Values[0], CultureInfo.InvariantCulture);

    private static LookupHits Walk(LookupIndex index, long[] keys)
    {
        var hits = new LookupHits(index);
        for (var row = index.Next(keys, -1); row >= 0 && hits.Add(row); row = index.Next(keys, row))
        {
        }

        return hits;
    }

    private static List<int> Rows(LookupIndex index, long[] keys)
    {
        var rows = new List<int>();
        for (var row = index.Next(keys, -1); row >= 0; row = index.Next(keys, row))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static object Typed(HitPolicy hit, LookupHits hits) => hit switch
    {
        HitPolicy.CollectSum => hits.Sum<decimal>(),
        HitPolicy.CollectMin => hits.Min<decimal>(),
        HitPolicy.CollectMax => hits.Max<decimal>(),
        HitPolicy.CollectCount => hits.CountOf(),
        HitPolicy.CollectList => hits.ListOf<decimal>().ToCanonical(),
        HitPolicy.Unique or HitPolicy.First or HitPolicy.Any or HitPolicy.Priority => hits.Row(),
        _ => throw new ArgumentOutOfRangeException(nameof(hit)),
    };

    private static string Outcome(Func<object> find)
    {
        try
        {
            return find() switch
            {
                int row => $"row {row}",
                IEnumerable<decimal> list => string.Join(", ", list.Select(Plain)),
                IEnumerable<object> list => string.Join(", ", list.Select(Plain)),
                var value => Plain(value),
            };
        }
        catch (UnavailableException)
        {
            return "undetermined";
        }
        catch (PolicyFaultException fault)
        {
            return $"fault: {fault.Message}";
        }
    }

    private static string Outcome(Func<int> find) => Outcome(() => (object)find());

    private static string Plain<T>(T value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture);
}
