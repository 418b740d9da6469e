using PolicyEngine.Diagnostics;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Language;

/// <summary>A service extends the assessment model with no more than how its own outcomes move a case on.</summary>
public class BaseLifecycleTests
{
    private const string Grant = """
        policy: grant
        title: Grant
        owner: Grants team
        source: { document: A paper, at: "p. 1" }
        in_force: { from: 2018-01-01 }
        facts:
          lives_here: { type: yes_no, ask: "Do you live here?" }
        decision:
          outcomes: [granted, refused]
          cite: "p. 1"
          rules:
            - { id: lives_here, when: lives_here, then: granted, because: "You live here." }
          otherwise: { then: refused, because: "You live elsewhere." }
        lifecycle:
          extends: assessment
          transitions:
            - { from: eligibility, outcome: granted, to: routing }
            - { from: eligibility, outcome: refused, to: approval }
            - { from: [approval, appeal_outcome], outcome: granted, to: provision }
            - { from: approval, outcome: refused, to: refused }
            - { from: appeal_outcome, outcome: refused, to: closed }

        """;

    [Fact]
    public void A_service_of_five_transitions_loads_without_a_word()
    {
        var loaded = Load(Grant);

        Assert.Empty(loaded.Diagnostics.Select(diagnostic => $"{diagnostic.Location} {diagnostic.Id} {diagnostic.Message}"));
        var lifecycle = loaded.Set!.Policies[0].Model.Lifecycle!;
        Assert.Equal("assessment", lifecycle.Base);
        Assert.Equal("gathering", lifecycle.States[lifecycle.InitialState].Name);
        Assert.Equal(["assessment"], lifecycle.States.Where(state => state.Initial >= 0).Select(state => state.Name));
    }

    [Fact]
    public void What_a_service_gives_under_a_name_takes_the_place_of_the_bases()
    {
        var own = Grant + "    - { from: refused, on: withdraw, to: closed }\n  states: { refused: { title: Turned down }, provision: { title: Passed on }, lapsed: { title: Lapsed } }\n  without: [safeguarding_concern, screen, appeal_time, appeal_time_over, refusal_notice, granted_notice, lapsed_notice]\n";
        var lifecycle = Load(own.Replace("  transitions:\n", "  transitions:\n    - { from: screening, automatic: yes, to: eligibility }\n", StringComparison.Ordinal)).Set!.Policies[0].Model.Lifecycle!;
        int Place(string state) => lifecycle.States.ToList().FindIndex(one => one.Name == state);
        var withdraw = lifecycle.Triggers.ToList().FindIndex(trigger => trigger.Name == "withdraw");

        Assert.Equal("Turned down", lifecycle.States[Place("refused")].Title);
        Assert.DoesNotContain(lifecycle.Triggers, trigger => trigger.Name is "screen" or "appeal_time_over");
        Assert.Equal([Place("closed")], lifecycle.Transitions.Where(one => one.Trigger == withdraw && one.From.Contains(Place("refused"))).Select(one => one.To));
        Assert.Equal([-1], lifecycle.Transitions.Where(one => one.From.Contains(Place("screening")) && one.Trigger < 0).Select(one => one.Guard));
    }

    private static LoadResult Load(string policy) => PolicyLoader.Load([new SourceFile("rules/grant/policy.yaml", policy), .. new[] { "rules/lifecycles/assessment.yaml", "rules/calendars/england.yaml" }.Select(path => new SourceFile(path, Tree.Read(path)))]);
}
