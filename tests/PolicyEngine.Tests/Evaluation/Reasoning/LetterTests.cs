using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Tests.Door;

namespace PolicyEngine.Tests.Evaluation.Reasoning;

/// <summary>What the person is told of a decision, and what not.</summary>
public class LetterTests
{
    private static readonly DateOnly Day = new(2018, 9, 18);

    private static readonly Policy Loan = Grants.Load("""
        policy: loan
        title: Loan
        owner: Somebody
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2000-01-01 }
        facts:
          lives_here: { type: yes_no, ask: "Do you live here?", says: { yes: "You live here.", no: "You do not live here." } }
          ill: { type: yes_no, title: "Illness", ask: "Are you ill?", sensitive: yes, from: applicant }
          born: { type: date, ask: "When were you born?", fixed: yes }
          risk: { type: whole_number, ask: "Which risk has the officer found?", show: officer }
          amount: { type: money, title: "Amount asked for", ask: "How much is it?" }
        parameters:
          most: { type: money, title: "Limit", cite: "the table", values: [{ from: 2000-01-01, value: 100 }] }
          most_risk: { type: whole_number, title: "Risk that is borne", show: officer, values: [{ from: 2000-01-01, value: 3 }] }
        definitions:
          is_adult: { value: "as_of >= add_years(born, 18)", title: "Grown up" }
          is_sound: { value: "is_adult && ill", title: "A step that nobody needs", show: never }
        decision:
          outcomes: { given: "It is given", refused: "It is refused" }
          hit: first
          rules:
            - { id: fits, title: "It fits", when: "lives_here && is_sound && risk <= most_risk && amount <= most", then: given, because: "You asked for {amount}.", cite: "rule", route: desk }
            - { id: big, title: "Too much", when: "amount > most", then: refused, because: "It is too much.", cite: "rule", signpost: ["Ask the bank."] }
        outputs:
          rate: { type: decimal, title: "Rate", value: "2.5", because: "All pay it.", cite: "rule" }
          score: { type: whole_number, title: "Score", value: "risk + 1", show: officer, cite: "rule" }

        """)["loan"];

    private const string Fits = """{ "lives_here": true, "ill": true, "born": "1990-01-01", "risk": 2, "amount": 50 }""";

    [Fact]
    public void A_letter_has_the_outcome_the_reasons_the_answers_and_the_figures_and_nothing_of_the_code() => Assert.Equal(
        """
        It is given
        Loan, 18 September 2018

        Why
          You asked for £50.00.

        What we went by
          You live here.
          Illness: yes.
          When were you born? 1 January 1990.
          Amount asked for: £50.
          If any of this is wrong, tell us.

        The figures that apply
          Limit: £100 from 1 January 2000.

        What else was decided
          Rate: 2.5. All pay it.

        """,
        TextRenderer.Render(DecisionDocument.Of(Loan.DecideJson(Fits, Day), withLetter: true)),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void Officers_see_what_letters_leave_out_and_a_step_that_nobody_needs_is_joined_to_its_parent()
    {
        var text = TextRenderer.Render(DecisionDocument.Of(Loan.DecideJson(Fits, Day), withGrounds: true), 120);

        Assert.Contains("Which risk has the officer found? 2; at most 3 is needed.", text, StringComparison.Ordinal);
        Assert.Contains("Score: 3.", text, StringComparison.Ordinal);
        Assert.Contains("Grown up", text, StringComparison.Ordinal);
        Assert.DoesNotContain("A step that nobody needs", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_says_where_else_to_turn_and_an_open_case_what_can_be_answered_now()
    {
        var refused = Letter("""{ "amount": 500 }""");
        Assert.Equal(("It is refused", "It is too much."), (refused.Outcome, Assert.Single(refused.Reasons)));
        Assert.Equal(["Ask the bank."], refused.Signposts.AsEnumerable());

        var open = Letter("""{ "lives_here": true }""");
        Assert.Equal("No answer yet", open.Outcome);
        Assert.Empty(open.Answers);
        Assert.Contains("How much is it?", open.Questions);
    }

    [Fact]
    public void Nothing_is_said_of_what_another_day_of_birth_would_change()
    {
        var decision = Loan.DecideJson(Fits, Day);

        Assert.Contains("born", decision.Grounds.Enough);
        Assert.DoesNotContain(decision.Grounds.Changes, change => change.Fact == "born");
        Assert.DoesNotContain(decision.WhatWouldChange(), change => change.Fact == "born");
        Assert.DoesNotContain(decision.NearestTo("refused").SelectMany(change => change.Moves), move => move.Fact == "born");
    }

    [Fact]
    public void Others_read_of_a_sensitive_answer_that_it_counted_and_not_what_it_is()
    {
        var why = LetterText.Why(Letter(Fits), _ => false);

        Assert.Contains("- Illness: not shown here.\n", why, StringComparison.Ordinal);
        Assert.Contains("- You live here.\n", why, StringComparison.Ordinal);
        Assert.DoesNotContain("Illness: yes", why, StringComparison.Ordinal);
        Assert.Contains("- Illness: yes.\n", LetterText.Why(Letter(Fits), fact => fact == "ill"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_is_the_same_after_it_was_kept_as_json()
    {
        var document = DecisionDocument.Of(Loan.DecideJson(Fits, Day), withLetter: true);

        Assert.Equal(JsonRenderer.Render(document), JsonRenderer.Render(document with { Letter = LetterJson.Read(JsonRenderer.Render(document)) }));
        Assert.Null(LetterJson.Read(JsonRenderer.Render(DecisionDocument.Of(Loan.DecideJson(Fits, Day)))));
    }

    [Fact]
    public void What_a_person_decided_has_that_persons_reason() => Assert.Equal(
        ["She cares for her mother."],
        PolicyEngine.Documents.Letter.Of(DecisionDocument.Of(Loan.DecideJson(Fits, Day), withGrounds: true) with { DecidedBy = new Decider("ann", "She cares for her mother") }).Reasons.AsEnumerable());

    private static Letter Letter(string json) => DecisionDocument.Of(Loan.DecideJson(json, Day), withLetter: true).Letter!;
}
