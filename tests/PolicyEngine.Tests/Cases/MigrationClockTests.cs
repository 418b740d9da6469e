using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Migrating;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Tests.Binding;

namespace PolicyEngine.Tests.Cases;

/// <summary>A move to another version works out each clock anew from that version's text: what the report shows is what the move does.</summary>
public class MigrationClockTests
{
    private const string Yaml = """
        policy: permit
        title: Permit
        version: "1"
        owner: Parking
        source: { document: The paper, at: "p. 1" }
        in_force: { from: 2018-01-01 }
        facts:
          due_on: { type: date, ask: "Due on?" }
        decision:
          outcomes: [ok, bad]
          rules:
            - { id: r, when: "due_on > as_of", then: ok, because: "x" }
          otherwise: { then: bad, because: "n" }
        lifecycle:
          initial: a
          calendar: england
          roles: { officer: Officer, applicant: Applicant }
          states: { a: {}, b: {}, w: {}, late: {}, e: { final: yes } }
          triggers: { go: { by: officer, takes: [ "due_on?" ] }, ask: { by: officer }, answer: { by: applicant }, expire: {}, quit: { by: officer } }
          transitions:
            - { from: a, on: go, to: b }
            - { from: b, on: ask, to: w }
            - { from: w, on: answer, to: b }
            - { from: [b, w], on: expire, to: late }
            - { from: [a, b, w, late], on: quit, to: e }
          deadlines:
            reply: { starts: b, ends: late, within: 5 working_days, pauses: { in: w }, remind: [ { before: 1 days, notify: hurry } ] }
            visit: { starts: b, at: due_on }
            first: { starts: a, ends: b, within: 2 days }
            # more
          notifications: { hurry: { to: officer, subject: Hurry, text: Hurry } }
          retention: 6 years

        """;

    private const string Calendar = """
        calendar: england
        zone: Europe/London
        known: { from: 2017-01-01, to: 2028-12-31 }
        opening: { monday: "09:00-17:00", tuesday: "09:00-17:00", wednesday: "09:00-17:00", thursday: "09:00-17:00", friday: "09:00-17:00" }
        holidays: { 2019-12-25: Christmas }

        """;

    // Thursday 31 January 2019, 10:00 in London: five working days end on Thursday 7 February at 17:00.
    [Theory]
    [InlineData("within: 5 working_days", "within: 10 working_days", "reply Moves 7 February 2019 at 17:00 → 14 February 2019 at 17:00")]
    [InlineData("within: 5 working_days", "within: 3 hours", "reply Moves 7 February 2019 at 17:00 → 31 January 2019 at 13:00 past")]
    [InlineData("# more", "newd: { starts: b, within: 3 days }", "newd Starts → 3 February 2019 at 10:00")]
    [InlineData("# more", "newd: { starts: w, within: 3 days }", "")]
    [InlineData("# more", "newd: { starts: a, ends: b, within: 3 days }", "")] // it would have been met
    [InlineData("# more", "newd: { starts: a, within: 1 days }", "newd Starts → 1 February 2019 at 09:00 past")]
    [InlineData("ends: late, within", "ends: [b, late], within", "")]
    [InlineData("reply: { starts: b", "reply: { starts: w", "reply Ends 7 February 2019 at 17:00 →")]
    [InlineData("visit: { starts: b, at: due_on }", "", "visit Ends 1 March 2019 at 00:00 →")]
    [InlineData("at: due_on }", "at: due_on, time: \"09:00\" }", "visit Moves 1 March 2019 at 00:00 → 1 March 2019 at 09:00")]
    [InlineData("first: { starts: a, ends: b, within", "first: { starts: a, ends: late, within", "first Starts → 2 February 2019 at 09:00")]
    [InlineData("before: 1 days", "before: 2 days", "reply Moves 7 February 2019 at 17:00 → 7 February 2019 at 17:00")]
    [InlineData("title: Permit", "title: A permit", "")]
    public async Task The_report_shows_what_the_move_does(string written, string instead, string expected)
    {
        var world = await Standing(Compile(Yaml, Calendar), Compile(Later(written, instead), Calendar));

        var report = Assert.Single((await world.Service.MigrateAsync(new MigrateRequest { PolicyId = "permit" })).Cases);
        Assert.Equal(expected, Words(report));
        Assert.Equal("1", (await world.State()).PolicyVersion);
        var moved = await Moved(world);

        Assert.Equal(expected, Words(moved));
        var state = await world.State();
        foreach (var clock in moved.Clocks)
        {
            var standing = state.Deadlines[clock.Name];
            Assert.Equal(clock.After is null ? DeadlineStatus.Ended : DeadlineStatus.Running, standing.Status);
            Assert.Equal((clock.After ?? clock.Before!).DueAt, standing.DueAt);
        }

        Assert.Equal(CaseEventKind.Migrated, (await world.Read()).Events[^1].Kind);
        Assert.True((await world.Service.VerifyAsync("rose"))!.IsIntact);
        Assert.Empty((await world.Service.MigrateAsync(new MigrateRequest { PolicyId = "permit" })).Cases);
    }

