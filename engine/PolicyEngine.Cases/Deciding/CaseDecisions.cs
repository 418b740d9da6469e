using System.Collections.Immutable;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases.Deciding;

/// <summary>Which decision of a case is asked for. The date of law and the date of knowledge are apart: what is left out is what holds now.</summary>
public sealed record DecideRequest
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>A decision on record, by its event's number: with nothing else given it is run again exactly as it was. <see langword="null"/> for none.</summary>
    public long? Event { get; init; }

    /// <summary>The day for which it is decided, <c>as_of</c> in expressions. Default: that of the decision on record, otherwise today in the policy's zone.</summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>Only facts that were known at this instant count. Default: those of the decision on record, otherwise all.</summary>
    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>The content hash of the policy version. Default: the one to which the case was pinned then.</summary>
    public string? PolicyHash { get; init; }
}

/// <summary>What came of deciding a case again: a closed set. Nothing was written.</summary>
public abstract record DecideResult
{
    private DecideResult()
    {
    }

    /// <summary>It was decided.</summary>
    /// <param name="Decision">The decision.</param>
    /// <param name="PolicyVersion">The version that people name.</param>
    /// <param name="OnRecord">The decision on record that was asked for; <see langword="null"/> for none.</param>
    /// <param name="IsSame">Whether it is, to the byte, what is on record; <see langword="null"/> when there is nothing to compare with, or it was erased.</param>
    public sealed record Decided(Decision Decision, string PolicyVersion, EventDecision? OnRecord, bool? IsSame) : DecideResult;

    /// <summary>What is known does not fit the policy version.</summary>
    /// <param name="Diagnostics">Why.</param>
    public sealed record FactsRefused(ImmutableArray<PolicyDiagnostic> Diagnostics) : DecideResult;

    /// <summary>Facts that it was decided from were erased, so that it can't be decided again.</summary>
    /// <param name="Facts">Their names.</param>
    public sealed record Erased(ImmutableArray<string> Facts) : DecideResult;

    /// <summary>The policy version is not to be had.</summary>
    /// <param name="PolicyHash">Its content hash.</param>
    public sealed record PolicyNotFound(string PolicyHash) : DecideResult;

    /// <summary>There is no such case, or no decision in that event.</summary>
    /// <param name="Message">What is not there.</param>
    public sealed record NotFound(string Message) : DecideResult;
}

/// <summary>Decides cases again without writing history.</summary>
internal static class CaseDecisions
{
    public static DecideResult Decide(LoadedCase loaded, CompiledPolicy policy, CaseState then, CaseEvent? onRecord, DecideRequest request, DateTimeOffset now)
    {
        // What is gone would be taken for what was never asked.
        if (then.Facts.Where(fact => fact.Value.IsErased).Select(fact => fact.Key).ToImmutableArray() is { IsEmpty: false } erased)
        {
            return new DecideResult.Erased(erased);
        }

        var reading = FactJson.Read(policy.Model, then.Facts);
        if (reading.Facts is not { } facts)
        {
            return new DecideResult.FactsRefused([.. reading.Diagnostics]);
        }

        var decision = Evaluator.Decide(policy, facts, request.AsAt ?? onRecord?.Decision?.AsOf ?? PolicyDays.DayOf(policy.Model, now));
        var document = onRecord?.Decision?.Document ?? default;
        return new DecideResult.Decided(decision, policy.Model.Version, onRecord?.Decision, document.IsNone || document.IsErased || loaded.State.IsErased ? null : string.Equals(document.Text, DecisionAnswers.Text(decision), StringComparison.Ordinal));
    }

    /// <summary>The case as it was known: before the decision of an event, or at an instant.</summary>
    public static CaseState Then(LoadedCase loaded, CaseEvent? onRecord, DateTimeOffset? knownAt)
    {
        if (onRecord is null || knownAt is not null)
        {
            return CaseFold.Of(loaded.Events.Where(happened => knownAt is null || happened.At <= knownAt));
        }

        // What the event's steps set after it had decided was not known to the decision.
        var before = CaseFold.Of(loaded.Events.Where(happened => happened.Sequence < onRecord.Sequence));
        return CaseFold.Apply(before, onRecord with { Set = onRecord.Set[..Math.Min(onRecord.Set.Length, onRecord.Decision!.SetBefore)] });
    }
}
