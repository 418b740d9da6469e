using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Binding;

/// <summary>A lifecycle becomes places and hidden items; what its author misspelt is underlined.</summary>
public class LifecycleTests
{
    private const string England = "calendar: england\nzone: Europe/London\nknown: { from: 2000-01-01, to: 2100-12-31 }\n";

    private const string Lifecycle = """
        lifecycle:
          initial: applying
          calendar: england
          roles: { applicant: The applicant, officer: Officer }
          states:
            applying: { initial: drafting }
            drafting: { title: Being filled in, in: applying }
            deciding: { entry: [ { decide: yes } ] }
            issued: { entry: [ { set: { moved: as_of } }, { sample: { fact: student, rate: 0.25 } }, { notify: told } ] }
            closed: { final: yes }
          triggers:
            submit: { title: Send it, by: applicant, takes: [resident, "age?"] }
            decide_case: { by: officer, decides: yes, other_than: submit }
            lapse: {}
          transitions:
            - { from: applying, on: submit, to: deciding, when: resident && age >= limit, refuse: "Only at {limit} or more." }
            - { from: deciding, outcome: [granted, undetermined], to: issued }
            - { from: deciding, on: decide_case, to: closed }
            - { from: [deciding, issued], on: lapse, to: closed }
          deadlines:
            renewal: { starts: issued, at: "add_years(moved, 1)", time: "09:00", then: lapse, remind: [ { before: "limit + 1 working_days", notify: told } ] }
            reply: { starts: deciding, ends: issued, within: limit hours, then: lapse }
          notifications:
            told: { to: applicant, subject: "Case {case}", text: "By {due.reply}: {age}." }
          retention: 6 years

        """;

    [Fact]
    public void A_lifecycle_loads_with_its_places()
    {
        var model = Loaded(Lifecycle).Model;
        var lifecycle = model.Lifecycle!;

        Assert.Equal(["applying", "drafting", "deciding", "issued", "closed"], lifecycle.States.Select(state => state.Name));
        Assert.Equal("Being filled in", lifecycle.States[lifecycle.InitialState].Title);
        Assert.Equal((0, -1), (lifecycle.States[1].Parent, lifecycle.States[1].Initial));
        Assert.Equal([true, false], lifecycle.Triggers[0].Takes.Select(argument => argument.IsRequired));
        Assert.Equal("Decide case", lifecycle.Triggers[1].Title);
        Assert.True(lifecycle.Triggers[1] is { Decides: true, NeedsReason: true, OtherThan: [0] });
        Assert.Equal([new OutcomeCondition(OutcomeKind.Outcome, 0), new OutcomeCondition(OutcomeKind.Undetermined)], lifecycle.Transitions[1].Outcomes.AsEnumerable());
        Assert.Equal(new TimeOnly(9, 0), lifecycle.Deadlines[0].AtTime);
        Assert.Equal(0, lifecycle.Deadlines[1].Calendar);
        Assert.Equal(["due.reply"], lifecycle.Notifications[0].Text.Pieces.Select(piece => piece.Case).Where(name => name.Length > 0));
        Assert.Equal(5, lifecycle.Calendars[0].Opening.Length);
        Assert.Equal("2000-01-01", model.Version);
    }

    [Fact]
    public void Each_expression_is_a_hidden_item_of_its_type()
    {
        var model = Loaded(Lifecycle).Model;
        var lifecycle = model.Lifecycle!;
        var hidden = model.Items.Where(item => item.Kind == ItemKind.Lifecycle).ToArray();

        Assert.All(hidden, item => Assert.StartsWith("__", item.Name, StringComparison.Ordinal));
        Assert.Equal("resident && age >= limit", model.Items[lifecycle.Transitions[0].Guard].ValueText);
        Assert.Equal("Condition of “Send it”", model.Items[lifecycle.Transitions[0].Guard].Title);
        Assert.Equal(
            [FactType.YesNo, FactType.Date, FactType.Decimal, FactType.Date, FactType.WholeNumber, FactType.WholeNumber, FactType.WholeNumber],
            hidden.Select(item => item.Type));
        Assert.Equal("limit", model.Items[lifecycle.Deadlines[1].Amount].ValueText);
    }

    [Fact]
    public void The_decision_does_not_show_it()
    {
        var facts = new Dictionary<string, object?> { ["resident"] = true };
        var with = Loaded(Lifecycle).Decide(facts, new DateOnly(2018, 9, 18));
        var without = SamplePolicy.Loaded(SamplePolicy.WithSections("")).Decide(facts, new DateOnly(2018, 9, 18));

        Assert.Equal(Text(without), Text(with));
    }

