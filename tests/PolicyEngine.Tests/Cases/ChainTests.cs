using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Cases;

/// <summary>The chain of events names the first link that does not hold.</summary>
public class ChainTests
{
    private readonly CaseWorld world = new(PermitPolicy.Yaml);

    public static TheoryData<string, long, string> Tamperings => new()
    {
        { "altered", 2, "event 2 was altered: its text does not give its hash" },
        { "rehashed", 3, "event 3 does not continue from the event before it: one of the two was exchanged" },
        { "missing", 2, "event 2 is missing: event 3 stands in its place" },
        { "reordered", 2, "event 2 is missing: event 3 stands in its place" },
        { "doubled", 3, "event 2 stands where event 3 belongs" },
        { "cut off", 3, "the end was cut off: the case had 4 events, and 3 are there" },
        { "added", 4, "the case's row says 3 events, and 4 are there" },
        { "other row", 4, "the case's row says `refused` under `permit`, and the events give `issued` under `permit`" },
        { "due never", 4, "the case's row says that it is due never, and the events give 2019-10-01T08:00:00.000000Z" },
        { "other times", 4, "the case's row says another opening, last change, end or parent than its events" },
        { "timer gone", 4, "the timer `renewal` of 2019-10-01T08:00:00.000000Z that the events give is not there" },
        { "timer later", 4, "the timer `renewal` of 2019-10-01T08:00:00.000000Z that the events give is not there" },
        { "timer put in", 4, "there is a timer `lapsing` of 2019-10-01T08:00:00.000000Z that the events do not give" },
        { "moved", 1, "event 1 says that it is event 1 of `rose` at 2018-10-01T08:00:00.000000Z: it was moved" },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task What_was_tampered_with_is_found(string how, long at, string problem)
    {
        var stored = await Issued();
        var events = stored.Events;
        var tampered = how switch
        {
            "altered" => stored with { Events = events.SetItem(1, events[1] with { Body = Richer(events[1]) }) },
            "rehashed" => stored with { Events = events.SetItem(1, events[1] with { Body = Richer(events[1]), Hash = CaseChain.Hash(events[1].PreviousHash, Richer(events[1])) }) },
            "missing" => stored with { Events = events.RemoveAt(1) },
            "reordered" => stored with { Events = [events[0], events[2], events[1], events[3]] },
            "doubled" => stored with { Events = [events[0], events[1], events[1], events[2], events[3]] },
            "cut off" => stored with { Events = events[..3] },
            "added" => stored with { Row = stored.Row with { Sequence = 3 } },
            "due never" => stored with { Row = stored.Row with { DueAt = null } },
            "other times" => stored with { Row = stored.Row with { OpenedAt = stored.Row.OpenedAt.AddDays(-1) } },
            "timer gone" => stored with { Timers = [] },
            "timer later" => stored with { Timers = [stored.Timers[0] with { DueAt = stored.Timers[0].DueAt.AddYears(10) }] },
            "timer put in" => stored with { Timers = [.. stored.Timers, stored.Timers[0] with { Name = "lapsing" }] },
            "other row" => stored with { Row = stored.Row with { State = "refused" } },
            _ => stored with { Row = stored.Row with { CaseId = "joe" } },
        };

        var report = CaseChain.Verify(tampered, new CaseProtection(await world.Store.GetOrCreateKeyAsync("rose", default)));

        Assert.Equal((at, problem), (report.BrokenAt, report.Problem));
    }

    [Fact]
    public async Task An_erased_case_still_verifies_and_says_erased()
    {
        await world.Open();
        await world.Fire("applicant submit", """{ "lives_here": true, "cars": 1, "blue_badge": true }""");
        await world.Fire("applicant withdraw", reason: "My mother has moved away.");
        Assert.IsType<CaseResult.Done>(await world.Service.EraseAsync("rose", "ann", "she asked for it"));

        var read = await world.Read();
        Assert.True((await world.Service.VerifyAsync("rose"))!.IsIntact);
        Assert.True(read.State.Facts["blue_badge"].IsErased);
        Assert.Equal("1", read.State.Facts["cars"].Json);
        Assert.Contains(read.Events, happened => happened.Reason.IsErased);
        Assert.Equal("she asked for it", read.Events[^1].Note);
        Assert.DoesNotContain("mother", (await world.Service.ExportAsync("rose"))!, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.Erased, (await world.Refused("applicant withdraw", reason: "Again.")).Kind);
        Assert.IsType<CaseResult.AlreadyDone>(await world.Service.EraseAsync("rose", "ann", "again"));
    }

    [Fact]
    public async Task An_open_case_is_not_erased()
    {
        await world.Open();
        Assert.Equal(RefusalKind.NotNow, Assert.IsType<CaseResult.Refused>(await world.Service.EraseAsync("rose", "ann", "she asked for it")).Refusal.Kind);
    }

    [Fact]
    public async Task What_is_sensitive_is_nowhere_in_the_clear()
    {
        await world.Open();
        await world.Fire("applicant submit", """{ "lives_here": true, "cars": 1, "blue_badge": true }""");
        await world.Fire("applicant withdraw", reason: "My mother has moved away.");
        var stored = (await world.Store.ReadAsync("rose", 0, default))!;

        Assert.DoesNotContain(stored.Events, happened => happened.Body.Contains("mother", StringComparison.Ordinal) || happened.Body.Contains("\"blue_badge\",\"value\"", StringComparison.Ordinal) || happened.Body.Contains("reasons", StringComparison.Ordinal));
        Assert.Contains(stored.Events, happened => happened.Body.Contains("{\"name\":\"cars\",\"value\":1}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Retention_lists_a_case_when_it_is_over()
    {
        await world.Open();
        await world.Fire("applicant withdraw", reason: "No.");
        world.At("2024-10-01T07:59:00Z");
        Assert.Empty(await Past());
        world.At("2024-10-01T08:00:00Z");
        Assert.Equal(("rose", CaseWorld.Instant("2024-10-01T08:00:00Z")), Assert.Single(await Past()) is var end ? (end.CaseId, end.KeptUntil!.Value) : default);
        await world.Service.EraseAsync("rose", "ann", "retention is over");
        Assert.Empty(await Past());

        async Task<List<PolicyEngine.Cases.Erasing.RetentionEnd>> Past()
        {
            var all = new List<PolicyEngine.Cases.Erasing.RetentionEnd>();
            await foreach (var end in world.Service.ListPastRetentionAsync())
            {
                all.Add(end);
            }

            return all;
        }
    }

    [Theory]
    [InlineData("values: [ { from: 2018-01-01, value: 2 } ]", "Personal data is kept until 1 October 2020 at 09:00")]
    [InlineData("values: [ { from: 2018-01-01, value: 2 }, { from: 2018-09-01, value: 7 } ]", "Personal data is kept until 1 October 2025 at 09:00")]
    [InlineData("values: []", "how long its data is kept can't be worked out: the policy has no value")]
    public async Task Retention_is_a_parameter_of_the_day_on_which_the_case_ended(string values, string says)
    {
        var kept = new CaseWorld(PermitPolicy.Yaml.Replace("retention: 6 years", "retention: keep_years years", StringComparison.Ordinal).Replace("parameters:\n", $"parameters:\n  keep_years: {{ type: whole_number, {values} }}\n", StringComparison.Ordinal));
        await kept.Open();
        await kept.Fire("applicant withdraw", reason: "No.");
        Assert.StartsWith(says, (await kept.Service.ViewAsync("rose"))!.Retention, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retention_is_said_where_the_case_is_shown()
    {
        await world.Open();
        Assert.Equal("", (await world.Service.ViewAsync("rose"))!.Retention);
        await world.Fire("applicant withdraw", reason: "No.");
        Assert.Equal("Personal data is kept until 1 October 2024 at 09:00", (await world.Service.ViewAsync("rose"))!.Retention);
        world.At("2025-01-01T00:00:00Z");
        Assert.Equal("Personal data was to be kept until 1 October 2024 at 09:00, and may be erased now", (await world.Service.ViewAsync("rose"))!.Retention);
        await world.Service.EraseAsync("rose", "ann", "retention is over");
        Assert.Equal("", (await world.Service.ViewAsync("rose"))!.Retention);
    }

    [Fact]
    public async Task A_hash_that_was_noted_is_found_or_is_gone()
    {
        var stored = await Issued();
        Assert.Equal(3, await world.Service.FindHashAsync("rose", stored.Events[2].Hash.ToUpperInvariant()));
        Assert.Null(await world.Service.FindHashAsync("rose", CaseChain.Hash("", "{}")));
    }

    private async Task<StoredCase> Issued()
    {
        await world.Open();
        await world.Fire("applicant submit", """{ "lives_here": true, "cars": 1, "blue_badge": false }""");
        await world.Fire("applicant pay", """{ "paid": 60 }""");
        return (await world.Store.ReadAsync("rose", 0, default))!;
    }

    private static string Richer(StoredEvent happened) => happened.Body.Replace("\"cars\",\"value\":1", "\"cars\",\"value\":2", StringComparison.Ordinal);
}
