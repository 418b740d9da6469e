using PolicyEngine.Diagnostics;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Tests.Door;

/// <summary>A policy without a decision: it works something out, and there is no outcome.</summary>
public sealed class CalculatingTests
{
    private const string Head = """
        policy: refund
        title: Refund
        owner: Tests
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2000-01-01 }
        facts:
          visits: { type: whole_number, range: 0..99, ask: "How many visits?" }
          far: { type: yes_no, ask: "Do you live far away?" }

        """;

    private const string Outputs = """
        outputs:
          amount: { title: Amount, type: money, value: "visits * (far ? 3 : 2)", because: "{visits} visits.", cite: "1" }
          many: { title: Many, type: yes_no, value: visits > 10, cite: "1" }

        """;

    private static readonly DateOnly Day = new(2018, 9, 18);

    public sealed record Facts(long Visits, bool Far);

    public sealed record Result(decimal Amount, bool Many);

    [Fact]
    public void It_is_determined_when_everything_is_worked_out()
    {
        var decision = Grants.Load(Head + Outputs).Policies[0].DecideJson("""{ "visits": 4, "far": true }""", Day);

        Assert.Equal(DecisionStatus.Determined, decision.Status);
        Assert.Null(decision.Outcome);
        Assert.Equal(["12", "no"], decision.Outputs.Select(output => output.Text));
        Assert.Equal("Worked out", DecisionDocument.Of(decision).Headline);
        Assert.Equal(["4 visits."], decision.Reasons.Select(reason => reason.Text));
    }

    [Fact]
    public void What_is_missing_is_named_and_what_is_known_is_shown()
    {
        var decision = Grants.Load(Head + Outputs).Policies[0].DecideJson("""{ "visits": 4 }""", Day);

        Assert.Equal(DecisionStatus.Undetermined, decision.Status);
        Assert.Equal(["far"], decision.Missing.Select(input => input.Name));
        Assert.Equal([DecisionStatus.Undetermined, DecisionStatus.Determined], decision.Outputs.Select(output => output.Status));
        Assert.Equal("Not all worked out yet", DecisionDocument.Of(decision).Headline);
    }

    [Fact]
    public void Every_rendering_of_it_can_be_made()
    {
        var document = DecisionDocument.Of(
            Grants.Load(Head + Outputs).Policies[0].DecideJson("""{ "visits": 4, "far": false }""", Day), withExplanation: true, withChanges: true, withGrounds: true, withLetter: true);

        Assert.Contains("Amount: £8. 4 visits.", TextRenderer.Render(document), StringComparison.Ordinal);
        Assert.Contains("\"outcome\": null", JsonRenderer.Render(document), StringComparison.Ordinal);
        Assert.Contains("# Worked out", MarkdownRenderer.Render(document), StringComparison.Ordinal);
    }

    [Fact]
    public void The_plain_form_gives_the_same()
    {
        var plain = Grants.Load(Head + Outputs).Policies[0].Bind<Facts, Result>();

        Assert.Equal(PlainStatus.Determined, plain.Decide(new Facts(4, true), Day, out var result));
        Assert.Equal(new Result(12, false), result);
    }

    [Fact]
    public void The_word_outcome_is_nobodys_name() =>
        Assert.Contains("PE", Ids(Head + "outputs: { a: { title: A, type: yes_no, value: outcome == granted, cite: \"1\" } }\n"), StringComparison.Ordinal);

    [Fact]
    public void With_neither_a_decision_nor_results_there_is_nothing_to_say() => Assert.Equal("PE1118", Ids(Head));

    [Fact]
    public void A_guarantee_may_speak_of_results_and_not_of_outcomes()
    {
        Assert.Equal("", Ids(Head + Outputs + "guarantees: [ { id: low, holds: amount <= 297, because: \"It is.\" } ]\n"));
        Assert.Equal("PE1120", Ids(Head + Outputs + "guarantees: [ { id: no, never: granted, because: \"It is.\" } ]\n"));
    }

    [Fact]
    public void A_locality_adds_no_rule_to_a_decision_that_is_not_there()
    {
        var locality = """
            override: cherwell
            of: refund
            title: Refund in Cherwell
            owner: Tests
            source: { document: Invented for a test, at: "2" }
            rules: [ { id: more, when: visits > 3, then: granted, because: "It is.", cite: "1" } ]

            """;

        var result = PolicyLoader.Load([new SourceFile("packs/0/policy.yaml", Head + Outputs), new SourceFile("packs/town/town.yaml", locality)]);

        Assert.Contains("PE1119", result.Diagnostics.Select(found => found.Id));
    }

    private static string Ids(string policy) => string.Join(" ", Grants.TryLoad(policy).Diagnostics.Select(found => found.Id).Distinct(StringComparer.Ordinal));
}