    [Fact]
    public async Task A_new_bank_holiday_moves_what_counts_by_the_calendar()
    {
        var world = await Standing(Compile(Yaml, Calendar), Compile(Later("x", "x"), Calendar.Replace("{ 2019-12-25: Christmas }", "{ 2019-02-04: Bank, 2019-12-25: Christmas }", StringComparison.Ordinal)));

        var moved = await Moved(world);

        Assert.Equal("reply Moves 7 February 2019 at 17:00 → 8 February 2019 at 17:00", Words(moved));
        Assert.Equal("england: closed from now on: 4 February 2019", Assert.Single(moved.Calendars));
        Assert.Equal(CaseWorld.Instant("2019-02-08T17:00:00Z"), Assert.Single((await world.Read()).Timers, timer => timer.Name == "reply").DueAt);
        Assert.Equal(CaseWorld.Instant("2019-02-07T17:00:00Z"), Assert.Single((await world.Read()).Timers, timer => timer.Name == "reply/reminder/1").DueAt);
    }

    [Fact]
    public async Task A_pause_that_was_is_counted_in()
    {
        var world = await Standing(Compile(Yaml, Calendar), Compile(Later("within: 5 working_days", "within: 6 working_days"), Calendar));
        await world.Fire("officer ask");
        world.At("2019-02-05T10:00:00Z");
        await world.Fire("applicant answer");
        Assert.Equal(CaseWorld.Instant("2019-02-11T17:00:00Z"), (await world.State()).Deadlines["reply"].DueAt); // four days left from 5 February

        Assert.Equal("reply Moves 11 February 2019 at 17:00 → 12 February 2019 at 17:00", Words(await Moved(world)));
    }

    [Fact]
    public async Task A_clock_that_stands_still_stands_still_with_what_the_new_text_leaves()
    {
        var world = await Standing(Compile(Yaml, Calendar), Compile(Later("within: 5 working_days", "within: 8 working_days"), Calendar));
        await world.Fire("officer ask");

        var clock = Assert.Single((await Moved(world)).Clocks, clock => clock.Name == "reply");
        Assert.Equal((ClockChange.Moves, "4 working days left", "7 working days left"), (clock.Change, clock.Before!.Left, clock.After!.Left));
        Assert.Equal(DeadlineStatus.Paused, (await world.State()).Deadlines["reply"].Status);
        world.At("2019-02-05T10:00:00Z");
        Assert.Equal(CaseWorld.Instant("2019-02-14T17:00:00Z"), (await world.Fire("applicant answer")).Deadlines["reply"].DueAt);
    }

    [Fact]
    public async Task A_pause_that_the_new_text_does_not_have_never_was()
    {
        var world = await Standing(Compile(Yaml, Calendar), Compile(Later("pauses: { in: w }, ", ""), Calendar));
        await world.Fire("officer ask");

        var clock = Assert.Single((await Moved(world)).Clocks, clock => clock.Name == "reply");
        Assert.Equal((ClockChange.Moves, "7 February 2019 at 17:00", false), (clock.Change, clock.After!.Due, clock.After.IsPast));
        Assert.Equal(DeadlineStatus.Running, (await world.State()).Deadlines["reply"].Status);
    }

    [Fact]
    public async Task What_is_past_under_the_new_text_counts_from_the_move()
    {
        var world = await Standing(Compile(Yaml, Calendar), Compile(Later("within: 5 working_days", "within: 3 hours, then: expire"), Calendar));
        await Moved(world);

        await world.RunDue();

        var fired = (await world.Read()).Events[^1];
        Assert.Equal(("late", CaseWorld.Instant("2019-02-01T11:00:00Z")), (fired.To, fired.EffectiveAt));
    }

