using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;
using PolicyEngine.Tests.Evaluation.Building;

namespace PolicyEngine.Tests.Evaluation;

/// <summary>`a` and `b` are given, unknown or broken (`n / zero` with zero = 0), and the condition holds, does not hold, is unknown, or breaks.</summary>
public class KleeneTests
{
    [Theory]
    [InlineData("a && b", "yes yes", "granted")]
    [InlineData("a && b", "yes no", "refused")]
    [InlineData("a && b", "no ?", "refused")]
    [InlineData("a && b", "? no", "refused")]
    [InlineData("a && b", "? yes", "undetermined")]
    [InlineData("a && b", "yes ?", "undetermined")]
    [InlineData("a && b", "? ?", "undetermined")]
    [InlineData("a || b", "? yes", "granted")]
    [InlineData("a || b", "yes ?", "granted")]
    [InlineData("a || b", "? no", "undetermined")]
    [InlineData("a || b", "no no", "refused")]
    [InlineData("!a", "? no", "undetermined")]
    [InlineData("!a", "no no", "granted")]
    [InlineData("!(a == yes)", "? no", "undetermined")]
    [InlineData("a ? b : !b", "yes no", "refused")]
    [InlineData("a ? b : !b", "no no", "granted")]
    [InlineData("a ? b : !b", "? no", "undetermined")]
    [InlineData("broken && a", "no no", "faulted")]
    [InlineData("a && broken", "no no", "refused")]
    [InlineData("a && broken", "yes no", "faulted")]
    [InlineData("a && broken", "? no", "undetermined")]
    [InlineData("a && broken && b", "? no", "undetermined")]
    [InlineData("(a && broken) || b", "? yes", "undetermined")]
    [InlineData("a || broken", "yes no", "granted")]
    [InlineData("a || broken", "no no", "faulted")]
    [InlineData("!broken", "no no", "faulted")]
    [InlineData("broken == no", "no no", "faulted")]
    public void A_condition_follows_Kleene_from_left_to_right(string condition, string values, string expected)
    {
        var policy = new TestPolicy().Fact("a yes_no").Fact("b yes_no").Fact("zero whole_number").Define("broken yes_no", "1 / zero > 2")
            .Decision("granted refused", HitPolicy.Any, "refused", $"rule: {condition} => granted");
        var given = values.Split(' ').Zip(["a", "b"], (value, name) => value == "?" ? "" : $"{name}: {value}").Where(text => text.Length > 0);

        var decision = policy.Decide(string.Join(", ", given.Append("zero: 0")));

        Assert.Equal(expected, decision.Status == DecisionStatus.Determined ? decision.Outcome : decision.Status.ToString().ToLowerInvariant());
        Assert.Equal(decision.Status == DecisionStatus.Determined, decision.Outcome is not null);
    }

    [Fact]
    public void The_protecting_condition_is_asked_first_and_the_protected_one_not_at_all()
    {
        var policy = new TestPolicy().Fact("people whole_number").Fact("rent decimal").Decision("granted refused", HitPolicy.Any, "refused", "rule: people > 0 && rent / people < 100 => granted");

        var decision = policy.Decide("people: 0, rent: 500");

        Assert.Equal("refused", decision.Outcome);
        Assert.Equal(["people > 0"], ((TestCode)policy.Compiled.Code).Asked);
    }

    [Theory]
    [InlineData("n / zero > 1", "it divides by zero")]
    [InlineData("n * n * n > 1", "a number became too large")]
    [InlineData("runaway > 1", "the calculation takes too many steps")]
    public void What_breaks_is_told_in_plain_words_with_its_place(string condition, string words)
    {
        var policy = new TestPolicy().Fact("n whole_number").Fact("zero whole_number").Decision("granted refused", HitPolicy.Any, "refused", $"rule: {condition} => granted");

        var decision = policy.Decide("n: 9000000000, zero: 0");

        var fault = Assert.Single(decision.Faults);
        Assert.Equal($"`{condition}` breaks: {words}", fault.Message);
        Assert.Equal("policy.yaml:200:1", fault.Location!.ToString());
        Assert.True(decision.HandToPerson);
        Assert.Null(decision.Outcome);
    }

    [Fact]
    public void A_definition_is_computed_at_most_once_and_only_when_needed()
    {
        var policy = new TestPolicy().Fact("a yes_no").Fact("n whole_number").Define("twice whole_number", "n + n").Define("unused whole_number", "n + 1")
            .Decision("granted refused", HitPolicy.Any, "refused", "one: twice > 3 => granted", "two: twice > 4 => granted");

        policy.Decide("n: 3");

        Assert.Equal(["n + n", "twice > 3", "twice > 4"], ((TestCode)policy.Compiled.Code).Asked);
    }

    [Theory]
    [InlineData("2014-12-31", false)]
    [InlineData("2015-01-01", true)]
    [InlineData("2018-12-31", true)]
    [InlineData("2019-01-01", false)]
    public void A_policy_that_is_not_in_force_decides_nothing(string asOf, bool decides)
    {
        var policy = new TestPolicy { InForceTo = TestPolicy.Day("2018-12-31") }.Fact("a yes_no").Decision("granted refused", HitPolicy.Any, "refused", "rule: a => granted");

        var decision = policy.Decide("a: yes", asOf);

        Assert.Equal(decides ? DecisionStatus.Determined : DecisionStatus.Undetermined, decision.Status);
        Assert.Equal(decides ? [] : [MissingKind.PolicyNotInForce], decision.Missing.Select(input => input.Kind));
        Assert.Equal(decides ? 1 : 0, ((TestCode)policy.Compiled.Code).Asked.Count);
    }
}
