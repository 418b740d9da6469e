using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Cases;

/// <summary>A case knows whose it is, for whom somebody acted and by which way; all of it goes with the case's personal data.</summary>
public class SubjectTests
{
    [Fact]
    public async Task A_person_finds_the_own_cases_and_no_others()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        await Open(world, "one", "rose-17");
        await Open(world, "two", "other-4");
        await Open(world, "three", "");

        Assert.Equal(["one"], await world.Store.ListAsync(new CaseQuery { Subject = "rose-17" }, default).Select(row => row.CaseId).ToArrayAsync());
        Assert.Equal("rose-17", (await world.State("one")).Subject);
        Assert.True((await world.Service.VerifyAsync("one"))!.IsIntact);
    }

    [Fact]
    public async Task Who_acts_for_whom_and_how_is_on_record_and_in_the_timeline()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        await world.Service.OpenAsync(new OpenRequest { PolicyId = "permit", CaseId = "rose", Actor = "olga", Role = "officer", ActsFor = "Rose Johnson", Channel = "telephone" });

        var opened = (await world.Read()).Events[0];
        Assert.Equal(("Rose Johnson", "telephone"), (opened.ActsFor.Text, opened.Channel));
        Assert.Contains("for Rose Johnson", (await world.Service.TimelineAsync("rose"))[0].Details);
        Assert.DoesNotContain("Rose Johnson", (await world.Store.ReadAsync("rose", 0, default))!.Events[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_takes_the_person_out_of_the_row_and_out_of_the_event()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        await Open(world, "rose", "rose-17");
        await world.Fire("applicant withdraw", reason: "I moved.");

        await world.Service.EraseAsync("rose", "olga", "asked for");

        Assert.Empty(await world.Store.ListAsync(new CaseQuery { Subject = "rose-17" }, default).ToArrayAsync());
        Assert.True((await world.Read()).Events[0].Subject.IsErased);
        Assert.True((await world.Service.VerifyAsync("rose"))!.IsIntact);
    }

    [Fact]
    public async Task A_row_that_says_another_person_than_the_events_is_found()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        await Open(world, "rose", "rose-17");
        var stored = (await world.Store.ReadAsync("rose", 0, default))!;

        var altered = stored with { Row = stored.Row with { Subject = "thief" } };

        Assert.False(PolicyEngine.Cases.Events.CaseChain.Verify(altered, new PolicyEngine.Cases.Events.CaseProtection(await world.Store.GetOrCreateKeyAsync("rose", default))).IsIntact);
    }

    [Fact]
    public async Task A_key_of_another_persons_opening_is_no_repetition()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        OpenRequest request = new() { PolicyId = "permit", CaseId = "rose", Actor = "rose", Role = "applicant", Subject = "rose-17", Key = "k" };
        await world.Service.OpenAsync(request);

        Assert.IsType<CaseResult.AlreadyDone>(await world.Service.OpenAsync(request));
        Assert.Equal(RefusalKind.KeyUsed, Assert.IsType<CaseResult.Refused>(await world.Service.OpenAsync(request with { Subject = "other-4" })).Refusal.Kind);
    }

    [Fact]
    public async Task A_note_is_on_record_and_moves_nothing()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        await Open(world, "rose", "");

        var done = Assert.IsType<CaseResult.Done>(await world.Service.NoteAsync(new NoteRequest { CaseId = "rose", Actor = "olga", Role = "officer", Text = "Rose called.\nShe is well." }));

        Assert.Equal("drafting", done.State.State);
        var entry = (await world.Service.TimelineAsync("rose"))[1];
        Assert.Equal(("a note", "note: Rose called. She is well."), (entry.What, Assert.Single(entry.Details)));
        Assert.Equal(RefusalKind.UnknownRole, Assert.IsType<CaseResult.Refused>(await world.Service.NoteAsync(new NoteRequest { CaseId = "rose", Actor = "olga", Role = "nobody", Text = "x" })).Refusal.Kind);
        Assert.IsType<CaseResult.Done>(await world.Try("applicant withdraw", reason: "I moved.", expected: 1));
    }

    private static async Task Open(CaseWorld world, string caseId, string subject) =>
        Assert.IsType<CaseResult.Done>(await world.Service.OpenAsync(new OpenRequest { PolicyId = "permit", CaseId = caseId, Actor = "rose", Role = "applicant", Subject = subject }));
}
