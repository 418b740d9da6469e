using PolicyEngine.Cases.Views;

namespace PolicyEngine.Tests.Cases;

/// <summary>Texts that are wrong only for some facts: the case stays as it was, and an officer understands why.</summary>
public class WrongTextTests
{
    private const string Policy = """
        policy: permit
        title: Wrong for some facts
        owner: Parking
        source: { document: The paper, at: "p. 1" }
        in_force: { from: 2018-01-01 }
        facts:
          n: { type: whole_number, ask: "How many?" }
          d: { type: whole_number, ask: "By how many?" }
          day: { type: date, ask: "On which day?" }
          small: { type: whole_number, range: 0..9, ask: "How many of them are small?" }
          drawn: { type: yes_no, ask: "Was it drawn?" }
          pieces:
            type: list
            ask: "Which pieces?"
            of: { piece: { type: text }, small: { type: whole_number } }
        decision:
          outcomes: [granted, refused]
          rules: [ { id: many, when: "n > 10", then: granted, because: "Many." }, { id: broken, when: "divide(1, n) > 5", then: refused, because: "Few." } ]
        lifecycle:
          initial: begin
          calendar: england
          roles: { applicant: The applicant, officer: The officer }
          states:
            begin: { title: At the beginning }
            timed: {}
            worked: {}
            dated: {}
            sampled: { entry: [ { sample: { fact: drawn, rate: "divide(n, d)" } } ] }
            set_small: { entry: [ { set: { small: "n * 3" } } ] }
            split: {}
            piece_open: {}
            round_a: {}
            round_b: {}
            decided: { entry: [ { decide: yes } ] }
            over: { final: yes }
          triggers:
            time: { by: officer, takes: ["n?"] }
            work: { by: officer, takes: ["n?"] }
            date_it: { by: officer, takes: ["day?"] }
            sample: { by: officer, takes: ["n?", "d?"] }
            set_it: { by: officer, takes: ["n?"] }
            split_it: { by: officer, takes: ["pieces?"] }
            guard: { by: officer, takes: ["n?", "d?"] }
            round: { by: officer, takes: ["n?", "d?"] }
            decide: { by: officer, takes: ["n?"] }
            tick: {}
            end: { by: officer }
          transitions:
            - { from: begin, on: time, to: timed }
            - { from: begin, on: work, to: worked }
            - { from: begin, on: date_it, to: dated }
            - { from: begin, on: sample, to: sampled }
            - { from: begin, on: set_it, to: set_small }
            - { from: begin, on: split_it, to: split, steps: [ { split: { list: pieces, key: piece, into: piece_open } } ] }
            - { from: begin, on: guard, when: "divide(n, d) > 1", refuse: "Too few.", to: over }
            - { from: begin, on: round, to: round_a }
            - { from: begin, on: decide, to: decided }
            - { from: round_a, automatic: yes, when: n > 0, to: round_b }
            - { from: round_b, automatic: yes, when: "divide(n, d) > 0", to: round_a }
            - { from: dated, on: tick, to: timed }
            - { from: split, parts_ended: yes, to: over }
            - { from: [timed, worked, dated, sampled, set_small, piece_open, round_a, round_b, decided], on: end, to: over }
          deadlines:
            passing: { starts: timed, ends: over, within: "n days" }
            working: { starts: worked, ends: over, within: "n working_days" }
            dating: { starts: dated, ends: timed, at: day, then: tick, remind: [ { before: 5 working_days, notify: soon } ] }
          notifications: { soon: { to: officer, subject: "Soon", text: "{n}" } }

        """;

    [Theory]
    [InlineData("time", """{ "n": -3 }""", "the deadline `passing` can't be counted: an amount of time is from 0 to 1,000,000, and this one is less")]
    [InlineData("work", """{ "n": 900000 }""", "knows its holidays from 1 January 2017 to 31 December 2028")]
    [InlineData("date_it", """{ "day": "0001-01-01" }""", "the deadline `dating` can't be counted: it leads beyond the years 1 to 9999")]
    [InlineData("date_it", """{ "day": "2031-01-01" }""", "add the holidays of the years after to the calendar")]
    [InlineData("sample", """{ "n": 3, "d": 2 }""", "the rate at which `drawn` is drawn is from 0 to 1, and this one is more")]
    [InlineData("sample", """{ "n": 3, "d": 0 }""", "the rate at which `drawn` is drawn broke: `divide(n, d)` breaks: it divides by zero")]
    [InlineData("set_it", """{ "n": 4 }""", "a step sets `small` to what it can't be: `…` is outside the range of `small`")]
    [InlineData("split_it", """{ "pieces": [] }""", "the case is split by `pieces`, and it has no records")]
    [InlineData("split_it", """{ "pieces": [ { "piece": "a", "small": 1 }, { "piece": "a ", "small": 2 } ] }""", "record 2 of `pieces` has the `piece` of one before it")]
    [InlineData("split_it", """{ "pieces": [ { "piece": " ", "small": 1 } ] }""", "record 1 of `pieces` has an empty `piece`, which names its part")]
    [InlineData("split_it", """{ "pieces": [ { "piece": "a", "small": 30 } ] }""", "record 1 of `pieces` sets `small` to what it can't be: `…` is outside the range of `small`")]
    [InlineData("guard", """{ "n": 3, "d": 0 }""", "the condition of `guard` broke: `divide(n, d) > 1` breaks: it divides by zero")]
    [InlineData("round", """{ "n": 3, "d": 0 }""", "the automatic transition to `round_a` when `divide(n, d) > 0`")]
    [InlineData("round", """{ "n": 3, "d": 1 }""", "the automatic transitions lead round and round")]
    public async Task The_case_stays_as_it_was(string trigger, string facts, string says)
    {
        var world = new CaseWorld(Policy);
        await world.Open();
        Assert.Contains(says, (await world.Refused($"officer {trigger}", facts)).Message, StringComparison.Ordinal);
        var state = await world.State();
        Assert.Equal(("begin", 0, 0), (state.State, state.Facts.Count, state.Deadlines.Count));
        Assert.Single(await world.Service.ListAsync(new()).ToArrayAsync());
    }

    [Theory]
    [InlineData("""{ "n": 0 }""", "`divide(1, n) > 5` breaks: it divides by zero")]
    [InlineData("""{ "n": 5 }""", "the policy does not say: no rule of `outcome` applies")]
    [InlineData("{}", "`n` was not asked")]
    public async Task A_decision_without_an_answer_is_shown_with_why(string facts, string why)
    {
        var world = new CaseWorld(Policy);
        await world.Open();
        await world.Fire("officer decide", facts);
        var view = (await world.Service.ViewAsync("rose"))!;
        Assert.StartsWith(why, Assert.Single(view.Decision!.Open), StringComparison.Ordinal);
        Assert.Contains($"  - {why}", CaseTextRenderer.Render(view), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_past_when_its_deadline_starts_counts_from_the_start()
    {
        var world = new CaseWorld(Policy);
        await world.Open(facts: """{ "n": 5 }""");
        await world.Fire("officer date_it", """{ "day": "2018-03-01" }""");
        world.At("2018-10-20T08:00:00Z");
        await world.RunDue();
        var ticked = Assert.Single((await world.Read()).Events, happened => happened.Trigger == "tick");
        Assert.Equal(("timed", CaseWorld.Instant("2018-10-01T08:00:00Z")), (ticked.To, ticked.EffectiveAt));
        Assert.Equal(CaseWorld.Instant("2018-10-06T08:00:00Z"), (await world.State()).Deadlines["passing"].DueAt);
    }
}
