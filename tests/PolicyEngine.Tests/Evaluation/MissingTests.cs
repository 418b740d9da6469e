using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Tests.Evaluation.Building;

namespace PolicyEngine.Tests.Evaluation;

public class MissingTests
{
    [Theory]
    [InlineData("a && b", "", "a b")]
    [InlineData("a && b", "a: yes", "b")]
    [InlineData("b && a", "", "a b")]
    [InlineData("a && b || c", "c: no, a: yes", "b")]
    [InlineData("a || b && c", "b: no", "a")]
    [InlineData("a ? b : c", "", "a")]
    [InlineData("a ? b : c", "a: no", "c")]
    [InlineData("total > 3", "", "n m")]
    [InlineData("total > 3", "n: 2", "m")]
    [InlineData("needs", "a: yes, c: no", "b")]
    public void Only_facts_that_can_still_change_the_answer_are_missing_in_asking_order(string condition, string facts, string missing)
    {
        var policy = new TestPolicy().Fact("a yes_no").Fact("b yes_no").Fact("c yes_no").Fact("n whole_number").Fact("m whole_number")
            .Define("total whole_number", "m + n").Criteria("needs", 2, "first: a", "second: b", "third: c")
            .Decision("granted refused", HitPolicy.Any, "refused", $"rule: {condition} => granted");

        Assert.Equal(missing, string.Join(' ', policy.Decide(facts).Missing.Select(input => input.Name)));
    }

    [Fact]
    public void Under_any_a_rule_that_would_only_agree_asks_for_nothing()
    {
        var policy = new TestPolicy().Fact("a yes_no").Fact("b yes_no").Fact("c yes_no").Decision("granted refused", HitPolicy.Any, null, "one: a => granted", "two: b => granted", "three: c => refused");

        var missing = Assert.Single(policy.Decide("a: yes").Missing);

        Assert.Equal(("c", "decision/three"), (missing.Name, Assert.Single(missing.Why)));
    }

    [Fact]
    public void A_fact_that_is_needed_by_several_rules_names_them_all()
    {
        var policy = new TestPolicy().Fact("a yes_no").Fact("b yes_no").Decision("granted refused", HitPolicy.Any, null, "one: a => granted", "two: a && b => refused");

        Assert.Equal("decision/one decision/two", string.Join(' ', policy.Decide("b: yes").Missing.Single().Why));
    }

    [Fact]
    public void What_decides_whether_a_fact_applies_is_asked_before_it()
    {
        var policy = new TestPolicy().Fact("points whole_number", onlyIf: "receives_pip").Fact("receives_pip yes_no").Decision("granted refused", HitPolicy.Any, "refused", "rule: points >= 8 => granted");

        var missing = policy.Decide("").Missing;

        Assert.Equal(["receives_pip", "points"], missing.Select(input => input.Name));
        Assert.Equal("receives_pip", Assert.Single(missing[1].After));
        Assert.Equal("What is points?", missing[1].Question);
    }

    [Fact]
    public void When_nobody_knows_whether_a_fact_applies_it_is_not_asked()
    {
        var policy = new TestPolicy().Fact("receives_pip yes_no").Fact("points whole_number", onlyIf: "receives_pip").Decision("granted refused", HitPolicy.Any, "refused", "rule: points >= 8 => granted");

        Assert.Equal(["receives_pip"], policy.Decide("receives_pip?").Missing.Select(input => input.Name));
    }

    [Fact]
    public void What_no_answer_to_an_earlier_question_makes_necessary_is_not_missing()
    {
        var policy = new TestPolicy().Fact("paid yes_no").Fact("unsafe yes_no", onlyIf: "paid").Fact("miles decimal").Parameter("far decimal")
            .Decision("free refused", HitPolicy.Any, "refused", "rule: paid && (unsafe || miles > far) => free");

        var decision = policy.Decide("unsafe: yes, miles: 1");

        Assert.Equal(["paid"], decision.Missing.Select(input => input.Name));
        Assert.False(decision.HandToPerson);
    }

