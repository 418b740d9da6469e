using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Tests.Numbers;

/// <summary>A quotient that is compared or calculated with again is exact, whichever way it is written and wherever it stands.</summary>
public sealed class QuotientTests
{
    [Theory]
    [InlineData("divide(annual, 52) * 52 == annual")]
    [InlineData("divide(annual, 52) * 52 >= annual")]
    [InlineData("annual / 52 * 52 == annual")]
    [InlineData("weekly * 52 == annual")]
    [InlineData("weekly * weeks * 52 == annual * weeks")]
    [InlineData("weekly + weekly + weekly == weekly * 3")]
    [InlineData("(asked ? weekly : other) * 52 == annual")]
    [InlineData("min(weekly, annual) * 52 == annual")]
    [InlineData("abs(-weekly) * 52 == annual")]
    [InlineData("max(weekly, other / 7) * 364 >= annual * 7")]
    [InlineData("kids.Sum(k => k.fee / 7) * 7 == kids.Sum(k => k.fee)")]
    [InlineData("kids.All(k => divide(k.days, 7) * 7 == k.days)")]
    [InlineData("kids.Max(k => k.fee / 3) * 3 == kids.Max(k => k.fee)")]
    [InlineData("weekly_out * 52 == annual")]
    [InlineData("round_half_up(weekly * 52, 2) == annual")]
    [InlineData("weekly % 1 + round_down(weekly, 0) == weekly")]
    public void It_holds_for_every_amount(string condition)
    {
        var policy = NumberPolicy.Loaded("weekly: divide(annual, 52)", "weekly_out: { type: decimal, value: weekly }", when: condition);
        for (var annual = 1000m; annual < 1100m; annual += 1.37m)
        {
            var decision = NumberPolicy.Decide(policy, annual);
            Assert.Equal((DecisionStatus.Determined, "granted"), (decision.Status, decision.Outcome));
            Assert.Equal(annual / 52, decision.ValueOf("weekly_out"));
        }
    }

    [Theory]
    [InlineData(4128, "granted")]
    [InlineData(4133, "granted")]
    [InlineData(4127.99, "refused")]
    public void A_threshold_a_week_is_the_threshold_a_year(double annual, string outcome) =>
        Assert.Equal(outcome, NumberPolicy.Decide(NumberPolicy.Loaded("weekly: divide(annual, 52)", when: "weekly * 52 >= 4128"), (decimal)annual).Outcome);

    [Theory]
    [InlineData("size", 156, 2L)]
    [InlineData("size", 155.99, 1L)]
    [InlineData("size", 156.01, 3L)]
    [InlineData("told", 156, 2L)]
    [InlineData("told", 155.99, 1L)]
    [InlineData("told", 156.01, 3L)]
    [InlineData("matched", 156, 2L)]
    [InlineData("matched", 155.99, 1L)]
    [InlineData("matched", 156.01, 3L)]
    public void Bands_tables_and_patterns_see_the_exact_quotient(string name, double annual, long expected)
    {
        var policy = NumberPolicy.Loaded(
            "third: annual / 156 / 3\ntold: \"(third * 3) switch { < 1 => 1, 1 => 2, _ => 3 }\"\nmatched: \"(third * 3 is < 1 ? 1 : third * 3 is 1 ? 2 : 3)\"",
            lifecycle: "bands:\n  size: { of: third * 3, output: whole_number, bands: [ { less_than: 1, value: 1 }, { at_least: 1, at_most: 1, value: 2 }, { more_than: 1, value: 3 } ] }");

        Assert.Equal(expected, NumberPolicy.Decide(policy, (decimal)annual).ValueOf(name));
    }

    [Fact]
    public void A_script_takes_it_as_a_number_of_28_digits() =>
        Assert.Equal("granted", NumberPolicy.Decide(NumberPolicy.Loaded("", when: "Twice(annual / 3) > annual / 2", script: "decimal Twice(decimal amount) => amount * 2m;"), 100m).Outcome);

    [Fact]
    public void A_division_by_nought_is_a_fault() =>
        Assert.Equal(DecisionStatus.Faulted, NumberPolicy.Decide(NumberPolicy.Loaded("", when: "annual / (weeks - 3) > 1"), 100m).Status);
}