    [Fact]
    public async Task How_long_data_is_kept_is_shown_before_and_after()
    {
        var world = await Standing(Compile(Yaml, Calendar), Compile(Later("retention: 6 years", "retention: 18 months"), Calendar));
        Assert.Equal(("6 years", "18 months"), await Moved(world) is var moved ? (moved.Retention, moved.ToRetention) : default);
    }

    [Fact]
    public async Task A_clock_that_can_not_be_worked_out_keeps_the_case_from_moving()
    {
        var world = await Standing(Compile(Yaml, Calendar), Compile(Later("within: 5 working_days", "within: 4000 working_days"), Calendar));

        var report = Assert.Single((await world.Service.MigrateAsync(new MigrateRequest { PolicyId = "permit", Actor = "ann", Reason = "New.", Apply = true })).Cases);

        Assert.False(report.IsMoved);
        Assert.StartsWith("the deadline `reply` of the other version can't be worked out: ", Assert.Single(report.Problems), StringComparison.Ordinal);
        Assert.Equal("1", (await world.State()).PolicyVersion);
    }

    [Fact]
    public async Task A_state_by_another_name_keeps_its_clocks()
    {
        var later = Compile(Later("b", "at_work"), Calendar);
        var world = await Standing(Compile(Yaml, Calendar), later);

        var moved = Assert.Single((await world.Service.MigrateAsync(new MigrateRequest { PolicyId = "permit", Actor = "ann", Reason = "New.", Apply = true, States = new Dictionary<string, string> { ["b"] = "at_work" } })).Cases);

        Assert.Equal((true, ""), (moved.IsMoved, Words(moved)));
        Assert.Equal(CaseWorld.Instant("2019-02-07T17:00:00Z"), (await world.State()).Deadlines["reply"].DueAt);
    }

    private static string Later(string written, string instead)
    {
        var later = Yaml.Replace("version: \"1\"", "version: \"2\"", StringComparison.Ordinal);
        return written == "b"
            ? later.Replace("states: { a: {}, b: {}", $"states: {{ a: {{}}, {instead}: {{}}", StringComparison.Ordinal).Replace("to: b }", $"to: {instead} }}", StringComparison.Ordinal).Replace("from: b,", $"from: {instead},", StringComparison.Ordinal)
                .Replace("from: [b, w]", $"from: [{instead}, w]", StringComparison.Ordinal).Replace("from: [a, b, w, late]", $"from: [a, {instead}, w, late]", StringComparison.Ordinal).Replace("starts: b,", $"starts: {instead},", StringComparison.Ordinal).Replace("ends: b,", $"ends: {instead},", StringComparison.Ordinal)
            : later.Replace(written, instead, StringComparison.Ordinal);
    }

    private static async Task<CaseWorld> Standing(CompiledPolicy from, CompiledPolicy to)
    {
        var old = new CaseWorld([from], "2019-01-31T09:00:00Z");
        await old.Open(role: "officer");
        old.At("2019-01-31T10:00:00Z");
        await old.Fire("officer go", """{ "due_on": "2019-03-01" }""");
        var world = new CaseWorld([to, from], "2019-02-01T11:00:00Z");
        await world.Service.ImportAsync((await old.Service.ExportAsync("rose"))!);
        return world;
    }

    private static async Task<MigrationOfCase> Moved(CaseWorld world)
    {
        var moved = Assert.Single((await world.Service.MigrateAsync(new MigrateRequest { PolicyId = "permit", Actor = "ann", Reason = "New text.", Apply = true })).Cases);
        Assert.True(moved.IsMoved, string.Join("; ", moved.Problems));
        return moved;
    }

    private static string Words(MigrationOfCase report) => string.Join("; ", report.Clocks.Where(clock => clock.Change != ClockChange.Same).Select(clock =>
        $"{clock.Name} {clock.Change} {clock.Before?.Due} → {clock.After?.Due}{(clock.After?.IsPast == true ? " past" : "")}".Replace("  ", " ", StringComparison.Ordinal).TrimEnd()));

    private static CompiledPolicy Compile(string yaml, string calendar)
    {
        var result = PolicyLoader.Load([new SourceFile("pack/policy.yaml", yaml), new SourceFile("calendars/england.yaml", calendar)]);
        Assert.True(result.Succeeded, string.Join("\n", result.Diagnostics.Select(SamplePolicy.Show)));
        return result.Set!.Policies[0].Compiled;
    }
}
