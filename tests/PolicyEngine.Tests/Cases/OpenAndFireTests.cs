using Microsoft.Extensions.Time.Testing;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Cases;

public class OpenAndFireTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2018, 10, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly InMemoryCaseStore store = new();
    private readonly CaseService service;

    public OpenAndFireTests()
    {
        var lifecycle = new TestLifecycle().Roles("applicant", "officer").States("drafting", "assessing").State("deciding", "assessing", false, new LifecycleStep { Kind = StepKind.Decide })
            .State("asking", "assessing", false, new LifecycleStep { Kind = StepKind.RequestInformation }).State("accepted").State("refused", null, true)
            .Trigger("submit", "applicant", trigger => trigger with { TakesAnyFact = true }).Trigger("answer", "applicant officer", trigger => trigger with { TakesRequested = true }).Trigger("withdraw", "applicant", trigger => trigger with { NeedsReason = true });
        service = new CaseService(store, new OnePolicy(lifecycle
            .Way("drafting submit deciding").Way("deciding - accepted", null, null, lifecycle.Outcome("accepted")).Way("deciding - refused", null, null, lifecycle.Outcome("refused"))
            .Way("deciding - asking", null, null, new OutcomeCondition(OutcomeKind.Undetermined)).Way("asking answer deciding").Way("drafting,assessing,accepted withdraw refused").Policy), clock);
    }

    [Fact]
    public async Task An_application_with_a_gap_is_asked_about_and_decided()
    {
        await service.OpenAsync(new OpenRequest { PolicyId = "test", CaseId = "rose", Actor = "rose", Role = "applicant" });

        var submitted = Assert.IsType<CaseResult.Done>(await Fire("submit", "{}"));
        Assert.Equal(("asking", "resident"), (submitted.State.State, Assert.Single(submitted.State.Request!.Facts)));

        var answered = Assert.IsType<CaseResult.Done>(await Fire("answer", """{ "resident": true }"""));
        Assert.Equal("accepted", answered.State.State);
        Assert.Equal([CaseEventKind.Fired, CaseEventKind.Followed], answered.Events.Select(happened => happened.Kind));
        Assert.Null(answered.State.Request);
        Assert.True((await service.VerifyAsync("rose"))!.IsIntact);
    }

    [Theory]
    [InlineData("submitt", "{}", RefusalKind.UnknownTrigger)]
    [InlineData("answer", "{}", RefusalKind.NotPermitted)]
    [InlineData("withdraw", "{}", RefusalKind.ReasonMissing)]
    [InlineData("withdraw", """{ "resident": true }""", RefusalKind.ReasonMissing)]
    [InlineData("submit", """{ "residant": true }""", RefusalKind.WrongFact)]
    public async Task What_can_not_be_done_is_refused_and_changes_nothing(string trigger, string facts, RefusalKind kind)
    {
        await service.OpenAsync(new OpenRequest { PolicyId = "test", CaseId = "rose", Actor = "rose", Role = "applicant" });

        var refused = Assert.IsType<CaseResult.Refused>(await Fire(trigger, facts));

        Assert.Equal((kind, 1L), (refused.Refusal.Kind, (await service.ReadAsync("rose"))!.State.Sequence));
    }

    private Task<CaseResult> Fire(string trigger, string facts) => service.FireAsync(new FireRequest { CaseId = "rose", Trigger = trigger, Actor = "rose", Role = "applicant", Facts = CaseArguments.OfJson(facts) });
}
