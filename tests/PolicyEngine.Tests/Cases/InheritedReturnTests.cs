using PolicyEngine.Cases.Events;

namespace PolicyEngine.Tests.Cases;

/// <summary>A transition that a substate inherits, to where the case stands already.</summary>
public class InheritedReturnTests
{
    private const string Yaml = """
        policy: permit
        title: Permit
        owner: Parking
        source: { document: The paper, at: "p. 1" }
        in_force: { from: 2018-01-01 }
        facts:
          asked: { type: yes_no, ask: "Asked?" }
          count: { type: whole_number, ask: "How often?" }
        decision:
          outcomes: [yes_then, no_then]
          rules:
            - { id: yes, when: asked, then: yes_then, because: "Yes." }
          otherwise: { then: no_then, because: "No." }
        lifecycle:
          initial: start
          roles: { officer: Officer }
          states:
            start: { entry: [ { set: { count: "0" } } ] }
            top: { initial: one }
            one: { in: top, entry: [ { notify: told }, { set: { count: count + 1 } } ], exit: [ { notify: told } ] }
            two: { in: top }
            end: { final: yes }
          triggers:
            go: { by: officer }
            ask: { by: officer }
            renew: { by: officer }
            over: { by: officer }
            up: { by: officer }
            set_asked: { by: officer, takes: asked }
            quit: { by: officer }
          transitions:
            - { from: start, on: go, to: top }
            - { from: top, on: ask, to: one, steps: [ { notify: asked_again } ] }
            - { from: top, on: renew, to: one, reenter: yes }
            - { from: top, on: over, to: two }
            - { from: one, on: up, to: top }
            - { from: top, on: set_asked, stay: yes }
            - { from: top, automatic: yes, when: asked, to: two }
            - { from: top, on: quit, to: end }
          deadlines:
            answer: { starts: one, within: 5 days }
          notifications:
            told: { to: officer, subject: told, text: told }
            asked_again: { to: officer, subject: again, text: again }

        """;

    private readonly CaseWorld world = new(Yaml);

    [Theory]
    [InlineData("ask", 1, 1)] // its own step only
    [InlineData("up", 1, 0)] // to the state around, in whose first substate it stands
    [InlineData("renew", 2, 2)] // out and in again, as it says
    public async Task To_where_it_stands(string trigger, int count, int letters)
    {
        await Opened();
        world.At("2018-10-02T08:00:00Z");
        var before = (await world.Store.ReadMessagesAsync("rose", default)).Count;
        var state = await world.Fire($"officer {trigger}");

        Assert.Equal(("one", $"{count}"), (state.State, state.Facts["count"].Json));
        Assert.Equal(letters, (await world.Store.ReadMessagesAsync("rose", default)).Count - before);
        Assert.Equal(CaseWorld.Instant("2018-10-06T08:00:00Z"), state.Deadlines["answer"].DueAt);
        Assert.Equal(CaseEventKind.Fired, (await world.Read()).Events[^1].Kind);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("renew")]
    public async Task From_elsewhere_it_is_entered_as_ever(string trigger)
    {
        await Opened();
        await world.Fire("officer over");
        Assert.Equal(("one", "2"), (await world.Fire($"officer {trigger}")) is var state ? (state.State, state.Facts["count"].Json) : default);
    }

    [Fact]
    public async Task One_that_is_taken_by_itself_rests_where_it_leads()
    {
        await Opened();
        var state = await world.Fire("officer set_asked", """{ "asked": true }""");
        Assert.Equal("two", state.State);
        Assert.Equal("two", (await world.Fire("officer set_asked", """{ "asked": true }""")).State);
    }

    private async Task Opened()
    {
        await world.Open(role: "officer");
        await world.Fire("officer go");
    }
}
