using PolicyEngine.Cases.Deciding;
using PolicyEngine.Cases.Migrating;

namespace PolicyEngine.Tests.Cases;

/// <summary>Cases stay on their version until they are moved, and any decision can be made again.</summary>
public class VersionTests
{
    private static readonly string Later = PermitPolicy.Yaml.Replace("version: \"2018.1\"", "version: \"2019.1\"", StringComparison.Ordinal)
        .Replace("lives_here && cars > 0", "lives_here && cars == 1", StringComparison.Ordinal)
        .Replace("with_officer", "at_the_desk", StringComparison.Ordinal)
        .Replace("value: 60", "value: 75", StringComparison.Ordinal);

    private readonly CaseWorld world = new([Later, PermitPolicy.Yaml], "2018-10-01T08:00:00Z");

    [Fact]
    public async Task A_decision_on_record_is_run_again_exactly_and_decided_under_later_law()
    {
        var old = await Started(new CaseWorld(PermitPolicy.Yaml));
        var hash = old.Policies.CurrentHash;
        await world.Service.ImportAsync((await old.Service.ExportAsync("rose"))!);

        var again = Assert.IsType<DecideResult.Decided>(await world.Service.DecideAsync(new DecideRequest { CaseId = "rose", Event = 2 }));
        Assert.Equal((true, "accepted", "2018.1", hash), (again.IsSame, again.Decision.Outcome, again.PolicyVersion, again.Decision.ContentHash));

        var later = Assert.IsType<DecideResult.Decided>(await world.Service.DecideAsync(new DecideRequest { CaseId = "rose", Event = 2, PolicyHash = world.Policies.CurrentHash }));
        Assert.Equal((false, "refused"), (later.IsSame, later.Decision.Outcome));
        Assert.Single((await world.State()).Decisions);
    }

    [Fact]
    public async Task Only_what_was_known_counts_and_the_day_of_law_is_apart()
    {
        var old = new CaseWorld(PermitPolicy.Yaml);
        await old.Open();
        await old.Fire("applicant submit", """{ "cars": 1 }""");
        old.At("2018-10-02T08:00:00Z");
        await old.Fire("applicant answer", """{ "lives_here": true, "blue_badge": false }""");

        var before = Assert.IsType<DecideResult.Decided>(await old.Service.DecideAsync(new DecideRequest { CaseId = "rose", KnownAt = CaseWorld.Instant("2018-10-01T23:00:00Z") }));
        Assert.Equal(["lives_here", "blue_badge"], before.Decision.Missing.Select(missing => missing.Name));
        var after = Assert.IsType<DecideResult.Decided>(await old.Service.DecideAsync(new DecideRequest { CaseId = "rose", AsAt = new DateOnly(2017, 5, 1) }));
        Assert.Equal((false, new DateOnly(2017, 5, 1)), (after.Decision.IsInForce, after.Decision.AsOf));
        Assert.Equal("event 1 of `rose` decides nothing; those that do are `2`, `4`", Assert.IsType<DecideResult.NotFound>(await old.Service.DecideAsync(new DecideRequest { CaseId = "rose", Event = 1 })).Message);
    }

    [Fact]
    public async Task A_migration_says_what_would_change_before_it_moves_anything()
    {
        var old = await Started(new CaseWorld(PermitPolicy.Yaml));
        await old.Open("joe");
        await old.Fire("applicant submit", """{ "lives_here": true, "cars": 1, "blue_badge": true }""", caseId: "joe");
        await world.Service.ImportAsync((await old.Service.ExportAsync("rose"))!);
        await world.Service.ImportAsync((await old.Service.ExportAsync("joe"))!);
        var request = new MigrateRequest { PolicyId = "permit", Actor = "ann", Reason = "The fee has risen." };

        var report = await world.Service.MigrateAsync(request);
        Assert.Equal(["joe with_officer by_hand by_hand False", "rose accepted accepted refused True"], report.Cases.Select(one => $"{one.CaseId} {one.State} {one.Decision} {one.ToDecision} {one.CanMove}"));
        Assert.Equal("the other version has no state `with_officer`; say in which state such cases go on", Assert.Single(report.Cases[0].Problems));
        Assert.Equal("2018.1", (await world.State()).PolicyVersion);

        var moved = await world.Service.MigrateAsync(request with { Apply = true, States = new Dictionary<string, string> { ["with_officer"] = "at_the_desk" } });
        Assert.All(moved.Cases, one => Assert.True(one.IsMoved));
        Assert.Equal(("2019.1", "at_the_desk"), ((await world.State("joe")).PolicyVersion, (await world.State("joe")).State));
        Assert.Equal("The fee is £75.00.", (await world.Refused("applicant pay", """{ "paid": 60 }""")).Message);
        Assert.True((await world.Service.VerifyAsync("joe"))!.IsIntact);
        await world.Fire("officer:ann decide_case", outcome: "accepted", reason: "Yes.", caseId: "joe");
        Assert.True(Assert.IsType<DecideResult.Decided>(await world.Service.DecideAsync(new DecideRequest { CaseId = "rose", Event = 2 })).IsSame);
        Assert.Empty((await world.Service.MigrateAsync(request)).Cases);
    }

