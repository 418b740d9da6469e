using System.Text;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;

namespace PolicyEngine.Tests.Cases;

/// <summary>What identifies or describes a person goes with the case's key, unless the policy says that it stays.</summary>
public class ErasingTests
{
    private const string Children = PermitPolicy.Head + """
        facts:
          said: { type: text, ask: "What happened?" }
          born_on: { type: date, ask: "Born on?" }
          rooms: { type: whole_number, ask: "How many rooms?", keep_after_erasing: "Homes are counted by rooms." }
          years: { type: whole_number, ask: "How old?" }
          children: { type: list, ask: "Which children?", of: { child: { type: text }, said: { type: text } } }
          by_district: { type: text, ask: "Which district?" }
        parameters:
          days: { type: whole_number, by: text, values: [ { key: north, from: 2018-01-01, value: 3 } ] }
        decision:
          outcomes: [accepted, refused]
          rules:
            - { id: rooms, when: rooms > 1, then: accepted, because: "There are {rooms} rooms for {said}." }
          otherwise: { then: refused, because: "Too small." }
        lifecycle:
          initial: open
          roles: { family: The family, officer: { title: Officer, keep_after_erasing: "Who decided answers for it." } }
          states:
            open: {}
            looking: { entry: [ { set: { years: "years_between(born_on, as_of)" } }, { decide: yes }, { notify: told } ] }
            split: {}
            child_open: { entry: [ { notify: told } ] }
            child_done: { final: yes }
            done: { final: yes, entry: [ { notify: told } ] }
          triggers:
            say: { by: family, takes: all }
            look: { by: officer, reason: required }
            part: { by: officer }
            finish: { by: officer }
            stop: { by: officer }
          transitions:
            - { from: open, on: say, stay: yes }
            - { from: open, on: look, to: looking, when: rooms > 0, refuse: "{said} has no rooms." }
            - { from: looking, on: part, to: split, steps: [ { split: { list: children, key: child, into: child_open } } ] }
            - { from: split, on: stop, to: done }
            - { from: child_open, on: finish, to: child_done }
            - { from: split, parts_ended: yes, to: done }
          deadlines:
            visit: { starts: looking, within: "days[by_district] days" }
          notifications:
            told: { to: family, subject: "About {said}", text: "You said {said}." }

        """;

    private const string Facts = """{ "said": "Gwendolyn fell", "born_on": "2010-03-04", "rooms": 3, "by_district": "Gwendolyn Road", "children": [ { "child": "Gwendolyn", "said": "Gwendolyn cried" }, { "child": "Rhys", "said": "Rhys sang" } ] }""";

    private readonly CaseWorld world = new(Children);

    [Fact]
    public async Task Nothing_that_a_person_said_or_is_stays_readable()
    {
        await Ended();
        Assert.IsType<CaseResult.Done>(await world.Service.EraseAsync("c1", "ann", "retention is over"));

        foreach (var caseId in new[] { "c1", "c1/1", "c1/2" })
        {
            var text = await Everything(caseId);
            foreach (var word in new[] { "Gwendolyn", "Rhys", "2010-03-04", "Mrs Jones", "the child is well" })
            {
                Assert.False(text.Contains(word, StringComparison.Ordinal), $"{caseId} still says {word}");
            }

            Assert.True((await world.Service.VerifyAsync(caseId))!.IsIntact, caseId);
            Assert.True((await world.State(caseId)).IsErased, caseId);
        }
    }

