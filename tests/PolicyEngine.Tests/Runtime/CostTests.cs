using PolicyEngine.Runtime;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Tests.Runtime;

public sealed class CostTests : IDisposable
{
    public CostTests() => StepBudget.Reset(StepBudget.DefaultSteps);

    [Fact]
    public void Texts_cost_by_what_is_read_of_them()
    {
        var text = new string('a', 4000);
        var part = new string('a', 1999) + "b";

        Assert.Equal(0, Cost(() => PolicyFunctions.contains_text("short", "or")));
        Assert.Equal(62 + 1953, Cost(() => PolicyFunctions.contains_text(text, part)));
        Assert.Equal(31, Cost(() => PolicyFunctions.starts_with(text, part)));
        Assert.Equal(31, Cost(() => PolicyFunctions.ends_with(text, part)));
        Assert.Equal(62 + 31, Cost(() => PolicyFunctions.same_text(text, part)));
        Assert.Equal(62, Cost(() => PolicyFunctions.is_blank(text)));
        Assert.Equal(0, Cost(() => PolicyFunctions.length_of(text)));
    }

    [Fact]
    public void Long_fractions_cost_more_than_short_ones()
    {
        ExactNumber sum = 0m;
        Assert.Equal(0, Cost(() => sum = ExactNumbers.Divide(1m, 3m) * 3m));
        var costs = Enumerable.Range(0, 40).Select(i => Cost(() => sum += ExactNumbers.Divide(1m, 101m + (2 * i)))).ToArray();
        Assert.Equal(0, costs[0]);
        Assert.True(costs[^1] > 1);
        Assert.Equal(costs.Order(), costs);
    }

    [Fact]
    public void Keys_of_one_hash_cost_what_other_keys_cost()
    {
        // A whole number's hash is its halves combined: all of these have one.
        var same = Enumerable.Range(0, 50_000).Select(i => ((long)i << 32) | (uint)i).ToArray();
        var other = Enumerable.Range(0, 50_000).Select(i => (long)i).ToArray();
        Assert.Single(same.Select(key => key.GetHashCode()).Distinct());

        Assert.Equal(Cost(() => Assert.Equal(50_000, Distinct(other))), Cost(() => Assert.Equal(50_000, Distinct(same))));
    }

    [Fact]
    public void Records_of_one_hash_pay_for_each_comparison()
    {
        var records = Enumerable.Range(0, 300).Select(i => new Key(((long)i << 32) | (uint)i)).ToArray();
        Assert.True(Cost(() => Assert.Equal(300, Distinct(records))) > 300 * 100);
    }

    [Fact]
    public void Keys_are_counted_as_they_are_equal()
    {
        Assert.Equal(1, Distinct(1.0m, 1.00m));
        Assert.Equal(3, Distinct("a", "A", "a", "\u00E4"));
        Assert.Equal(2, Distinct(DayOfWeek.Monday, DayOfWeek.Friday, DayOfWeek.Monday));
        Assert.Equal(2, Distinct(true, false, true));
        Assert.Equal(1, Distinct(ExactNumbers.Divide(1m, 3m), ExactNumbers.Divide(2m, 6m)));
        Assert.Equal(0, new PolicyList<long>([]).CountDistinct(x => x));
    }

    public void Dispose() => StepBudget.Reset(StepBudget.DefaultSteps);

    private static long Distinct<T>(params T[] keys)
        where T : notnull => new PolicyList<T>(keys).CountDistinct(x => x);

    private static long Cost(Action work)
    {
        StepBudget.Reset(StepBudget.DefaultSteps);
        work();
        return StepBudget.DefaultSteps - StepBudget.Remaining;
    }

    private sealed record Key(long Value);
}
