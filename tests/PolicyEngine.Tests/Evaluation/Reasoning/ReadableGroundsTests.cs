using PolicyEngine.Documents;
using PolicyEngine.Tests.Door;

namespace PolicyEngine.Tests.Evaluation.Reasoning;

/// <summary>What a proof says once, and what it does not say of what was ruled out.</summary>
public sealed class ReadableGroundsTests
{
    private static readonly DateOnly Day = new(2019, 1, 1);

    private static readonly Policy Deals = Grants.Load("""
        policy: deals
        title: Deals
        owner: Somebody
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2000-01-01 }
        facts:
          kind: { type: choice, of: { loan: "A loan", gift: "A gift", sale: "A sale" }, ask: "Which kind is it?" }
          amount: { type: money, range: 0.., ask: "How much is it?" }
          has_pledge: { type: yes_no, title: "There is a pledge", ask: "Is there a pledge?" }
          pledge_days: { type: whole_number, range: 0..100, ask: "For how many days is it pledged?", only_if: has_pledge }
          people:
            type: list
            ask: "Who takes part?"
            of:
              name: { type: text }
              leads: { type: yes_no }
              since: { type: date, only_if: leads }
        parameters:
          most: { type: money, title: "Limit", cite: "p", values: [{ from: 2000-01-01, value: 50_000_000 }] }
        definitions:
          usual: { title: "It is usual", value: "kind is loan or gift" }
        decision:
          outcomes: { given: "It is given", refused: "It is refused" }
          hit: first
          rules:
            - { id: too_much, title: "Over the limit", when: amount > most, then: refused, because: "It is more than {most}.", cite: "1" }
            - { id: usual_kind, title: "A usual kind", when: "kind is loan or gift && people.Any(p => p.leads)", then: given, because: "It is usual: {usual}.", cite: "2" }
          otherwise: { then: refused, because: "It is of no usual kind.", cite: "3" }

        """)["deals"];

    [Fact]
    public void A_limit_that_was_kept_is_not_said_to_be_missed()
    {
        var text = Text("""{ "kind": "loan", "amount": 2000000, "people": [{ "name": "A", "leads": true, "since": "2018-01-01" }] }""");

        Assert.Contains("“Over the limit” would give “It is refused” and is ruled out:", text, StringComparison.Ordinal);
        Assert.Contains("How much is it? £2,000,000, which is at most £50,000,000.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("short", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Which kind is it? A loan.")]
    [InlineData("Who takes part?")]
    public void What_a_reason_shows_is_not_told_twice(string line)
    {
        var text = Text("""{ "kind": "loan", "amount": 2000000, "people": [{ "name": "A", "leads": true, "since": "2018-01-01" }] }""");

        Assert.Equal(2, text.Split(line).Length);
    }

    [Fact]
    public void An_answer_that_is_set_aside_is_told_by_its_question()
    {
        var decision = Deals.DecideJson("""{ "kind": "sale", "amount": 1, "has_pledge": false, "pledge_days": 3, "people": [{ "name": "A", "leads": false, "since": "2018-01-01" }] }""", Day);

        Assert.Equal(
            [
                "“For how many days is it pledged?” was answered, and the answer is set aside, since the question does not apply. There is a pledge: no.",
                "“Who takes part?”, record 1: “Since” was answered, and the answer is set aside, since it does not apply to this record.",
            ],
            decision.Advisories.Select(advice => advice.Text));
    }

    private static string Text(string facts) => TextRenderer.Render(DecisionDocument.Of(Deals.DecideJson(facts, Day), withGrounds: true), 100);
}
