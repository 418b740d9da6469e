using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;
using PolicyEngine.Tests.Evaluation.Building;

namespace PolicyEngine.Tests.Evaluation;

public class RuleTests
{
    [Theory]
    [InlineData(HitPolicy.Any, "a: yes, b: no, c: no", "granted", "one")]
    [InlineData(HitPolicy.Any, "a: yes, b: yes, c: no", "granted", "one two")]
    [InlineData(HitPolicy.Any, "a: yes, b: no, c: yes", "faulted", "")]
    [InlineData(HitPolicy.Any, "a: yes, b: no", "undetermined", "")]
    [InlineData(HitPolicy.Any, "a: yes, c: no", "granted", "one")]
    [InlineData(HitPolicy.Any, "a: no, b: no, c: no", "reviewed", "")]
    [InlineData(HitPolicy.First, "a: no, b: yes, c: yes", "granted", "two")]
    [InlineData(HitPolicy.First, "b: yes, c: yes", "granted", "")]
    [InlineData(HitPolicy.First, "a: no, c: yes", "undetermined", "")]
    [InlineData(HitPolicy.First, "a: yes", "granted", "one")]
    [InlineData(HitPolicy.Priority, "a: no, b: yes, c: yes", "granted", "two")]
    [InlineData(HitPolicy.Priority, "a: yes, b: yes, c: yes", "granted", "one two")]
    [InlineData(HitPolicy.Priority, "a: yes", "granted", "one")]
    [InlineData(HitPolicy.Priority, "c: yes", "undetermined", "")]
    [InlineData(HitPolicy.Priority, "a: no, b: no, c: yes", "refused", "three")]
    public void Rules_settle_the_outcome_by_their_hit_policy(HitPolicy hit, string facts, string expected, string fired)
    {
        var policy = new TestPolicy().Fact("a yes_no").Fact("b yes_no").Fact("c yes_no")
            .Decision("granted refused reviewed", hit, "reviewed", "one: a => granted", "two: b => granted", "three: c => refused");

        var decision = policy.Decide(facts);

        Assert.Equal(expected, Told(decision));
        Assert.Equal(fired, string.Join(' ', decision.FiredIds));
    }

    [Fact]
    public void Two_rules_that_disagree_are_a_fault_that_names_both()
    {
        var policy = new TestPolicy().Fact("a yes_no").Decision("granted refused", HitPolicy.Any, null, "one: a => granted", "two: a => refused");

        Assert.Equal("`outcome` breaks: the rules `one` and `two` of `decision` both apply and lead to different results", Assert.Single(policy.Decide("a: yes").Faults).Message);
    }

    [Theory]
    [InlineData("a: yes, b: yes", "refused", "special")]
    [InlineData("a: yes, b: no", "granted", "general")]
    [InlineData("a: yes", "undetermined", "")]
    [InlineData("b: yes", "refused", "special")]
    [InlineData("a: no, b: no", "undetermined", "")]
    public void An_exception_takes_the_place_of_its_rule(string facts, string expected, string fired)
    {
        var policy = new TestPolicy().Fact("a yes_no").Fact("b yes_no")
            .Decision("granted refused", HitPolicy.Any, null, "general: a => granted", "special: b => refused | exception general");

        var decision = policy.Decide(facts);

        Assert.Equal(expected, Told(decision));
        Assert.Equal(fired, string.Join(' ', decision.FiredIds));
    }

    [Theory]
    [InlineData("one: a => granted | proposed", "2018-09-18", "refused")]
    [InlineData("one: a => granted | from 2018-09-19", "2018-09-18", "refused")]
    [InlineData("one: a => granted | from 2018-09-18", "2018-09-18", "granted")]
    [InlineData("one: a => granted | to 2018-09-18", "2018-09-18", "granted")]
    [InlineData("one: a => granted | to 2018-09-17", "2018-09-18", "refused")]
    public void A_rule_that_is_not_live_never_fires(string rule, string asOf, string expected) =>
        Assert.Equal(expected, new TestPolicy().Fact("a yes_no").Decision("granted refused", HitPolicy.Any, "refused", rule).Decide("a: yes", asOf).Outcome);

    [Theory]
    [InlineData("a: yes, b: yes", "granted", "advice of hint")]
    [InlineData("a: yes", "granted", "")]
    [InlineData("a: no, b: yes", "refused", "advice of hint")]
    public void An_advisory_rule_adds_advice_and_changes_no_outcome(string facts, string outcome, string advice)
    {
        var decision = new TestPolicy().Fact("a yes_no").Fact("b yes_no").Decision("granted refused", HitPolicy.First, "refused", "one: a => granted", "hint: b").Decide(facts);

        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(advice, string.Join(';', decision.Advisories.Select(reason => reason.Text)));
    }

    [Fact]
    public void When_no_rule_fires_and_the_policy_says_nothing_else_it_is_undetermined()
    {
        var decision = new TestPolicy().Fact("a yes_no").Decision("granted refused", HitPolicy.Any, null, "one: a => granted").Decide("a: no");

        Assert.Equal(("undetermined", MissingKind.PolicySilent, true), (Told(decision), Assert.Single(decision.Missing).Kind, decision.HandToPerson));
    }

