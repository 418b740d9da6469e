using PolicyEngine.Tests.Door;

namespace PolicyEngine.Tests.Evaluation.Reasoning;

/// <summary>Under <c>first</c> a later rule's reason is not said as the reason while an earlier rule might be the one that decides.</summary>
public sealed class UnlessEarlierTests
{
    private static readonly Policy Refusals = Grants.Load("""
        policy: refusals
        title: Refusals
        owner: Somebody
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2000-01-01 }
        facts:
          young: { type: yes_no, ask: "Are you under 16?" }
          away: { type: yes_no, ask: "Do you live elsewhere?" }
          rich: { type: yes_no, ask: "Have you more than £1 million?" }
        decision:
          outcomes: { granted: "It is granted", refused: "It is refused" }
          hit: first
          rules:
            - { id: child, title: "A child", when: young, then: refused, because: "You are a child.", route: automatic, cite: "rule 1" }
            - { id: elsewhere, title: "Elsewhere", when: away, then: refused, because: "You live elsewhere.", route: automatic, cite: "rule 2" }
            - { id: too_rich, title: "Too much", when: rich, then: refused, because: "You have too much.", route: officer, cite: "rule 3" }
          otherwise: { then: granted, because: "Nothing stands against it.", cite: "rule 4" }

        """)["refusals"];

    [Theory]
    [InlineData("""{ "young": false, "rich": true, "away": false }""", "You have too much.", "too_rich", "officer")]
    [InlineData("""{ "away": true, "young": true }""", "You are a child.", "child", "automatic")]
    [InlineData("""{ "away": true }""", "The result is the same whether or not “A child” applies. If it does not, the reason is: You live elsewhere.", "", "automatic")]
    [InlineData("""{ "rich": true, "young": false }""", "The result is the same whether or not “Elsewhere” applies. If it does not, the reason is: You have too much.", "", "")]
    [InlineData("""{ "rich": true }""", "The result is the same whether or not “A child” or “Elsewhere” applies. If none does, the reason is: You have too much.", "", "")]
    public void A_reason_is_said_as_the_reason_only_where_it_is(string facts, string reason, string fired, string route)
    {
        var decision = Refusals.DecideJson(facts, new DateOnly(2018, 9, 18));

        Assert.Equal("refused", decision.Outcome);
        Assert.Equal(reason, Assert.Single(decision.Reasons).Text);
        Assert.Equal(fired, string.Join(' ', decision.FiredIds));
        Assert.Equal(route, decision.Route);
    }

    [Fact]
    public void The_proof_shows_the_rule_that_holds_and_the_one_that_may_go_before_it()
    {
        var grounds = Refusals.DecideJson("""{ "rich": true, "young": false }""", new DateOnly(2018, 9, 18)).Grounds;

        Assert.Equal("The same whether or not “Elsewhere” applies.", Assert.Single(grounds.Why).Text);
        Assert.Equal(["You have too much.", "“Elsewhere” may apply, with the same result."], grounds.Why[0].Because.Select(ground => ground.Text));
        Assert.Equal(["young", "rich"], grounds.Enough.AsEnumerable());
    }

    [Fact]
    public void The_reason_rests_on_the_earlier_rules_that_would_have_been_it()
    {
        var grounds = Refusals.DecideJson("""{ "rich": true, "young": false, "away": false }""", new DateOnly(2018, 9, 18)).Grounds;

        Assert.Equal("You have too much.", Assert.Single(grounds.Why).Text);
        Assert.Equal(["young", "away", "rich"], grounds.Enough.AsEnumerable());
        Assert.Equal(["decision/child", "decision/elsewhere"], grounds.Why[0].RuledOut.Select(ground => ground.Id));
    }
}
