using System.Collections.Immutable;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Rehearsing;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;
using PolicyEngine.Workbench;

namespace PolicyEngine.AspNetCore.Journeys;

/// <summary>Where a draft stands: a closed set.</summary>
internal abstract record Journey
{
    private Journey()
    {
    }

    /// <summary>The policy version that it is under.</summary>
    public required PolicyModel Policy { get; init; }

    /// <summary>The facts that are answered and matter, in the order in which they were asked.</summary>
    public ImmutableArray<string> Answered { get; init; } = [];

    /// <summary>The triggers on the way, each with its facts.</summary>
    public ImmutableArray<RehearsedStep> Steps { get; init; } = [];

    /// <summary>A question is to be asked.</summary>
    public sealed record Asks(string Fact, bool MayBeUnknown, ImmutableArray<string> Why) : Journey;

    /// <summary>All that matters is answered; it can be sent, or, of a policy that only decides, is decided.</summary>
    public sealed record Complete(Decision? Decision) : Journey;

    /// <summary>It can't be done so.</summary>
    public sealed record Refused(CaseRefusal Refusal) : Journey;

    /// <summary>There is nothing to go on with: the case, or the policy version, is gone.</summary>
    public sealed record Gone : Journey;
}

/// <summary>Reads where a draft stands.</summary>
internal sealed class JourneyReader(PolicyLibrary library, CaseService cases, ICasePolicies policies, TimeProvider clock)
{
    public async Task<Journey> ReadAsync(Draft draft, string actor, CancellationToken cancellation)
    {
        if (draft.Role.Length == 0)
        {
            return Decided(draft);
        }

        var policy = (await policies.FindAsync(draft.PolicyHash, cancellation).ConfigureAwait(false))?.Model;
        if (policy is null)
        {
            return new Journey.Gone { Policy = library.Current.Policies[0].Model };
        }

        var trigger = draft.Trigger.Length == 0 ? null : policy.Lifecycle!.Triggers.FirstOrDefault(one => one.Name == draft.Trigger);
        var request = new RehearseRequest
        {
            CaseId = draft.CaseId,
            PolicyId = draft.PolicyId,
            PolicyHash = draft.PolicyHash,
            Role = draft.Role,
            Actor = actor,
            Triggers = trigger is null ? [] : [trigger.Name],
            Facts = CaseArguments.OfJson(draft.Json),
            Reason = trigger is { NeedsReason: true } or { Decides: true } ? "(to be given)" : "",
            Outcome = trigger is { Decides: true } ? policy.Choices[policy.Items[policy.OutcomeItem].ChoiceSet].Options[0].Name : "",
        };
        return Of(await cases.RehearseAsync(request, cancellation).ConfigureAwait(false), policy);
    }

    private static Journey Of(Rehearsal rehearsal, PolicyModel policy)
    {
        ImmutableArray<string> answered = [.. rehearsal.Steps.SelectMany(step => step.Facts)];
        return rehearsal switch
        {
            Rehearsal.Asks asks => new Journey.Asks(asks.Question.Name, asks.MayBeUnknown, asks.Question.Why) { Policy = policy, Answered = answered, Steps = rehearsal.Steps },
            Rehearsal.Done done => new Journey.Complete(done.Decision) { Policy = policy, Answered = answered, Steps = rehearsal.Steps },
            Rehearsal.Refused refused => new Journey.Refused(refused.Refusal) { Policy = policy, Answered = answered, Steps = rehearsal.Steps },
            Rehearsal.NotFound => new Journey.Gone { Policy = policy },
            _ => throw new ArgumentOutOfRangeException(nameof(rehearsal)),
        };
    }

    // Asked from nothing again, so that an answer that can't matter any more is neither used nor shown.
    private Journey Decided(Draft draft)
    {
        if (library.Current.Policies.FirstOrDefault(policy => policy.Model.ContentHash == draft.PolicyHash) is not { } found)
        {
            return new Journey.Gone { Policy = library.Current.Policies[0].Model };
        }

        var day = PolicyEngine.Cases.Clock.PolicyDays.DayOf(found.Model, clock.GetUtcNow());
        var answered = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            var used = string.Join(",", answered.Select(fact => $"\"{fact}\":{draft.Answers[fact]}"));
            var decision = found.DecideJson($"{{{used}}}", day);
            if (Question.Next(decision) is not { } next)
            {
                return new Journey.Complete(decision) { Policy = found.Model, Answered = answered.ToImmutable() };
            }

            if (!draft.Answers.ContainsKey(next.Fact.Name) || answered.Contains(next.Fact.Name))
            {
                return new Journey.Asks(next.Fact.Name, true, next.Why) { Policy = found.Model, Answered = answered.ToImmutable() };
            }

            answered.Add(next.Fact.Name);
        }
    }
}