    [Theory]
    [InlineData("initial: applying", "initial: aplying", "PE2026", "aplying", "there is no state `aplying` here", "did you mean `applying`?")]
    [InlineData("by: officer", "by: oficer", "PE2026", "oficer", "there is no role `oficer` here", "did you mean `officer`?")]
    [InlineData("other_than: submit", "other_than: [submti]", "PE2026", "submti", "there is no trigger `submti` here", "did you mean `submit`?")]
    [InlineData("{ notify: told } ] }\n", "{ notify: tlod } ] }\n", "PE2026", "tlod", "there is no notification `tlod` here", "did you mean `told`?")]
    [InlineData("\"age?\"", "\"aeg?\"", "PE2026", "\"aeg?\"", "there is no fact `aeg` here", "did you mean `age`?")]
    [InlineData("initial: applying\n  calendar", "calendar", "PE2027", "lifecycle", "the lifecycle does not say where it begins", "add `initial:` with the name of the state in which a case begins")]
    [InlineData("applying: { initial: drafting }", "applying: {}", "PE2027", "applying", "`applying` has substates and does not say where it begins", "add `initial:` with the name of the substate that is entered first")]
    [InlineData("applying: { initial: drafting }", "applying: { initial: issued }", "PE2028", "issued", "`issued` is not a substate of `applying`", "write `in: applying` in it, or name another state")]
    [InlineData("applying: { initial: drafting }", "applying: { initial: drafting, in: drafting }", "PE2028", "drafting", "`applying` stands inside itself", "take one `in` of the circle away")]
    [InlineData("fact: student", "fact: age", "PE2029", "age", "`age` is a whole number, and yes or no is needed here", "name a yes/no fact, which then says whether the case was drawn")]
    [InlineData("  calendar: england\n", "", "PE2030", "\"limit + 1 working_days\"", "`\"limit + 1 working_days\"` counts open time, and no calendar says when that is", "add `calendar:` here or to the lifecycle, or count in hours or days as they pass")]
    [InlineData("[granted, undetermined]", "[grantde]", "PE2031", "grantde", "`grantde` is not an answer of the decision", "did you mean `granted`?")]
    [InlineData("from: deciding, on: decide_case, to: closed", "from: deciding, on: decide_case, to: deciding", "PE2033", "deciding", "the transition leads from `deciding` to itself", "write `reenter: yes` to leave the state and enter it again, or `stay: yes` to stay in it")]
    [InlineData("{due.reply}", "{due.replay}", "PE2034", "due.replay", "the text shows `{due.replay}`, and that means nothing", "did you mean `due.reply`?")]
    [InlineData("when: resident && age >= limit", "when: resident && age >= limti", "PE2006", "limti", "there is nothing called `limti` here", "did you mean `limit`?")]
    [InlineData("when: resident && age >= limit", "when: age", "PE2008", "age", "this gives a whole number, but yes or no is needed", "")]
    [InlineData("within: limit hours", "within: resident hours", "PE2008", "resident", "this gives yes or no, but a whole number is needed", "")]
    [InlineData("set: { moved: as_of }", "set: { moved: limit }", "PE2008", "limit", "this gives a whole number, but a date is needed", "")]
    [InlineData("when: resident && age >= limit", "when: __lifecycle_1", "PE3001", "__lifecycle_1", "`__lifecycle_1` can't be used in a policy", "")]
    [InlineData("{limit} or more", "{__lifecycle_2} or more", "PE2016", "__lifecycle_2", "the reason shows `{__lifecycle_2}`, and there is nothing called that", "")]
    public void A_mistake_is_underlined(string written, string instead, string id, string underlined, string message, string help)
    {
        Assert.Contains(written, Lifecycle, StringComparison.Ordinal);
        var found = Load(Lifecycle.Replace(written, instead, StringComparison.Ordinal)).Diagnostics.Where(one => one.Id == id).ToArray();

        Assert.Contains(found, one => one.Span.Text == underlined && one.Message == message && (help.Length == 0 || one.Help == help));
    }

    [Fact]
    public void An_outcome_cannot_have_the_name_of_an_answer()
    {
        var yaml = SamplePolicy.WithSections(Lifecycle).Replace("outcomes: [granted, refused]", "outcomes: [granted, refused, faulted]", StringComparison.Ordinal);

        Assert.Contains(SamplePolicy.Load(yaml, ("england.yaml", England)).Diagnostics, one => one is { Id: "PE2032", Span.Text: "faulted" });
    }

    [Fact]
    public void A_place_that_could_mean_two_things_is_underlined()
    {
        var yaml = SamplePolicy.WithSections(Lifecycle.Replace("{age}", "{today}", StringComparison.Ordinal) + "definitions: { today: as_of }\n");

        Assert.Contains(SamplePolicy.Load(yaml, ("england.yaml", England)).Diagnostics, one => one is { Id: "PE2035", Span.Text: "today" });
    }

    private static string Text(Decision decision) => JsonRenderer.Render(DecisionDocument.Of(decision) with { ContentHash = "" });

    private static LoadResult Load(string lifecycle) => SamplePolicy.Load(SamplePolicy.WithSections(lifecycle), ("england.yaml", England));

    private static Policy Loaded(string lifecycle) => SamplePolicy.Loaded(SamplePolicy.WithSections(lifecycle), ("england.yaml", England));
}
