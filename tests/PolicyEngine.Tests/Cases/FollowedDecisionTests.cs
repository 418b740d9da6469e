namespace PolicyEngine.Tests.Cases;

/// <summary>Which decision a transition with `outcome:` follows: the last, unless the state is one in which it is decided.</summary>
public class FollowedDecisionTests
{
    private const string Yaml = PermitPolicy.Head + PermitPolicy.Facts + PermitPolicy.Rules + """
        lifecycle:
          initial: new
          roles: { applicant: The applicant, officer: Officer, manager: Manager, panel: Panel }
          states:
            new: {}
            deciding: { entry: [ { decide: yes } ] }
            routing: {}
            with_officer: {}
            checking: {}
            decided: {}
            granted: {}
            declined: {}
            appeal: { initial: listed }
            listed: { in: appeal }
            heard: { in: appeal }
            over: { final: yes }
          triggers:
            send: { by: applicant, takes: all }
            route: { by: officer }
            decide_case: { by: officer, decides: yes }
            confirm: { by: manager, other_than: decide_case }
            complain: { by: applicant }
            hear: { by: panel, decides: yes, other_than: decide_case }
            note: { by: panel }
          transitions:
            - { from: new, on: send, to: deciding }
            - { from: deciding, outcome: accepted, to: routing }
            - { from: deciding, outcome: [refused, by_hand, undetermined, needs_person, faulted], to: with_officer }
            - { from: routing, on: route, to: decided }
            - { from: with_officer, on: decide_case, to: checking }
            - { from: checking, on: confirm, to: decided }
            - { from: decided, outcome: accepted, to: granted }
            - { from: decided, outcome: [refused, by_hand], to: declined }
            - { from: [granted, declined], on: complain, to: appeal }
            - { from: listed, on: hear, to: heard }
            - { from: listed, on: note, stay: yes }
            - { from: appeal, outcome: accepted, to: granted }
            - { from: appeal, outcome: [refused, by_hand], to: over }

        """;

    [Theory]
    // What the engine decided is followed from a later state too, although somebody did something between.
    [InlineData("lives_here: true, cars: 1, blue_badge: false", "officer route", "granted")]
    // What a person decided is followed after a second person has confirmed it.
    [InlineData("lives_here: false, blue_badge: false", "officer decide_case accepted; manager confirm", "granted")]
    [InlineData("lives_here: false, blue_badge: false", "officer decide_case refused; manager confirm", "declined")]
    // An appeal is not decided by what is appealed against.
    [InlineData("lives_here: false, blue_badge: false", "officer decide_case refused; manager confirm; applicant complain", "listed")]
    [InlineData("lives_here: false, blue_badge: false", "officer decide_case refused; manager confirm; applicant complain; panel note", "listed")]
    [InlineData("lives_here: false, blue_badge: false", "officer decide_case refused; manager confirm; applicant complain; panel hear accepted", "granted")]
    [InlineData("lives_here: false, blue_badge: false", "officer decide_case refused; manager confirm; applicant complain; panel hear refused", "over")]
    public async Task A_case_goes_where_it_was_decided(string facts, string story, string state)
    {
        var world = new CaseWorld(Yaml);
        await world.Open();
        await world.Fire("applicant send", "{ " + string.Join(", ", facts.Split(", ").Select(fact => "\"" + fact.Replace(":", "\":", StringComparison.Ordinal))) + " }");
        foreach (var step in story.Split("; ").Select(step => step.Split(' ')))
        {
            await world.Fire($"{step[0]} {step[1]}", outcome: step.Length > 2 ? step[2] : "", reason: step.Length > 2 ? "Looked at." : "");
        }

        Assert.Equal(state, (await world.State()).State);
    }
}
