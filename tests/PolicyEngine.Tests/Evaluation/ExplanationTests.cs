using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Model;
using PolicyEngine.Tests.Evaluation.Building;

namespace PolicyEngine.Tests.Evaluation;

public class ExplanationTests
{
    private static readonly TestPolicy Policy = new TestPolicy().Fact("receives_pip yes_no").Fact("points whole_number", onlyIf: "receives_pip", from: "0", to: "12").Fact("vehicle choice: petrol electric").Fact("born date")
        .Parameter("needed whole_number", "2015-01-01 8").Define("high yes_no", "points >= needed")
        .Decision("granted assessed refused", HitPolicy.First, "refused", "pip: receives_pip && high => granted", "later: receives_pip => assessed | proposed", "green: vehicle == electric => assessed", "old: born < 1950-01-01 => granted");

    [Fact]
    public void An_explanation_shows_what_was_compared_for_rules_that_fired_and_those_that_did_not()
    {
        var text = TextRenderer.Render(DecisionDocument.Of(Policy.Decide("receives_pip: yes, points: 7, vehicle: electric, born: 1960-05-01"), withExplanation: true), 200);

        Assert.Equal(
            """
            How it was worked out
              outcome → Assessed
                rule decision/pip (to granted) → no [the paper on granted]
                  all of → no
                    fact receives_pip → yes
                    definition high → no
                      points 7 >= needed 8 → no
                        parameter needed → 8 [the paper on needed]
                rule decision/later (to assessed) → not live — proposed: never fires [the paper on assessed]
                  fact receives_pip → yes
                rule decision/green (to assessed) → yes [the paper on assessed]
                  vehicle electric == electric → yes
                rule decision/old (to granted) → not looked at — an earlier rule, `green`, decides [the paper on granted]
                  born 1 May 1960 < 1950-01-01 → no
                decision/otherwise (to refused) → not looked at [the paper on refused]

            """,
            text[text.IndexOf("How it", StringComparison.Ordinal)..]);
    }

    [Theory]
    [InlineData("pip", ExplanationState.No)]
    [InlineData("decision/later", ExplanationState.NotLive)]
    [InlineData("green", ExplanationState.Yes)]
    [InlineData("old", ExplanationState.NotLookedAt)]
    public void A_rule_is_found_by_its_id(string id, ExplanationState state) =>
        Assert.Equal(state, Policy.Decide("receives_pip: yes, points: 7, vehicle: electric, born: 1960-05-01").Explanation.For(id)!.State);

    [Fact]
    public void Why_not_names_the_rules_that_would_have_led_there()
    {
        var explanation = Policy.Decide("receives_pip: yes, points: 7, vehicle: electric, born: 1960-05-01").Explanation;

        Assert.Equal(["decision/pip", "decision/old"], explanation.WhyNot("granted").Select(rule => rule.Id));
        Assert.Contains("`granted`, `assessed` and `refused`", Assert.Throws<ArgumentException>(() => explanation.WhyNot("granded")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overridden_rule_names_its_exception()
    {
        var rule = new TestPolicy().Fact("a yes_no").Fact("b yes_no").Decision("granted refused", HitPolicy.Any, null, "general: a => granted", "special: b => refused | exception general")
            .Decide("a: yes, b: yes").Explanation.For("general")!;

        Assert.Equal((ExplanationState.Overridden, "the exception `special` takes its place"), (rule.State, rule.Note));
    }

    [Fact]
    public void Every_criterion_is_looked_at_for_information()
    {
        var decision = new TestPolicy().Fact("a yes_no").Fact("b yes_no").Criteria("needs", 2, "first: a", "second: b").Decision("yes no", HitPolicy.Any, "no", "rule: needs => yes").Decide("a: no, b: yes");

        Assert.Equal(ExplanationState.Yes, decision.Explanation.For("needs/second")!.State);
        Assert.Equal(["a"], decision.FactsUsed.Select(fact => fact.Name));
    }

    [Fact]
    public void A_table_shows_its_inputs_and_the_row_that_applies()
    {
        var policy = new TestPolicy().Fact("tier choice: core extra").Fact("age whole_number").Table("days whole_number", HitPolicy.Unique, ["tier choice", "age + 1 whole_number"], "core | < 18 | 5", "core | >= 18 | 6", "extra | - | 7")
            .Decision("granted refused", HitPolicy.Any, "granted").Output("wait whole_number", "days * 2");

        var text = TextRenderer.Render(DecisionDocument.Of(policy.Decide("tier: core, age: 30"), withExplanation: true), 200);

        Assert.EndsWith(
            """
              output wait → 12 [the paper on wait]
                days * 2
                  table days → 6
                    input tier → Core
                    input age + 1 → 31
                      fact age → 30
                    row days/2: tier core, age + 1 >= 18 → yes [row 2]
                    2 other rows do not apply

            """,
            text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("receives_pip: yes, points: 7, vehicle: petrol, born: 1960-05-01", "points 7 → 8 granted; vehicle petrol → electric assessed; born 1960-05-01 → 1949-12-31 granted")]
    [InlineData("receives_pip: yes, points: 12, vehicle: petrol, born: 1960-05-01", "receives_pip yes → no refused; points 12 → 7 refused")]
    [InlineData("receives_pip: no, vehicle: petrol, born: 1949-12-31", "vehicle petrol → electric assessed; born 1949-12-31 → 1950-01-01 refused")]
    public void The_smallest_changes_that_would_give_another_outcome_are_found(string facts, string changes) =>
        Assert.Equal(changes, string.Join("; ", Policy.Decide(facts).WhatWouldChange().Select(change => $"{change.Fact} {change.FromText} → {change.ToText} {change.Outcome}")));

    [Theory]
    [InlineData("income: 20000.00", "income 20000.00 → 23400.01 refused")]
    [InlineData("income: 23400.01", "income 23400.01 → 23400.00 granted")]
    [InlineData("income: 999999", "income 999999 → 23400.00 granted")]
    public void An_amount_is_changed_to_the_penny(string facts, string changes)
    {
        var policy = new TestPolicy().Fact("income money", from: "0").Parameter("limit money", "2015-01-01 23400.00").Decision("granted refused", HitPolicy.Any, "refused", "rule: income <= limit => granted");

        Assert.Equal(changes, string.Join("; ", policy.Decide(facts).WhatWouldChange().Select(change => $"{change.Fact} {change.FromText} → {change.ToText} {change.Outcome}")));
    }
}
