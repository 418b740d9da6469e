using PolicyEngine.Documents;
using PolicyEngine.Tests.Door;

namespace PolicyEngine.Tests.Evaluation.Reasoning;

public class GroundsTests
{
    private static readonly DateOnly Day = new(2018, 9, 18);

    private static readonly Policy Loan = Grants.Load("""
        policy: loan
        title: Loan
        owner: Somebody
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2000-01-01 }
        facts:
          bank: { type: choice, of: loan_banks, ask: "Which bank is it?", cite: "fact" }
          amount: { type: money, title: "Amount asked for", ask: "How much is it?", cite: "fact" }
          born: { type: date, ask: "When were you born?", cite: "fact" }
          loans:
            type: list
            ask: "Which loans are there?"
            cite: "fact"
            of:
              lender: { type: choice, of: { red: "Red Bank", blue: "Blue Bank" } }
              sum: { type: money }
        parameters:
          most: { type: money, title: "Limit", by: loan_banks, cite: "the table", values: [{ key: red, from: 2000-01-01, value: 100, cite: "row one" }, { key: blue, from: 2010-01-01, to: 2030-01-01, value: 250.50, cite: "row two" }] }
        choices:
          loan_banks: { red: "Red Bank", blue: "Blue Bank" }
        decision:
          outcomes: { given: "It is given", refused: "It is refused" }
          hit: first
          rules:
            - { id: young, title: "Too young", when: "as_of < add_years(born, 18)", then: refused, because: "You are too young.", cite: "rule" }
            - { id: big_loan, title: "A large loan", when: "loans.Any(x => x.sum > 500)", then: refused, because: "There is a large loan.", cite: "rule" }
            - { id: too_much, title: "Too much", when: "amount > most[bank]", then: refused, because: "It is too much.", cite: "rule" }
          otherwise: { then: given, because: "Nothing stands against it.", cite: "rule" }

        """)["loan"];

    [Fact]
    public void A_figure_by_key_is_shown_with_its_key_its_days_and_its_own_citation()
    {
        var figure = Loan.DecideJson("""{ "born": "1990-01-01", "bank": "blue", "amount": 300, "loans": [] }""", Day).Grounds.Why.Single().Because.SelectMany(ground => ground.Because).First(ground => ground.Key is not null);

        Assert.Equal("Limit of Blue Bank: £250.50 from 1 January 2010 to 1 January 2030.", figure.Text);
        Assert.Equal(("blue", "250.50"), (figure.Key, figure.Value));
        Assert.Equal(["row two"], figure.Citations.AsEnumerable());
    }

    [Fact]
    public void A_title_stands_for_the_question_and_money_has_pence_only_where_it_has_some() =>
        Assert.Contains("Amount asked for: £300; more than £250.50 is needed.", Text("""{ "born": "1990-01-01", "bank": "blue", "amount": 300, "loans": [] }"""), StringComparison.Ordinal);

    [Fact]
    public void A_list_says_which_record_decided() =>
        Assert.Contains("Which loans are there? Record 2, Blue Bank: sum £600.", Text("""{ "born": "1990-01-01", "bank": "red", "amount": 1, "loans": [{ "lender": "red", "sum": 1 }, { "lender": "blue", "sum": 600 }] }"""), StringComparison.Ordinal);

    [Fact]
    public void A_birth_moves_only_where_a_person_can_be_born()
    {
        var decision = Loan.DecideJson("""{ "born": "2010-05-10", "bank": "red", "amount": 1, "loans": [] }""", Day);

        Assert.Equal(["born"], decision.Grounds.Enough.AsEnumerable());
        Assert.Equal("18 September 2000 or earlier", decision.Grounds.Changes.Single().Shown);
        Assert.Equal("1900-01-01", decision.Grounds.Changes.Single().From);
        Assert.All(decision.NearestTo("given").SelectMany(change => change.Moves).Where(move => move.Fact == "born"), move => Assert.Equal("2000-09-18", move.ToText));
    }

    [Fact]
    public void No_change_goes_below_nought_because_no_range_says_otherwise()
    {
        var decision = Loan.DecideJson("""{ "born": "1990-01-01", "bank": "red", "amount": 50, "loans": [] }""", Day);

        Assert.All(decision.WhatWouldChange().Where(change => change.Fact == "amount"), change => Assert.True((decimal)change.To >= 0));
        Assert.Contains(decision.Grounds.Changes, change => change.Fact == "amount" && change.Shown == "£100.01 or more");
    }

    [Fact]
    public void An_open_case_gives_the_next_question_and_where_each_answer_leads()
    {
        var next = Loan.DecideJson("""{ "born": "1990-01-01", "loans": [], "amount": 200 }""", Day).Grounds.Next!;

        Assert.Equal("bank", next.Fact);
        Assert.Equal(["Red Bank: refused", "Blue Bank: given"], next.Answers.Select(answer => $"{answer.Shown}: {answer.Outcome}"));
    }

    [Fact]
    public void Why_not_tells_all_that_stands_in_the_way()
    {
        var obstacles = Loan.DecideJson("""{ "born": "1990-01-01", "bank": "blue", "amount": 200, "loans": [] }""", Day).WhyNotOutcome("refused");

        Assert.Equal(["decision/young", "decision/too_much", "decision/big_loan"], obstacles.Select(ground => ground.Id));
        Assert.All(obstacles, ground => Assert.NotEmpty(ground.Because));
        Assert.Equal(
            ["With “When were you born? 19 September 2000” it would be “It is refused”.", "With “Amount asked for: £250.51” it would be “It is refused”.", ""],
            obstacles.Select(ground => ground.Afterwards));
        Assert.Contains("£50.50 short", TextRenderer.Render(obstacles.Single(ground => ground.Id == "decision/too_much")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_next_never_contradicts_what_is_left_to_a_person()
    {
        var policy = Grants.Load(Grants.Cycle.Replace("cite: \"1\" }\n    - { id: not_young", "cite: \"1\", route: automatic }\n    - { id: not_young", StringComparison.Ordinal))["cycle-grant"];
        var open = policy.Decide(new Dictionary<string, object?> { ["age"] = 19L, ["resident"] = true, ["price"] = 10m, ["bought_on"] = new DateOnly(2018, 9, 1), ["tier"] = null }, Day);

        Assert.Equal(("automatic", "a person", true), (open.Route, open.Next, open.HandToPerson));
        Assert.Equal("automatic", policy.Decide(Grants.Ann, Day).Next);
        Assert.Contains("Next\n  - a person\n", TextRenderer.Render(DecisionDocument.Of(open)), StringComparison.Ordinal);
    }

    private static string Text(string json) => TextRenderer.Render(DecisionDocument.Of(Loan.DecideJson(json, Day), withGrounds: true), 140);
}
