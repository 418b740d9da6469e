using PolicyEngine.Cases;
using PolicyEngine.Cases.Rehearsing;

namespace PolicyEngine.Tests.Cases;

/// <summary>Firing on paper asks for what can still matter, one fact after the other, and says what would be done or refused; nothing is written.</summary>
public class RehearsalTests
{
    private const string Permit = """
        policy: permit
        title: Permit
        owner: Permit team
        source: { document: A paper, at: "p. 1" }
        in_force: { from: 2018-01-01 }
        facts:
          lives_here: { type: yes_no, ask: "Do you live here?" }
          has_car: { type: yes_no, ask: "Do you have a car?" }
          cars: { type: whole_number, range: 0..9, ask: "How many cars?", only_if: has_car }
          looked_at: { type: yes_no, ask: "Was it looked_at?", from: officer }
          fee_paid: { type: yes_no, ask: "Is the fee paid?" }
        decision:
          outcomes: [granted, refused]
          cite: "p. 1"
          rules:
            - { id: lives, when: lives_here && (cars > 1 || looked_at), then: granted, because: "You live here." }
          otherwise: { then: refused, because: "You live elsewhere." }
        outputs:
          note: { type: text, value: "fee_paid ? \"paid\" : \"not paid\"" }
        lifecycle:
          initial: drafting
          roles: { applicant: The applicant, officer: The officer }
          states:
            drafting: {}
            gathering: {}
            deciding: { entry: [ { decide: yes } ] }
            asking: { entry: [ { request_information: yes } ] }
            withdrawn: { final: yes }
            done: { final: yes }
          triggers:
            withdraw: { by: applicant }
            start: { by: applicant, takes: [lives_here] }
            submit: { by: [applicant, officer], takes: ["has_car?", "cars?", "looked_at?"] }
            answer: { by: [applicant, officer], takes: requested }
          transitions:
            - { from: [drafting, gathering, asking], on: withdraw, to: withdrawn }
            - { from: drafting, on: start, to: gathering, when: lives_here, refuse: "This is for people who live here." }
            - { from: gathering, on: submit, to: deciding }
            - { from: deciding, outcome: [granted, refused], to: done }
            - { from: deciding, outcome: [undetermined, needs_person, faulted], to: asking }
            - { from: asking, on: answer, to: deciding }
        """;

    [Theory]
    [InlineData("{}", "start", "lives_here", false)]
    [InlineData("""{ "lives_here": true }""", "submit", "has_car", true)]
    [InlineData("""{ "lives_here": true, "has_car": true }""", "submit", "cars", true)]
    [InlineData("""{ "cars": 1, "lives_here": true }""", "submit", "has_car", true)]
    public async Task What_matters_is_asked_one_by_one(string answers, string trigger, string fact, bool mayBeUnknown)
    {
        var asks = Assert.IsType<Rehearsal.Asks>(await Rehearse(new CaseWorld(Permit), answers));

        Assert.Equal((trigger, fact, mayBeUnknown), (asks.Trigger, asks.Question.Name, asks.MayBeUnknown));
    }

    [Fact]
    public async Task The_way_ends_with_the_decision_and_sets_aside_what_does_not_matter()
    {
        var world = new CaseWorld(Permit);

        var done = Assert.IsType<Rehearsal.Done>(await Rehearse(world, """{ "lives_here": true, "has_car": true, "cars": 2, "fee_paid": true }"""));

        Assert.Equal(["start: lives_here", "submit: has_car, cars"], done.Steps.Select(step => $"{step.Trigger}: {string.Join(", ", step.Facts)}"));
        Assert.Equal(("done", "granted"), (done.State.State, done.Decision?.Outcome));
        Assert.Empty(await world.Store.ListAsync(new PolicyEngine.Cases.Storing.CaseQuery(), default).ToArrayAsync());
    }

    [Fact]
    public async Task A_guard_that_does_not_hold_is_said_in_the_policys_words()
    {
        var refused = Assert.IsType<Rehearsal.Refused>(await Rehearse(new CaseWorld(Permit), """{ "lives_here": false }"""));

        Assert.Equal(("start", "This is for people who live here."), (refused.Trigger, refused.Refusal.Message));
    }

    [Fact]
    public async Task Not_known_is_an_answer_that_is_not_asked_again()
    {
        var done = Assert.IsType<Rehearsal.Done>(await Rehearse(new CaseWorld(Permit), """{ "lives_here": true, "has_car": null }"""));

        Assert.Equal("asking", done.State.State);
    }

    [Fact]
    public async Task An_open_case_goes_on_from_where_it_stands_and_an_officer_is_asked_what_officers_give()
    {
        var world = new CaseWorld(Permit);
        await world.Open();
        await world.Fire("applicant start", """{ "lives_here": true }""");

        var asks = Assert.IsType<Rehearsal.Asks>(await world.Service.RehearseAsync(new RehearseRequest { CaseId = "rose", Role = "officer", Actor = "olga", Triggers = ["submit"], Facts = CaseArguments.OfJson("""{ "has_car": true, "cars": 1 }""") }));

        Assert.Equal("looked_at", asks.Question.Name);
        Assert.Equal(2, (await world.Read()).Events.Length);
        Assert.IsType<Rehearsal.NotFound>(await world.Service.RehearseAsync(new RehearseRequest { CaseId = "nobody", Role = "officer", Actor = "olga" }));
    }

    [Fact]
    public async Task What_was_rehearsed_can_be_done()
    {
        var world = new CaseWorld(Permit);
        const string Answers = """{ "lives_here": true, "has_car": true, "cars": 2 }""";
        var done = Assert.IsType<Rehearsal.Done>(await Rehearse(world, Answers));

        await world.Open();
        await world.Fire("applicant start", """{ "lives_here": true }""");
        var state = await world.Fire("applicant submit", """{ "has_car": true, "cars": 2 }""");

        Assert.Equal(done.State.State, state.State);
    }

    private static Task<Rehearsal> Rehearse(CaseWorld world, string answers) =>
        world.Service.RehearseAsync(new RehearseRequest { PolicyId = "permit", Role = "applicant", Actor = "rose", Facts = CaseArguments.OfJson(answers) });
}
