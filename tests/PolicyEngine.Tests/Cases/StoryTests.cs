using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;

namespace PolicyEngine.Tests.Cases;

/// <summary>Cases live: from the application to the decision, the renewal and the end.</summary>
public class StoryTests
{
    private readonly CaseWorld world = new(PermitPolicy.Yaml);

    [Fact]
    public async Task Rose_applies_pays_and_renews()
    {
        await world.Open();
        Assert.Equal("accepted", (await world.Fire("applicant submit", """{ "lives_here": true, "cars": 1, "blue_badge": false }""")).State);
        Assert.Equal("The fee is £60.00.", (await world.Refused("applicant pay", """{ "paid": 50 }""")).Message);
        var issued = await world.Fire("applicant pay", """{ "paid": 60 }""");
        Assert.Equal(("issued", "\"2018-10-01\"", CaseWorld.Instant("2019-10-01T08:00:00Z")), (issued.State, issued.Facts["issued_on"].Json, issued.Deadlines["renewal"].DueAt));

        world.At("2019-10-03T10:00:00Z");
        await world.RunDue();
        var renewing = await world.State();
        Assert.Equal(("renewing", CaseWorld.Instant("2019-10-15T16:00:00Z")), (renewing.State, renewing.Deadlines["lapsing"].DueAt));

        var renewed = await world.Fire("applicant renew");
        Assert.Equal(("issued", "\"2019-10-03\"", DeadlineStatus.Ended), (renewed.State, renewed.Facts["issued_on"].Json, renewed.Deadlines["lapsing"].Status));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_and_the_clock_stands_still_until_it_is_answered()
    {
        await world.Open();
        var asking = await world.Fire("applicant submit", """{ "cars": 1 }""");
        Assert.Equal(["lives_here", "blue_badge"], asking.Request!.Facts.AsEnumerable());
        Assert.Equal(DeadlineStatus.Paused, asking.Deadlines["response"].Status);

        world.At("2018-10-03T08:00:00Z");
        Assert.Equal(0, (await world.RunDue()).Done);
        var still = await world.Fire("applicant answer", """{ "lives_here": true }""");
        Assert.Equal(("asking", "blue_badge"), (still.State, Assert.Single(still.Request!.Facts)));
        Assert.Equal(DeadlineStatus.Running, still.Deadlines["response"].Status);

        world.At("2018-10-04T07:59:59Z");
        var late = await world.Fire("applicant answer", """{ "blue_badge": false }""", caseId: "rose");
        Assert.Equal("accepted", late.State);
    }

    [Fact]
    public async Task An_officer_decides_with_a_reason_and_a_second_person_confirms()
    {
        await world.Open();
        Assert.Equal("with_officer", (await world.Fire("applicant submit", """{ "lives_here": false, "cars": 1, "blue_badge": true }""")).State);
        Assert.Equal(RefusalKind.ReasonMissing, (await world.Refused("officer:ann decide_case", outcome: "accepted")).Kind);
        Assert.Equal("did you mean `accepted`? the outcomes are `accepted`, `refused`, `by_hand`", (await world.Refused("officer:ann decide_case", outcome: "acepted", reason: "Yes.")).Help);

        var decided = await world.Fire("officer:ann decide_case", outcome: "accepted", reason: "She cares for her mother here.");
        Assert.Equal(("accepted", "by_hand", "ann"), (decided.Decision!.Outcome, decided.Decision.Engine.Outcome, decided.Decision.Officer));
        Assert.Equal("`confirm` must be done by somebody else than `decide_case`, and ann did that", (await world.Refused("officer:Ann confirm")).Message);

        // Who decided first is no second person either, also when another decided again.
        await world.Fire("officer:bob decide_case", outcome: "accepted", reason: "She cares for her mother here.");
        Assert.Equal(RefusalKind.SamePerson, (await world.Refused("manager:ann confirm")).Kind);
        Assert.Equal(RefusalKind.SamePerson, (await world.Refused("manager:bob confirm")).Kind);
        Assert.Contains("somebody other than ann", (await world.Service.ViewAsync("rose"))!.Triggers.Single(trigger => trigger.Name == "confirm").Needs);

        await world.Fire("manager:joe confirm");
        var told = (await world.Store.ReadMessagesAsync("rose", default))[^1];
        var text = CaseMessage.Open(told.Body, told.Key, new CaseProtection(await world.Store.GetOrCreateKeyAsync("rose", default)));
        Assert.Equal(("Your application rose: Accepted", "She cares for her mother here."), (text!.Subject, text.Text));
    }

    [Fact]
    public async Task A_letter_that_says_why_tells_a_sensitive_answer_to_whom_it_came_from_only()
    {
        const string Told = """text: "{reasons}" }""";
        var other = new CaseWorld(PermitPolicy.Yaml.Replace(Told, """text: "{why}" }""", StringComparison.Ordinal));
        await other.Open();
        await other.Fire("applicant submit", """{ "lives_here": true, "cars": 1, "blue_badge": false }""");
        Assert.Contains(
            "- You live here and have 1 cars.\n\nWhat we went by:\n- Do you live here? Yes.\n- How many cars do you have? 1.\n- Do you have a Blue Badge? Not shown here.\nIf any of this is wrong, tell us.",
            await Last(other),
            StringComparison.Ordinal);

        var own = new CaseWorld(PermitPolicy.Yaml.Replace(Told, """text: "{why}" }""", StringComparison.Ordinal).Replace("sensitive: yes", "sensitive: yes, from: applicant", StringComparison.Ordinal));
        await own.Open();
        await own.Fire("applicant submit", """{ "lives_here": true, "cars": 1, "blue_badge": false }""");
        Assert.Contains("- Do you have a Blue Badge? No.\n", await Last(own), StringComparison.Ordinal);
    }

    private static async Task<string> Last(CaseWorld world)
    {
        var told = (await world.Store.ReadMessagesAsync("rose", default))[^1];
        return CaseMessage.Open(told.Body, told.Key, new CaseProtection(await world.Store.GetOrCreateKeyAsync("rose", default)))!.Text;
    }

    [Fact]
    public async Task A_guard_refuses_in_the_policys_words_and_the_refusal_is_on_record()
    {
        await world.Open();
        var refusal = await world.Refused("applicant submit", """{ "lives_here": true, "cars": 4, "blue_badge": false }""");
        Assert.Equal((RefusalKind.GuardUnmet, "4 cars are more than we can take.", "p. 2"), (refusal.Kind, refusal.Message, Assert.Single(refusal.Cite)));
        var state = await world.State();
        Assert.Equal(("drafting", "submit", "4 cars are more than we can take."), (state.State, state.Refusal!.Trigger, state.Refusal.Refusal.Message.Text));

        var unknown = await world.Refused("applicant submit", """{ "lives_here": true }""");
        Assert.Equal((RefusalKind.GuardUnknown, "cars"), (unknown.Kind, Assert.Single(unknown.Missing).Name));
    }

    [Fact]
    public async Task A_case_splits_into_parts_and_closes_with_the_last_of_them()
    {
        await world.Open(role: "officer");
        await world.Fire("officer call_in", """{ "zones": [ { "zone_name": "North", "spaces": 2 }, { "zone_name": "South side", "spaces": 3 } ] }""");
        var split = await world.Fire("officer split_up");
        Assert.Equal(["rose/North", "rose/South-side"], split.Parts.Select(part => part.CaseId));
        Assert.Equal(("part_open", "rose", "\"North\""), ((await world.State("rose/North")).State, (await world.State("rose/North")).Parent, (await world.State("rose/North")).Facts["zone_name"].Json));

        await world.Fire("officer close_part", caseId: "rose/North");
        Assert.Equal("split", (await world.State()).State);
        await world.Fire("officer close_part", caseId: "rose/South-side");
        Assert.Equal(("closed", true), ((await world.State()).State, (await world.State()).IsEnded));
        Assert.True((await world.Service.VerifyAsync("rose"))!.IsIntact);
    }

    [Fact]
    public async Task Parts_have_ids_of_their_own_whatever_they_are_called()
    {
        await world.Open(role: "officer");
        await world.Fire("officer call_in", """{ "zones": [ { "zone_name": "South side", "spaces": 1 }, { "zone_name": "South-side", "spaces": 1 }, { "zone_name": "北", "spaces": 1 }, { "zone_name": "南", "spaces": 1 } ] }""");
        var split = await world.Fire("officer split_up");
        Assert.Equal(["rose/South-side", "rose/South-side-3", "rose/3", "rose/4"], split.Parts.Select(part => part.CaseId));
        Assert.Equal(["South side", "South-side", "北", "南"], split.Parts.Select(part => part.Key));
    }

    [Fact]
    public async Task Two_parts_can_not_be_called_the_same()
    {
        await world.Open(role: "officer");
        await world.Fire("officer call_in", """{ "zones": [ { "zone_name": "North", "spaces": 1 }, { "zone_name": "North", "spaces": 2 } ] }""");
        Assert.Equal("record 2 of `zones` has the `zone_name` of one before it", (await world.Refused("officer split_up")).Message);
    }

    [Fact]
    public async Task What_a_part_is_called_is_protected_unless_it_is_kept()
    {
        var sensitive = new CaseWorld(PermitPolicy.Yaml.Replace("    keep_after_erasing: \"A zone is part of the town.\"\n", "", StringComparison.Ordinal).Replace("suppress: [ { id: PE4156, at: zones, reason: \"A zone is named by the council.\" } ]\n", "", StringComparison.Ordinal));
        await sensitive.Open(role: "officer");
        await sensitive.Fire("officer call_in", """{ "zones": [ { "zone_name": "Gwendolyn", "spaces": 1 } ] }""");
        Assert.Equal(("Gwendolyn", "rose/1"), Assert.Single((await sensitive.Fire("officer split_up")).Parts) is var part ? (part.Key, part.CaseId) : default);
        await sensitive.Fire("officer close_part", caseId: "rose/1");
        Assert.DoesNotContain((await sensitive.Store.ReadAsync("rose", 0, default))!.Events, kept => kept.Body.Contains("Gwendolyn", StringComparison.Ordinal));

        await sensitive.Service.EraseAsync("rose", "ann", "she asked for it");
        Assert.Equal("(erased)", Assert.Single((await sensitive.State()).Parts).Key);
        Assert.True((await sensitive.Service.VerifyAsync("rose"))!.IsIntact);
    }

    [Fact]
    public async Task What_means_nothing_any_more_is_said_and_not_recorded()
    {
        await world.Open();
        await world.Fire("applicant submit", """{ "lives_here": false, "cars": 0, "blue_badge": false }""");
        var before = (await world.State()).Sequence;
        Assert.Equal("It is decided already.", Assert.IsType<CaseResult.Ignored>(await world.Try("applicant withdraw", reason: "No.")).Reason);
        Assert.Equal(before, (await world.State()).Sequence);
    }

    [Fact]
    public async Task A_late_answer_finds_the_case_taken_on_as_late()
    {
        await world.Open();
        await world.Fire("applicant submit", """{ "lives_here": false, "cars": 1, "blue_badge": true }""");
        world.At("2018-10-02T07:00:00Z");
        Assert.Equal(1, (await world.RunDue()).Done);
        world.At("2018-10-05T07:00:00Z");

        // Nobody ran what was due: the next firing does it first, at the instant at which it was due.
        var decided = await world.Fire("officer:ann decide_case", outcome: "accepted", reason: "Yes.");
        Assert.Equal(("late", DeadlineStatus.Overdue), (decided.State, decided.Deadlines["response"].Status));
        var fired = (await world.Read()).Events.First(happened => happened.Trigger == "escalate");
        Assert.Equal((CaseWorld.Instant("2018-10-02T08:00:00Z"), CaseWorld.Instant("2018-10-05T07:00:00Z"), "clock"), (fired.DueAt!.Value, fired.At, fired.Role));
    }
}
