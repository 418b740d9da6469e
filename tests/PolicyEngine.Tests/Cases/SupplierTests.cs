using PolicyEngine.Cases;

namespace PolicyEngine.Tests.Cases;

/// <summary>Where a fact comes from roles, a case takes it from nobody else; words that name no role hold nobody.</summary>
public class SupplierTests
{
    private const string Permit = """
        policy: permit
        title: Permit
        owner: Permit team
        source: { document: A paper, at: "p. 1" }
        in_force: { from: 2018-01-01 }
        facts:
          lives_here: { type: yes_no, ask: "Do you live here?", from: "applicant, or an officer" }
          urgent: { type: yes_no, ask: "Is it urgent?", from: officer, cite: "p. 2" }
          referred: { type: yes_no, ask: "Is the person referred?", from: [officer, partner] }
          in_register: { type: yes_no, ask: "Is it in the register?", from: [the register, officer] }
        decision:
          outcomes: [granted, refused]
          cite: "p. 1"
          rules:
            - { id: lives, when: lives_here || urgent || referred || in_register, then: granted, because: "You live here." }
          otherwise: { then: refused, because: "You live elsewhere." }
        lifecycle:
          initial: drafting
          roles: { applicant: The applicant, officer: The officer, partner: A partner }
          states:
            drafting: {}
            deciding: { entry: [ { decide: yes } ] }
            asking: { entry: [ { request_information: yes } ] }
            done: { final: yes }
          triggers:
            submit: { by: [applicant, officer, partner], takes: all }
            answer: { by: [applicant, officer, partner], takes: requested }
            hurry: { by: [applicant, officer], takes: [urgent] }
          transitions:
            - { from: drafting, on: submit, to: deciding }
            - { from: drafting, on: hurry, stay: yes }
            - { from: deciding, outcome: [granted, refused], to: done }
            - { from: deciding, outcome: [undetermined, needs_person, faulted], to: asking }
            - { from: asking, on: answer, to: deciding }
        """;

    [Theory]
    [InlineData("submit", "applicant", """{ "urgent": true }""", "`urgent` is not for the role `applicant` to give", "it comes from `officer` (The officer); leave it out")]
    [InlineData("submit", "applicant", """{ "lives_here": true, "referred": false }""", "`referred` is not for the role `applicant` to give", "it comes from `officer` (The officer), `partner` (A partner); leave it out")]
    [InlineData("submit", "partner", """{ "in_register": null }""", "`in_register` is not for the role `partner` to give", "it comes from `officer` (The officer); leave it out")]
    [InlineData("hurry", "applicant", """{ "urgent": false }""", "`urgent` is not for the role `applicant` to give", "it comes from `officer` (The officer); leave it out")]
    public async Task A_fact_of_others_is_refused_in_words(string trigger, string role, string facts, string message, string help)
    {
        var world = new CaseWorld(Permit);
        await world.Open();

        var refused = Assert.IsType<CaseResult.Refused>(await Fire(world, trigger, role, facts)).Refusal;

        Assert.Equal((RefusalKind.FactNotTaken, message, help), (refused.Kind, refused.Message, refused.Help));
        Assert.Equal(1L, (await world.Service.ReadAsync("rose"))!.State.Sequence);
    }

    [Theory]
    [InlineData("submit", "officer", """{ "urgent": true }""")]
    [InlineData("submit", "partner", """{ "referred": true }""")]
    [InlineData("submit", "partner", """{ "lives_here": true }""")]
    [InlineData("submit", "officer", """{ "in_register": true }""")]
    public async Task Whoever_may_supply_it_gives_it(string trigger, string role, string facts)
    {
        var world = new CaseWorld(Permit);
        await world.Open();

        Assert.Equal("done", Assert.IsType<CaseResult.Done>(await Fire(world, trigger, role, facts)).State.State);
    }

    [Fact]
    public async Task An_answer_to_a_request_and_the_opening_are_held_too()
    {
        var world = new CaseWorld(Permit);
        var opened = await world.Service.OpenAsync(new OpenRequest { PolicyId = "permit", CaseId = "rose", Actor = "rose", Role = "applicant", Facts = CaseArguments.OfJson("""{ "urgent": true }""") });
        Assert.Equal(RefusalKind.FactNotTaken, Assert.IsType<CaseResult.Refused>(opened).Refusal.Kind);

        await world.Open(facts: """{ "lives_here": false }""");
        Assert.Equal("asking", Assert.IsType<CaseResult.Done>(await Fire(world, "submit", "applicant", "{}")).State.State);
        Assert.Equal(RefusalKind.FactNotTaken, Assert.IsType<CaseResult.Refused>(await Fire(world, "answer", "applicant", """{ "urgent": true }""")).Refusal.Kind);
        Assert.Equal("done", Assert.IsType<CaseResult.Done>(await Fire(world, "answer", "officer", """{ "urgent": true }""")).State.State);
    }

    private static Task<CaseResult> Fire(CaseWorld world, string trigger, string role, string facts) =>
        world.Service.FireAsync(new FireRequest { CaseId = "rose", Trigger = trigger, Actor = "somebody", Role = role, Facts = CaseArguments.OfJson(facts) });
}