    [Theory]
    [InlineData("receives_pip: no, points: 9", "not applicable", "undetermined")]
    [InlineData("receives_pip: no", "not applicable", "undetermined")]
    [InlineData("points: 9", "receives_pip", "undetermined")]
    [InlineData("receives_pip: yes, points: 9", "", "granted")]
    public void A_fact_that_does_not_apply_is_never_used(string facts, string missing, string answer)
    {
        var policy = new TestPolicy().Fact("receives_pip yes_no").Fact("points whole_number", onlyIf: "receives_pip").Decision("granted refused", HitPolicy.Any, "refused", "rule: points >= 8 => granted");

        var decision = policy.Decide(facts);

        Assert.Equal(answer, decision.Outcome ?? "undetermined");
        Assert.Equal(missing, string.Join(' ', decision.Missing.Select(input => input.Kind == MissingKind.NotApplicable ? "not applicable" : input.Name)));
    }

    [Fact]
    public void A_value_for_a_fact_that_does_not_apply_is_set_aside_and_the_decision_says_so()
    {
        var policy = new TestPolicy().Fact("receives_pip yes_no").Fact("points whole_number", onlyIf: "receives_pip").Decision("granted refused", HitPolicy.Any, "refused", "rule: receives_pip && points >= 8 => granted");

        var decision = policy.Decide("receives_pip: no, points: 9");

        Assert.Equal("refused", decision.Outcome);
        Assert.Equal(["points"], decision.FactsSetAside.Select(fact => fact.Name));
        Assert.Equal(["receives_pip"], decision.FactsUsed.Select(fact => fact.Name));
        Assert.Equal("“What is points?” was answered, and the answer is set aside, since the question does not apply.", Assert.Single(decision.Advisories).Text);
    }

    [Theory]
    [InlineData("", FactState.NotAsked, false)]
    [InlineData("a?", FactState.NotKnown, true)]
    public void A_fact_that_was_asked_and_is_not_known_goes_to_a_person(string facts, FactState state, bool hand)
    {
        var decision = new TestPolicy().Fact("a yes_no").Decision("granted refused", HitPolicy.Any, "refused", "rule: a => granted").Decide(facts);

        Assert.Equal((state, hand), (Assert.Single(decision.Missing).State, decision.HandToPerson));
    }

    [Theory]
    [InlineData("2018-09-17", "undetermined")]
    [InlineData("2018-09-18", "granted")]
    public void A_parameter_without_a_value_on_the_day_is_missing_and_never_zero(string asOf, string answer)
    {
        var policy = new TestPolicy().Fact("n whole_number").Parameter("needed whole_number", "2018-09-18 8").Decision("granted refused", HitPolicy.Any, "refused", "rule: n >= needed => granted");

        var decision = policy.Decide("n: 9", asOf);

        Assert.Equal(answer, decision.Outcome ?? "undetermined");
        Assert.Equal(answer == "granted" ? [] : [("needed", MissingKind.Parameter, "the policy has no value of `needed` on 17 September 2018")], decision.Missing.Select(input => (input.Name, input.Kind, input.Message)));
    }

    [Theory]
    [InlineData("bank: dbs, amount: 5", "granted", "")]
    [InlineData("bank: hsbc, amount: 5", "undetermined", "hsbc")]
    public void A_parameter_without_a_value_for_the_key_is_missing_with_its_key(string facts, string answer, string key)
    {
        var policy = new TestPolicy().Fact("bank choice: dbs hsbc").Fact("amount whole_number").Parameter("limit money by bank", "dbs 2017-04-01 25")
            .Decision("granted refused", HitPolicy.Any, "refused", "rule: amount <= limit[bank] => granted");

        var decision = policy.Decide(facts);

        Assert.Equal(answer, decision.Outcome ?? "undetermined");
        Assert.Equal(key, string.Concat(decision.Missing.Select(input => input.Key)));
        Assert.Equal(answer == "granted" ? ["dbs 25"] : [], decision.ParametersUsed.Select(use => $"{use.Key} {use.Text}"));
    }

    [Fact]
    public void The_smallest_of_nothing_is_undetermined()
    {
        var decision = new TestPolicy().Decision("granted refused", HitPolicy.Any, "refused", "rule: smallest_of_nothing > 3 => granted").Decide("");

        Assert.Equal(MissingKind.EmptyList, Assert.Single(decision.Missing).Kind);
    }
}
