using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Guarantees;
using PolicyEngine.Tests.Session;

namespace PolicyEngine.Tests.Door;

/// <summary>Checks between answers: what people get wrong is said at the question, and nothing is decided of it.</summary>
public sealed class AnswerCheckTests
{
    private const string Text = """
        policy: childcare
        title: Childcare
        owner: Tests
        source: { document: Invented for a test, at: "1" }
        in_force: { from: 2000-01-01 }
        facts:
          children: { type: whole_number, range: 0..20, ask: "How many children have you?" }
          asked_about: { type: whole_number, range: 0..20, ask: "For how many do you ask?" }
          resident: { type: yes_no, ask: "Do you live here?" }
        valid:
          - { id: asked_too_many, when: asked_about <= children, about: [asked_about], say: "You asked about {asked_about} children and named {children}.", cite: "2" }
        decision:
          outcomes: [granted, refused]
          hit: first
          rules:
            - { id: outside, when: "!resident", then: refused, because: "You do not live here.", cite: "1" }
            - { id: some, when: asked_about > 0, then: granted, because: "For {asked_about}.", cite: "1" }
          otherwise: { then: refused, because: "For no child.", cite: "1" }
        outputs:
          amount: { title: Amount, type: money, value: asked_about * 10, cite: "1" }
        guarantees:
          - { id: low, holds: amount <= children * 10, because: "The paper." }
          - { id: settled, always: [granted, refused], because: "The paper." }

        """;

    private static readonly DateOnly Day = new(2018, 9, 18);

    private static readonly Policy Policy = Grants.Load(Text).Policies[0];

    public sealed record Facts(long Children, long AskedAbout, bool Resident);

    public sealed record Result(string Outcome, decimal Amount);

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void Answers_that_contradict_each_other_decide_nothing(string resident)
    {
        var decision = Policy.DecideJson($$"""{ "children": 2, "asked_about": 3, "resident": {{resident}} }""", Day);
        var document = DecisionDocument.Of(decision, withExplanation: true, withChanges: true, withGrounds: true);

        Assert.Equal(DecisionStatus.Undetermined, decision.Status);
        Assert.Null(decision.Outcome);
        Assert.Empty(decision.Fired);
        Assert.Empty(decision.Reasons);
        Assert.All(decision.Outputs, output => Assert.Null(output.Value));
        Assert.Equal(["asked_about"], decision.Missing.Select(input => input.Name));
        Assert.Equal("You asked about 3 children and named 2.", Assert.Single(decision.Invalid).Says);
        Assert.Equal("No answer: some answers contradict each other", document.Headline);
        Assert.Contains("\"invalid\": [", JsonRenderer.Render(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_that_fit_decide_and_what_is_not_known_says_nothing()
    {
        Assert.Equal("granted", Policy.DecideJson("""{ "children": 2, "asked_about": 2, "resident": true }""", Day).Outcome);

        var open = Policy.DecideJson("""{ "asked_about": 3, "resident": true }""", Day);
        Assert.Empty(open.Invalid);
        Assert.Equal("granted", open.Outcome);
    }

    [Fact]
    public void The_plain_form_gives_no_answer_either()
    {
        var plain = Policy.Bind<Facts, Result>();

        Assert.Equal(PlainStatus.NotAvailable, plain.Decide(new Facts(2, 3, true), Day, out _));
        Assert.Equal(PlainStatus.Determined, plain.Decide(new Facts(3, 3, true), Day, out var result));
        Assert.Equal(new Result("granted", 30), result);
    }

    [Fact]
    public void A_proof_is_of_answers_that_fit()
    {
        var prover = new PolicyProver(Policy.Compiled);

        Assert.All(Policy.Model.Guarantees, guarantee => Assert.IsType<Impossible>(GuaranteeProof.Of(prover, guarantee).Answer));
    }

    [Fact]
    public void A_case_that_breaks_a_statement_holds_every_answer_that_a_check_reads()
    {
        var policy = Grants.Load(Text.Replace("holds: amount <= children * 10", "when: asked_about > 5, never: granted", StringComparison.Ordinal)).Policies[0];

        var broken = Assert.IsType<Possible>(GuaranteeProof.Of(new PolicyProver(policy.Compiled), policy.Model.Guarantees[0]).Answer);

        Assert.NotNull(broken.Witness.Facts.ValueOf("children"));
        Assert.Empty(policy.Decide(broken.Witness.Facts, broken.Witness.Day).Invalid);
    }

    [Fact]
    public void A_session_refuses_the_answer_and_keeps_those_before_it()
    {
        using var session = SessionRun.With(Text);
        session.Type("children = 2, resident = yes");

        Assert.Contains("You asked about 3 children and named 2.", session.Type("asked_about = 3"), StringComparison.Ordinal);
        Assert.Contains("granted", session.Type("asked_about = 2"), StringComparison.Ordinal);
    }
}