    [Fact]
    public async Task What_the_policy_keeps_stays_and_what_remains_is_said()
    {
        await Ended();
        await world.Service.EraseAsync("c1", "ann", "retention is over");

        var read = await world.Read("c1");
        Assert.Equal(("3", true, true), (read.State.Facts["rooms"].Json, read.State.Facts["years"].IsErased, read.State.Facts["said"].IsErased));
        Assert.Equal(["(erased)", "bob", "ann"], read.Events.Select(happened => happened.Actor).Where(actor => actor.Length > 0).Distinct());
        var view = (await world.Service.ViewAsync("c1"))!;
        Assert.Equal(["rooms: Homes are counted by rooms.", "the names of officer: Who decided answers for it."], view.Kept.AsEnumerable());
        var shown = PolicyEngine.Cases.Views.CaseTextRenderer.Render(view, 400);
        Assert.Contains("What remains are ids, callers' keys, times, states, triggers, outcomes, the names of facts, and why it was erased.", shown, StringComparison.Ordinal);
        Assert.Contains("rooms: 3,", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_it_is_erased_a_case_keeps_nothing_of_a_person_in_the_clear()
    {
        await Ended();
        foreach (var caseId in new[] { "c1", "c1/1", "c1/2" })
        {
            var bodies = string.Concat((await world.Store.ReadAsync(caseId, 0, default))!.Events.Select(kept => kept.Body)) + string.Concat((await world.Store.ReadMessagesAsync(caseId, default)).Select(message => message.Body));
            Assert.DoesNotContain("Gwendolyn", bodies, StringComparison.Ordinal);
            Assert.DoesNotContain("Rhys", bodies, StringComparison.Ordinal);
            Assert.DoesNotContain("Mrs Jones", bodies, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_case_with_an_open_part_is_not_erased_at_all()
    {
        await Split();
        await world.Fire("officer:bob finish", caseId: "c1/1");
        await world.Fire("officer:bob stop", caseId: "c1");

        var refused = Assert.IsType<CaseResult.Refused>(await world.Service.EraseAsync("c1", "ann", "retention is over"));

        Assert.StartsWith("the case `c1/2` is open", refused.Refusal.Message, StringComparison.Ordinal);
        Assert.False((await world.State("c1/1")).IsErased);
    }

    [Fact]
    public async Task Letters_of_an_erased_case_are_not_to_be_delivered()
    {
        await Ended();
        await world.Service.EraseAsync("c1", "ann", "retention is over");

        Assert.All([.. await world.Store.ReadMessagesAsync("c1", default), .. await world.Store.ReadMessagesAsync("c1/1", default)], message => Assert.True(message.IsDead));
        Assert.Empty(await world.Store.LeaseMessagesAsync(CaseWorld.Instant("2030-01-01T00:00:00Z"), new PolicyEngine.Cases.Storing.Lease("h", TimeSpan.FromMinutes(1), 100), default));
    }

    [Fact]
    public async Task A_repetition_by_a_key_is_still_known_when_names_are_erased()
    {
        await world.Service.OpenAsync(new OpenRequest { PolicyId = "permit", CaseId = "c2", Actor = "Mrs Jones", Role = "family", Key = "k1" });
        await world.Fire("family:Mrs_Jones say", Facts, caseId: "c2");
        await world.Fire("officer:bob look", reason: "the child is well", caseId: "c2");
        await world.Fire("officer:bob part", caseId: "c2");
        await world.Fire("officer:bob finish", caseId: "c2/1");
        await world.Fire("officer:bob finish", caseId: "c2/2");
        await world.Service.EraseAsync("c2", "ann", "retention is over");

        Assert.IsType<CaseResult.AlreadyDone>(await world.Service.OpenAsync(new OpenRequest { PolicyId = "permit", CaseId = "c2", Actor = "Mrs Jones", Role = "family", Key = "k1" }));
    }

    private async Task Split()
    {
        await world.Service.OpenAsync(new OpenRequest { PolicyId = "permit", CaseId = "c1", Actor = "Mrs Jones", Role = "family" });
        await world.Service.FireAsync(new FireRequest { CaseId = "c1", Trigger = "say", Actor = "Mrs Jones", Role = "family", Facts = CaseArguments.OfJson(Facts.Replace("\"rooms\": 3", "\"rooms\": 0", StringComparison.Ordinal)) });
        await world.Refused("officer:bob look", reason: "the child is well", caseId: "c1");
        await world.Service.FireAsync(new FireRequest { CaseId = "c1", Trigger = "say", Actor = "Mrs Jones", Role = "family", Facts = CaseArguments.OfJson(Facts) });
        await world.Fire("officer:bob look", reason: "the child is well", caseId: "c1");
        await world.Fire("officer:bob part", caseId: "c1");
    }

    private async Task Ended()
    {
        await Split();
        await world.Fire("officer:bob finish", caseId: "c1/1");
        await world.Fire("officer:bob finish", caseId: "c1/2");
        Assert.True((await world.State("c1")).IsEnded);
    }

    // All that anybody can get at: the store, the export, the case as it is shown, its story, its letters.
    private async Task<string> Everything(string caseId)
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', (await world.Store.ReadAsync(caseId, 0, default))!.Events.Select(kept => kept.Body)).Append(await world.Service.ExportAsync(caseId));
        text.Append(PolicyEngine.Cases.Views.CaseTextRenderer.Render((await world.Service.ViewAsync(caseId))!)).AppendJoin('\n', (await world.Service.TimelineAsync(caseId)).Select(entry => $"{entry.Who} {entry.What} {string.Join(' ', entry.Details)}"));
        foreach (var message in await world.Store.ReadMessagesAsync(caseId, default))
        {
            text.Append(message.Body).Append(message.Error).Append(message.Kind == "notification" ? CaseMessageText(message.Body, message.Key) : "");
        }

        return text.ToString();

        static string CaseMessageText(string body, string key) => PolicyEngine.Cases.Firing.CaseMessage.Open(body, key, new CaseProtection(null))?.Text ?? "";
    }
}
