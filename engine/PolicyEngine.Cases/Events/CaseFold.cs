using System.Collections.Immutable;

namespace PolicyEngine.Cases.Events;

/// <summary>Events to the state they give. The service applies each event in the same way when it makes it, so that a replay gives what was live.</summary>
public static class CaseFold
{
    /// <summary>The state after events, in order from the first.</summary>
    public static CaseState Of(IEnumerable<CaseEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Aggregate(new CaseState(), Apply);
    }

    /// <summary>The state after one more event.</summary>
    public static CaseState Apply(CaseState state, CaseEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        var next = state with
        {
            CaseId = happened.CaseId,
            Parent = happened.Kind == CaseEventKind.Opened ? happened.Parent : state.Parent,
            Subject = happened.Kind == CaseEventKind.Opened ? happened.Subject.Text ?? "" : state.Subject,
            PolicyId = happened.PolicyId,
            PolicyVersion = happened.PolicyVersion,
            PolicyHash = happened.PolicyHash,
            State = happened.To,
            IsEnded = state.IsEnded || happened.IsEnd,
            EndedAt = happened.IsEnd ? happened.EffectiveAt : state.EndedAt,
            IsErased = state.IsErased || happened.Kind == CaseEventKind.Erased,
            Sequence = happened.Sequence,
            OpenedAt = happened.Kind == CaseEventKind.Opened ? happened.At : state.OpenedAt,
            ChangedAt = happened.At,
            Facts = FactsAfter(state, happened),
            Deadlines = DeadlinesAfter(state, happened),
            EnteredIn = EnteredAfter(state, happened),
            Acts = happened.Kind == CaseEventKind.Fired ? state.Acts.SetItem($"{happened.Trigger}\n{happened.Actor}", new CaseAct(happened.Trigger, happened.Actor, happened.Sequence)) : state.Acts,
            Samples = state.Samples.AddRange(happened.Samples),
            Parts = PartsAfter(state, happened),
            Decisions = happened.Decision is { } engine
                ? state.Decisions.Add(new CaseDecision(
                    happened.Sequence, happened.Firing, happened.EffectiveAt, engine, happened.Outcome.Length > 0 ? happened.Actor : "", happened.Outcome, happened.Outcome.Length > 0 ? happened.Reason : default))
                : state.Decisions,
            Refusal = RefusalAfter(state, happened),
        };
        return next with { Request = RequestAfter(next, happened) };
    }

    private static ImmutableSortedDictionary<string, KnownFact> FactsAfter(CaseState state, CaseEvent happened)
    {
        var facts = state.Facts;
        foreach (var fact in happened.Facts)
        {
            facts = facts.SetItem(fact.Name, Known(fact, happened.Actor));
        }

        foreach (var fact in happened.Set)
        {
            facts = facts.SetItem(fact.Name, Known(fact, ""));
        }

        return facts;

        KnownFact Known(EventFact fact, string actor) => new(fact.Json, happened.At, happened.Sequence, actor, fact.IsProtected, fact.IsErased);
    }

    private static ImmutableSortedDictionary<string, long> EnteredAfter(CaseState state, CaseEvent happened) =>
        state.EnteredIn.RemoveRange(happened.Exited).SetItems(happened.Entered.Select(name => KeyValuePair.Create(name, happened.Firing)));

    private static ImmutableArray<CasePart> PartsAfter(CaseState state, CaseEvent happened)
    {
        var parts = state.Parts.AddRange(happened.Parts.Select(part => new CasePart(part.Key, part.CaseId, "")));
        return happened.Part.Length == 0 ? parts : [.. parts.Select(part => part.CaseId == happened.Part ? part with { EndedIn = happened.PartState } : part)];
    }

    private static LastRefusal? RefusalAfter(CaseState state, CaseEvent happened) =>
        happened.Refusal is { } refusal ? new LastRefusal(happened.At, happened.Actor, happened.Trigger, refusal)
        : happened.Kind is CaseEventKind.Fired or CaseEventKind.Migrated ? null
        : state.Refusal;

    private static InformationRequest? RequestAfter(CaseState next, CaseEvent happened)
    {
        if (next.IsEnded)
        {
            return null;
        }

        var request = happened.Request is { } asked ? new InformationRequest(asked, asked, happened.EffectiveAt) : next.Request;
        if (request is null)
        {
            return null;
        }

        // An answer counts from the request on: a fact that was known before is asked again only when the request names it.
        var answered = happened.Request is null ? happened.Facts.Concat(happened.Set).Select(fact => fact.Name).ToHashSet(StringComparer.Ordinal) : [];
        var open = request.Facts.RemoveAll(answered.Contains);
        return open.IsEmpty ? null : request with { Facts = open };
    }

    private static ImmutableSortedDictionary<string, DeadlineState> DeadlinesAfter(CaseState state, CaseEvent happened)
    {
        var deadlines = state.Deadlines;
        foreach (var change in happened.Deadlines)
        {
            var before = deadlines.GetValueOrDefault(change.Name) ?? new DeadlineState();
            deadlines = deadlines.SetItem(change.Name, After(before, change, happened.EffectiveAt));
        }

        return deadlines;
    }

    private static DeadlineState After(DeadlineState before, DeadlineChange change, DateTimeOffset at) => change.Move switch
    {
        DeadlineMove.Started => new DeadlineState { Status = DeadlineStatus.Running, StartedAt = at, SetAt = at, DueAt = change.DueAt ?? at, Reminders = change.Reminders },
        DeadlineMove.Undated => new DeadlineState { Status = DeadlineStatus.Undated, StartedAt = change.StartedAt ?? at, SetAt = at, DueAt = change.StartedAt ?? at, Unknown = change.Unknown },
        DeadlineMove.Recounted => Recounted(before, change, at),
        DeadlineMove.Paused => before with { Status = DeadlineStatus.Paused, PausedAt = at, Remaining = change.Remaining, Reminders = change.Reminders },
        DeadlineMove.PauseTooLate => before,
        DeadlineMove.Resumed => before with { Status = DeadlineStatus.Running, PausedAt = null, Remaining = null, SetAt = at, DueAt = change.DueAt ?? before.DueAt, Reminders = change.Reminders },
        DeadlineMove.Reminded => before with { Reminders = before.Reminders.RemoveAll(reminder => reminder.Number == change.Reminder) },
        DeadlineMove.Passed => before with { Status = DeadlineStatus.Overdue, Reminders = [] },
        DeadlineMove.Ended => before with { Status = before.Status is DeadlineStatus.Running or DeadlineStatus.Overdue && at > before.DueAt ? DeadlineStatus.EndedLate : DeadlineStatus.Ended, PausedAt = null, Remaining = null, Reminders = [] },
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    // What was late and still is stays late: it is not done a second time.
    private static DeadlineState Recounted(DeadlineState before, DeadlineChange change, DateTimeOffset at) => new()
    {
        Status = change.Remaining is not null ? DeadlineStatus.Paused : before.Status == DeadlineStatus.Overdue && change.DueAt <= at ? DeadlineStatus.Overdue : DeadlineStatus.Running,
        StartedAt = change.StartedAt ?? at,
        SetAt = at,
        DueAt = change.DueAt ?? at,
        PausedAt = change.PausedAt,
        Remaining = change.Remaining,
        Reminders = change.Reminders,
    };
}
