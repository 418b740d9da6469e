using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Cases;

/// <summary>Several people, hosts and repetitions on one case.</summary>
public class TogetherTests
{
    private const string Badge = """{ "lives_here": true, "cars": 1, "blue_badge": true }""";

    [Fact]
    public async Task Of_two_officers_one_wins_and_the_other_sees_what_changed()
    {
        var store = new StallingStore();
        var world = new CaseWorld(PermitPolicy.Yaml, store: store);
        await world.Open();
        await world.Fire("applicant submit", Badge);

        store.BeforeCommit = () => world.Fire("officer:ann decide_case", outcome: "accepted", reason: "Yes.");
        var conflict = Assert.IsType<CaseResult.Conflict>(await world.Try("officer:joe decide_case", outcome: "refused", reason: "No."));

        Assert.Equal(("ann", "accepted"), (Assert.Single(conflict.Since).Actor, conflict.State.Decision!.Outcome));
        Assert.Single((await world.State()).Decisions, decision => decision.Officer.Length > 0);
    }

    [Fact]
    public async Task What_a_person_saw_must_still_hold()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        var seen = (await world.Open()).Sequence;
        await world.Refused("applicant submit", """{ "cars": 9 }""");
        Assert.IsType<CaseResult.Done>(await world.Try("applicant submit", Badge, expected: seen));
        Assert.IsType<CaseResult.Conflict>(await world.Try("applicant withdraw", reason: "No.", expected: seen));
    }

    [Fact]
    public async Task The_same_key_does_nothing_twice_and_gives_the_first_result()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        await world.Open();
        var first = Assert.IsType<CaseResult.Done>(await world.Try("applicant submit", Badge, key: "mail-7"));
        await world.Fire("applicant withdraw", reason: "No.");

        var second = Assert.IsType<CaseResult.AlreadyDone>(await world.Try("applicant submit", Badge, key: "mail-7"));

        Assert.Equal(first.Events.Select(happened => happened.Sequence), second.Events.Select(happened => happened.Sequence));
        Assert.Equal("withdrawn", second.State.State);
    }

    [Theory]
    [InlineData("applicant submit", "{ \"lives_here\": true, \"cars\": 2, \"blue_badge\": true }", "", "what differs is the facts")]
    [InlineData("applicant submit", "{}", "", "what differs is the facts")]
    [InlineData("applicant:joe submit", Badge, "", "what differs is who does it")]
    [InlineData("officer:applicant submit", Badge, "", "what differs is the role")]
    [InlineData("applicant submit", Badge, "I moved.", "what differs is the reason")]
    [InlineData("applicant withdraw", "{}", "No.", "`submit` by applicant, event 2")]
    public async Task A_key_that_was_used_for_something_else_is_no_repetition(string text, string facts, string reason, string says)
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        await world.Open();
        await world.Fire("applicant submit", Badge, key: "mail-7");

        var refusal = Assert.IsType<CaseResult.Refused>(await world.Try(text, facts, reason: reason, key: "mail-7")).Refusal;

        Assert.Equal(RefusalKind.KeyUsed, refusal.Kind);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("with_officer", (await world.State()).State);
        Assert.Null((await world.State()).Refusal);
    }

    [Fact]
    public async Task A_key_of_opening_is_none_of_firing_and_of_other_facts()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        var request = new OpenRequest { PolicyId = "permit", CaseId = "rose", Actor = "rose", Role = "applicant", Key = "form-1" };
        await world.Service.OpenAsync(request);
        Assert.Equal(RefusalKind.KeyUsed, Assert.IsType<CaseResult.Refused>(await world.Try("applicant submit", Badge, key: "form-1")).Refusal.Kind);
        Assert.Equal(RefusalKind.KeyUsed, Assert.IsType<CaseResult.Refused>(await world.Service.OpenAsync(request with { Facts = CaseArguments.OfJson(Badge) })).Refusal.Kind);
        Assert.Equal(1, (await world.State()).Sequence);
    }

    [Fact]
    public async Task A_repetition_is_known_after_its_personal_data_was_erased()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        await world.Open();
        await world.Fire("applicant submit", Badge, key: "mail-7");
        await world.Fire("applicant withdraw", reason: "No.");
        await world.Service.EraseAsync("rose", "ann", "she asked for it");
        Assert.IsType<CaseResult.AlreadyDone>(await world.Try("applicant submit", Badge, key: "mail-7"));
    }

    [Fact]
    public async Task Opening_again_under_the_same_key_finds_the_first_case()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        var request = new OpenRequest { PolicyId = "permit", Actor = "rose", Role = "applicant", Key = "form-1" };
        var first = Assert.IsType<CaseResult.Done>(await world.Service.OpenAsync(request));
        Assert.Equal(first.State.CaseId, Assert.IsType<CaseResult.AlreadyDone>(await world.Service.OpenAsync(request)).State.CaseId);
        Assert.NotEqual(first.State.CaseId, Assert.IsType<CaseResult.Done>(await world.Service.OpenAsync(request with { Key = "form-2" })).State.CaseId);
    }

    [Fact]
    public async Task Several_hosts_fire_a_deadline_once_and_in_order()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        await world.Open();
        await world.Fire("applicant submit", Badge);
        world.At("2018-10-09T00:00:00Z");

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(host => Task.Run(() => world.Service.RunDueAsync(new Lease($"host {host}", TimeSpan.FromMinutes(1), 5)))));

        Assert.Equal(2, reports.Sum(report => report.Done));
        Assert.Equal(["reminded", "fired"], (await world.Read()).Events.Where(happened => happened.Role == "clock").Select(happened => happened.Kind.ToString().ToLowerInvariant()));
    }

    [Fact]
    public async Task Two_parts_that_end_at_once_close_the_case_once()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        await world.Open(role: "officer");
        var zones = string.Join(",", Enumerable.Range(0, 8).Select(number => $$"""{ "zone_name": "z{{number}}", "spaces": 1 }"""));
        await world.Fire("officer call_in", $$"""{ "zones": [ {{zones}} ] }""");
        await world.Fire("officer split_up");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => world.Fire("officer close_part", caseId: $"rose/z{number}"))));

        var read = await world.Read();
        Assert.Equal(("closed", 8), (read.State.State, read.Events.Count(happened => happened.Kind == CaseEventKind.PartEnded)));
        Assert.True((await world.Service.VerifyAsync("rose"))!.IsIntact);
    }
}
