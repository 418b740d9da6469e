using PolicyEngine.Runtime;
using PolicyEngine.Tests.Model;

namespace PolicyEngine.Tests.Runtime;

public sealed class PolicyListTests : IDisposable
{
    private static readonly PolicyList<Deposit> Deposits = new([new("a", 100.5m, 3, new(2018, 1, 1)), new("b", -2m, 5, new(2017, 1, 1)), new("b", 40m, -1, new(2019, 1, 1))]);
    private static readonly PolicyList<Deposit> None = new([]);

    public PolicyListTests() => StepBudget.Reset(StepBudget.DefaultSteps);

    // Threads are shared with other tests.
    public void Dispose() => StepBudget.Reset(StepBudget.DefaultSteps);

    [Fact]
    public void The_operators_of_expressions_bind_without_casts()
    {
        Assert.Equal(3, Deposits.Count);
        Assert.Equal(2, Deposits.Count(x => x.Principal > 0));
        Assert.Equal(138.5m, Deposits.Sum(x => x.Principal));
        Assert.Equal(7L, Deposits.Sum(x => x.Points));
        Assert.Equal(3L, Deposits.Sum(x => 1));
        Assert.Equal(-2m, Deposits.Min(x => x.Principal));
        Assert.Equal(5L, Deposits.Max(x => x.Points));
        Assert.Equal(new DateOnly(2017, 1, 1), Deposits.Min(x => x.MaturesOn));
        Assert.Equal(new DateOnly(2019, 1, 1), Deposits.Max(x => x.MaturesOn));
        Assert.Equal(2, Deposits.CountDistinct(x => x.Bank));
        Assert.Equal(40m, Deposits.Where(x => x.Bank == "b").Max(x => x.Principal));
    }

    [Fact]
    public void Any_and_all_ask_about_elements()
    {
        Assert.True(Deposits.Any());
        Assert.True(Deposits.Any(x => x.Points == 5));
        Assert.False(Deposits.Any(x => x.Points == 6));
        Assert.True(Deposits.All(x => x.Points > -2));
        Assert.False(Deposits.All(x => x.Points > 0));
    }

    [Fact]
    public void An_empty_list_has_sums_and_no_extremes()
    {
        Assert.False(None.Any());
        Assert.True(None.All(x => false));
        Assert.Equal(0m, None.Sum(x => x.Principal));
        Assert.Equal("the smallest value of an empty list", Assert.Throws<UnavailableException>(() => None.Min(x => x.Principal)).Key);
        Assert.Equal("the largest value of an empty list", Assert.Throws<UnavailableException>(() => None.Max(x => x.MaturesOn)).Key);
    }

    [Fact]
    public void A_sum_that_is_too_large_is_a_fault() => Assert.Throws<OverflowException>(() => Deposits.Sum(x => long.MaxValue));

    [Fact]
    public void A_list_keeps_its_own_copy()
    {
        Deposit[] source = [new("a", 1m, 1, default)];
        var list = new PolicyList<Deposit>(source);
        source[0] = new("z", 9m, 9, default);
        Assert.Equal(1m, list.Sum(x => x.Principal));
    }

    [Fact]
    public void Canonical_values_come_and_go()
    {
        Assert.Equal(new object[] { 2, 0 }, PolicyList.FromCanonical<Tier>([2, 0]).ToCanonical());
        Assert.Equal(1, PolicyList.FromCanonical<Tier>([2, 0]).Count(x => x == Tier.Gold));
        Assert.Equal(5L, PolicyList.FromRecords<Deposit>([["a", 1m, 5L, default(DateOnly)]], fields => new((string)fields[0], (decimal)fields[1], (long)fields[2], (DateOnly)fields[3])).Sum(x => x.Points));
    }

    [Fact]
    public void Every_element_takes_a_step()
    {
        StepBudget.Reset(100);
        Deposits.Sum(x => x.Points);
        Deposits.Any(x => x.Points == 3);
        Deposits.Count(x => x.Points == 3);
        Deposits.Min(x => x.Points);
        Deposits.CountDistinct(x => x.Points);
        Assert.Equal(100 - 3 - 1 - 3 - 3 - 3, StepBudget.Remaining);
        StepBudget.Reset(5);
        Assert.Throws<PolicyFaultException>(() => Deposits.Sum(x => Deposits.Sum(y => y.Points)));
    }

    private sealed record Deposit(string Bank, decimal Principal, long Points, DateOnly MaturesOn);
}
