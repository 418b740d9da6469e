using System.Collections.Immutable;
using PolicyEngine.AspNetCore.Security;
using PolicyEngine.Cases;

namespace PolicyEngine.AspNetCore.Journeys;

/// <summary>What came of sending.</summary>
/// <param name="CaseId">The case; empty when there is none.</param>
/// <param name="Refusal">Why something was refused; <see langword="null"/> when nothing was.</param>
/// <param name="Conflict">What is said where somebody else was first; empty otherwise.</param>
internal sealed record Sent(string CaseId, CaseRefusal? Refusal, string Conflict);

/// <summary>Sends a draft: opens its case where it has none, and fires what was rehearsed, each under a key of its own, so that sending twice does it once.</summary>
internal sealed class DraftSender(CaseService cases, Draft draft, Journey journey, Caller caller)
{
    private const string Conflicted = "Somebody else did something with the case meanwhile. Look at it again before you send this.";

    public Draft Draft => draft;

    public Journey Journey => journey;

    public async Task<Sent> SendAsync(string outcome, string reason, CancellationToken cancellation)
    {
        var opened = draft.CaseId.Length > 0 ? new Sent(draft.CaseId, null, "") : Of(await OpenAsync(cancellation).ConfigureAwait(false));
        foreach (var step in journey.Steps)
        {
            if (opened.Refusal is not null || opened.Conflict.Length > 0)
            {
                return opened;
            }

            var fired = Of(await cases.FireAsync(RequestOf(opened.CaseId, step.Trigger, step.Facts, outcome, reason), cancellation).ConfigureAwait(false));
            opened = fired with { CaseId = opened.CaseId };
        }

        return opened;
    }

    private Task<CaseResult> OpenAsync(CancellationToken cancellation) => cases.OpenAsync(
        new OpenRequest
        {
            PolicyId = draft.PolicyId,
            Actor = caller.Name,
            Role = draft.Role,
            Subject = draft.IsOfficers ? "" : caller.Subject,
            ActsFor = draft.ActsFor,
            Channel = draft.Channel,
            Key = draft.Id,
        },
        cancellation);

    private FireRequest RequestOf(string caseId, string trigger, ImmutableArray<string> facts, string outcome, string reason) => new()
    {
        CaseId = caseId,
        Trigger = trigger,
        Actor = caller.Name,
        Role = draft.Role,
        ActsFor = draft.ActsFor,
        Channel = draft.Channel,
        Facts = CaseArguments.OfJson($"{{{string.Join(",", facts.Select(fact => $"\"{fact}\":{draft.Answers[fact]}"))}}}"),
        Outcome = trigger == draft.Trigger ? outcome : "",
        Reason = trigger == draft.Trigger ? reason : "",
        Key = $"{draft.Id}/{trigger}",
        Expected = draft.Seen,
    };

    private static Sent Of(CaseResult result) => result switch
    {
        CaseResult.Done done => new Sent(done.State.CaseId, null, ""),
        CaseResult.AlreadyDone before => new Sent(before.State.CaseId, null, ""),
        CaseResult.Refused refused => new Sent("", refused.Refusal, ""),
        CaseResult.Ignored ignored => new Sent(ignored.State.CaseId, null, ignored.Reason),
        CaseResult.Conflict => new Sent("", null, Conflicted),
        CaseResult.NotFound => new Sent("", null, "The case is not there any more."),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