    [Theory]
    [InlineData("a: yes, n: 3", "determined", "6")]
    [InlineData("a: no, n: 3", "determined", "does not apply")]
    [InlineData("a: no", "determined", "does not apply")]
    [InlineData("a: yes", "undetermined", "not determined")]
    [InlineData("n: 3", "undetermined", "not determined")]
    public void An_output_applies_only_if_its_condition_holds(string facts, string status, string fee)
    {
        var decision = new TestPolicy().Fact("a yes_no").Fact("n whole_number").Decision("granted refused", HitPolicy.Any, "refused", "one: a => granted").Output("fee whole_number", "n * 2", "a").Decide(facts);

        var value = Assert.Single(decision.Outputs);
        Assert.Equal(status, decision.Status.ToString().ToLowerInvariant());
        Assert.Equal(fee, !value.Applies ? "does not apply" : value.Status == DecisionStatus.Determined ? value.Text : "not determined");
    }

    [Fact]
    public void An_undetermined_decision_keeps_what_is_settled()
    {
        var decision = new TestPolicy().Fact("a yes_no").Fact("n whole_number").Decision("granted refused", HitPolicy.Any, "refused", "one: a => granted").Output("fee whole_number", "n * 2").Decide("a: yes");

        Assert.Equal((DecisionStatus.Undetermined, "granted"), (decision.Status, decision.Outcome));
        Assert.Equal(["it is granted"], decision.Reasons.Select(reason => reason.Text));
    }

    [Theory]
    [InlineData(HitPolicy.First, "n: 5, m: 1", "10")]
    [InlineData(HitPolicy.First, "m: 1", "undetermined")]
    [InlineData(HitPolicy.First, "m: 10", "10")]
    [InlineData(HitPolicy.Any, "n: 5, m: 10", "10")]
    [InlineData(HitPolicy.Any, "n: 5, m: 11", "faulted")]
    public void An_output_by_rules_is_settled_when_all_possible_values_agree(HitPolicy hit, string facts, string expected)
    {
        var decision = new TestPolicy().Fact("n whole_number").Fact("m whole_number").Decision("granted refused", HitPolicy.Any, "granted")
            .OutputRules("level whole_number", hit, null, "many: n > 3 => 10", "few: m > 0 => m").Decide(facts);

        var level = Assert.Single(decision.Outputs);
        Assert.Equal(expected, level.Status == DecisionStatus.Determined ? level.Text : level.Status.ToString().ToLowerInvariant());
    }

    [Fact]
    public void Reasons_citations_signposts_and_route_come_from_what_fired()
    {
        var decision = new TestPolicy().Fact("n whole_number").Decision("granted refused", HitPolicy.Any, "refused", "one: n > 2 => granted").Part("check", "spot none", HitPolicy.Any, "none", null, "all: outcome == granted => spot").Decide("n: 3");

        Assert.Equal(["decision/one", "check/all"], decision.Fired);
        Assert.Equal(["it is granted", "it is spot"], decision.Reasons.Select(reason => reason.Text));
        Assert.Equal(["the paper on granted", "the paper on spot"], decision.Citations);
        Assert.Equal(["help with granted", "help with spot"], decision.Signposts);
        Assert.Equal("desk for granted", decision.Route);
    }

    [Theory]
    [InlineData(1, "yes no no", "yes")]
    [InlineData(1, "? no yes", "yes")]
    [InlineData(1, "? no no", "unknown")]
    [InlineData(2, "yes yes ?", "yes")]
    [InlineData(2, "yes ? no", "unknown")]
    [InlineData(2, "no ? no", "no")]
    [InlineData(2, "? ? no", "unknown")]
    [InlineData(3, "? no yes", "no")]
    [InlineData(3, "yes yes yes", "yes")]
    public void Criteria_hold_when_enough_of_them_do(int atLeast, string values, string expected)
    {
        var policy = new TestPolicy().Fact("a yes_no").Fact("b yes_no").Fact("c yes_no").Criteria("needs", atLeast, "first: a", "second: b", "third: c").Decision("yes no", HitPolicy.Any, "no", "rule: needs => yes");
        var given = values.Split(' ').Zip(["a", "b", "c"], (value, name) => value == "?" ? "" : $"{name}: {value}").Where(text => text.Length > 0);

        Assert.Equal(expected, policy.Decide(string.Join(", ", given)).Outcome ?? "unknown");
    }

    [Fact]
    public void Criteria_give_their_own_reasons()
    {
        var decision = new TestPolicy().Fact("a yes_no").Fact("b yes_no").Criteria("needs", 2, "first: a", "second: b").Decision("yes no", HitPolicy.Any, "no", "rule: needs => yes").Decide("a: yes, b: no");

        Assert.Equal(["it is no", "second does not hold"], decision.Reasons.Select(reason => reason.Text));
    }

    private static string Told(Decision decision) => decision.Status == DecisionStatus.Determined ? decision.Outcome! : decision.Status.ToString().ToLowerInvariant();
}