    [Fact]
    public async Task A_request_that_is_open_names_what_the_other_version_misses()
    {
        var later = Later.Replace("blue_badge: { type: yes_no, ask: \"Do you have a Blue Badge?\", sensitive: yes }", "badge: { type: yes_no, ask: \"Have you a badge?\" }", StringComparison.Ordinal).Replace("when: blue_badge", "when: badge", StringComparison.Ordinal);
        var both = new CaseWorld([later, PermitPolicy.Yaml], "2018-10-01T08:00:00Z");
        var old = new CaseWorld(PermitPolicy.Yaml);
        await old.Open();
        await old.Fire("applicant submit", """{ "cars": 1 }""");
        await both.Service.ImportAsync((await old.Service.ExportAsync("rose"))!);

        var moved = Assert.Single((await both.Service.MigrateAsync(new MigrateRequest { PolicyId = "permit", Actor = "ann", Reason = "A new form.", Apply = true })).Cases);

        Assert.Equal((true, "blue_badge", "badge"), (moved.IsMoved, Assert.Single(moved.QuestionsGone), Assert.Single(moved.QuestionsNew)));
        Assert.Equal("lives_here badge", string.Join(' ', (await both.State()).Request!.Facts));
        Assert.Equal("`answer` needs `lives_here`, `badge`", (await both.Refused("applicant answer")).Message);
        Assert.Equal("accepted", (await both.Fire("applicant answer", """{ "lives_here": true, "badge": false }""")).State);
        Assert.True((await both.Service.VerifyAsync("rose"))!.IsIntact);
    }

    [Fact]
    public async Task What_was_due_before_the_move_is_done_under_the_version_of_then()
    {
        var old = new CaseWorld(PermitPolicy.Yaml);
        await old.Open();
        await old.Fire("applicant submit", """{ "lives_here": true, "cars": 1, "blue_badge": true }""");
        await world.Service.ImportAsync((await old.Service.ExportAsync("rose"))!);
        world.At("2018-10-03T08:00:00Z");

        var states = new Dictionary<string, string> { ["with_officer"] = "at_the_desk" };
        var moved = Assert.Single((await world.Service.MigrateAsync(new MigrateRequest { PolicyId = "permit", Actor = "ann", Reason = "The fee has risen.", Apply = true, States = states })).Cases);

        Assert.Equal(("late", "late", true), (moved.State, moved.ToState, moved.IsMoved));
        Assert.Equal(["opened", "fired", "followed", "reminded", "fired", "migrated"], (await world.Read()).Events.Select(happened => happened.Kind.ToString().ToLowerInvariant()));
    }

    [Fact]
    public async Task A_damaged_case_does_not_keep_the_others_from_moving()
    {
        var old = await Started(new CaseWorld(PermitPolicy.Yaml));
        await world.Service.ImportAsync((await old.Service.ExportAsync("rose"))!);

        var report = await world.Service.MigrateAsync(new MigrateRequest { PolicyId = "permit", Actor = "ann", Reason = "The fee has risen.", Apply = true, CaseIds = ["nobody", "rose"] });

        Assert.Equal(["nobody False there is no such case", "rose True "], report.Cases.Select(one => $"{one.CaseId} {one.IsMoved} {string.Join("; ", one.Problems)}"));
    }

    private static async Task<CaseWorld> Started(CaseWorld old)
    {
        await old.Open();
        await old.Fire("applicant submit", """{ "lives_here": true, "cars": 2, "blue_badge": false }""");
        return old;
    }
}
