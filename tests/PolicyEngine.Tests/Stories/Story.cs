using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Stories;

/// <summary>A case as it is lived: people act at times of a clock in London, and whatever falls due between two of their acts is done when it is due.</summary>
internal sealed class Story
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly Lease Host = new("story", TimeSpan.FromMinutes(5), 100);

    private readonly ICaseStore store;
    private readonly CompiledPolicy policy;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2018, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly CaseService service;
    private readonly string caseId;

    public Story(ICaseStore store, string policyId, string caseId)
    {
        (this.store, this.caseId) = (store, caseId);
        policy = StoryPolicies.Instance[policyId];
        service = new CaseService(store, StoryPolicies.Instance, clock);
    }

    /// <summary>Lets time pass until a moment in London.</summary>
    public async Task AtAsync(string moment)
    {
        var local = DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var until = new DateTimeOffset(local, London.GetUtcOffset(local)).ToUniversalTime();
        while (await NextDueAsync() is { } due && due <= until)
        {
            clock.SetUtcNow(due < clock.GetUtcNow() ? clock.GetUtcNow() : due);
            Assert.Empty((await service.RunDueAsync(Host)).Problems);
        }

        clock.SetUtcNow(until);
    }

    public async Task OpenAsync(string role, string actor, string facts = "{}") =>
        Assert.IsType<CaseResult.Done>(await service.OpenAsync(new OpenRequest { PolicyId = policy.Model.Id, CaseId = caseId, Actor = actor, Role = role, Facts = CaseArguments.OfJson(facts) }));

    public async Task DoAsync(string role, string actor, string trigger, string facts = "{}", string outcome = "", string reason = "", string part = "")
    {
        var result = await FireAsync(role, actor, trigger, facts, outcome, reason, part);
        Assert.True(result is CaseResult.Done, result is CaseResult.Refused { Refusal: { } refusal } ? $"{trigger}: {refusal.Message}; {refusal.Help}" : $"{trigger}: {result}");
    }

    public async Task RefusedAsync(RefusalKind kind, string role, string actor, string trigger, string facts = "{}", string outcome = "", string reason = "", string part = "") =>
        Assert.Equal(kind, Assert.IsType<CaseResult.Refused>(await FireAsync(role, actor, trigger, facts, outcome, reason, part)).Refusal.Kind);

    /// <summary>What happened, was sent and is due, as a person reads it; the chains of events are checked on the way.</summary>
    public async Task<string> TellAsync(string title)
    {
        var text = new StoryText(policy, London);
        text.Title(title, policy.Model.Title);
        var record = (await service.ReadAsync(caseId))!;
        foreach (var id in record.State.Parts.Select(part => part.CaseId).Prepend(caseId))
        {
            Assert.True((await service.VerifyAsync(id))!.IsIntact);
            var protection = new PolicyEngine.Cases.Events.CaseProtection(await store.GetOrCreateKeyAsync(id, default));
            text.Case((await service.ReadAsync(id))!, await store.ReadMessagesAsync(id, default), protection);
        }

        return text.ToString();
    }

    private Task<CaseResult> FireAsync(string role, string actor, string trigger, string facts, string outcome, string reason, string part) => service.FireAsync(new FireRequest
    {
        CaseId = part.Length > 0 ? $"{caseId}/{part}" : caseId,
        Trigger = trigger,
        Role = role,
        Actor = actor,
        Facts = CaseArguments.OfJson(facts),
        Outcome = outcome,
        Reason = reason,
    });

    private async Task<DateTimeOffset?> NextDueAsync()
    {
        var record = await service.ReadAsync(caseId);
        return record?.Timers is { IsEmpty: false } timers ? timers.Min(timer => timer.DueAt) : null;
    }
}
