using System.Collections.Immutable;
using System.Text.Json;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Cases.Erasing;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Machine;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Views;

/// <summary>Puts together what there is to show of a case.</summary>
internal sealed class CaseViewBuilder
{
    private readonly CaseContext context;
    private readonly CaseState state;
    private readonly Lifecycle lifecycle;
    private readonly Expressions expressions;
    private readonly int leaf;
    private readonly DateTimeOffset now;

    public CaseViewBuilder(CaseContext context, DateTimeOffset now)
    {
        this.context = context;
        this.now = now;
        state = context.State;
        lifecycle = context.Machine.Lifecycle;
        expressions = new Expressions(context.Policy, context.Facts, PolicyDays.DayOf(Model, now));
        leaf = context.Machine.StateNamed(state.State);
    }

    private PolicyModel Model => context.Policy.Model;

    public CaseView Build() => new()
    {
        CaseId = state.CaseId,
        Parent = state.Parent,
        PolicyId = state.PolicyId,
        PolicyTitle = Model.Title,
        PolicyVersion = state.PolicyVersion,
        PolicyHash = state.PolicyHash,
        States = [.. context.Machine.Lineage(leaf).Select(place => new ViewState(lifecycle.States[place].Name, lifecycle.States[place].Title))],
        IsEnded = state.IsEnded,
        IsErased = state.IsErased,
        Sequence = state.Sequence,
        Opened = Words(state.OpenedAt),
        Ended = state.EndedAt is { } ended ? Words(ended) : "",
        Changed = Words(state.ChangedAt),
        OpenedAt = state.OpenedAt,
        ChangedAt = state.ChangedAt,
        Zone = Model.Zone,
        Decision = state.Decision is { } decision ? DecisionOf(decision) : null,
        Asked = [.. (state.Request?.Facts ?? []).Select(name => new ViewQuestion(name, Model.Facts.FirstOrDefault(fact => fact.Name == name)?.Ask ?? name))],
        Deadlines = [.. lifecycle.Deadlines.Select(DeadlineOf).OfType<ViewDeadline>().OrderBy(deadline => deadline.DueAt)],
        Next = state.IsEnded ? [] : [.. Coming().Concat(Waiting())],
        Triggers = state.IsErased ? [] : [.. Enumerable.Range(0, lifecycle.Triggers.Length).Select(TriggerOf).OfType<ViewTrigger>()],
        Refusal = state.Refusal is { } refused ? RefusalOf(refused) : null,
        Retention = RetentionWords(),
        Kept = state.IsErased ? [.. Kept()] : [],
        Parts = state.Parts,
        Samples = state.Samples,
        Facts = [.. Enumerable.Range(0, Model.Facts.Length).Select(FactOf).OfType<ViewFact>()],
    };

    private IEnumerable<string> Kept() => Model.Facts.Where(fact => fact.KeepAfterErasing.Length > 0 && state.Facts.ContainsKey(fact.Name)).Select(fact => $"{fact.Name}: {fact.KeepAfterErasing}")
        .Concat(lifecycle.Roles.Where(role => role.KeepAfterErasing.Length > 0).Select(role => $"the names of {role.Name}: {role.KeepAfterErasing}"));

    private string RetentionWords() => state is { IsErased: false, EndedAt: { } ended } && Retention.Of(context, ended) is { } end
        ? end.KeptUntil is not { } until ? end.Problem
            : until <= now ? $"Personal data was to be kept until {Words(until)}, and may be erased now"
            : $"Personal data is kept until {Words(until)}"
        : "";

    private ViewDecision DecisionOf(CaseDecision decision)
    {
        var isOfficers = decision.OfficerOutcome.Length > 0;
        return new ViewDecision(
            EventWords.Of(decision.Answer),
            decision.Outcome.Length > 0 ? OutcomeTitle(decision.Outcome) : "",
            decision.Outcome,
            Words(decision.At),
            decision.Officer,
            decision.Reason.IsErased ? EventWords.Erased : decision.Reason.Text ?? "",
            !isOfficers ? "" : decision.Engine.Outcome.Length > 0 ? OutcomeTitle(decision.Engine.Outcome) : EventWords.Of(decision.Engine.Answer),
            OfDocument(decision.Engine, "reasons", "text"),
            decision.Engine.Answer == AnswerKind.Outcome ? [] : [.. OfDocument(decision.Engine, "faults", "message"), .. OfDocument(decision.Engine, "missing", "message", state.Request?.Facts ?? [])]);
    }

    // What the case asks for at this moment is shown as questions, and not once more.
    private static ImmutableArray<string> OfDocument(EventDecision engine, string list, string member, params ImmutableArray<string> asked)
    {
        if (engine.Document.Text is not { Length: > 0 } json)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty(list).EnumerateArray().Where(entry => asked.IsEmpty || !asked.Contains(entry.GetProperty("name").GetString()!)).Select(entry => entry.GetProperty(member).GetString() ?? "")];
    }

    private string OutcomeTitle(string name) => Model.Outcomes.FirstOrDefault(option => option.Name == name)?.Title ?? name;

    private ViewDeadline? DeadlineOf(LifecycleDeadline deadline)
    {
        if (state.Deadlines.GetValueOrDefault(deadline.Name) is not { Status: not DeadlineStatus.Ended } standing)
        {
            return null;
        }

        var then = deadline.Then >= 0 && standing.Status is DeadlineStatus.Running or DeadlineStatus.Paused ? lifecycle.Triggers[deadline.Then].Title : "";
        var due = standing.Status switch
        {
            DeadlineStatus.Paused => "",
            DeadlineStatus.Undated => string.Join("; ", standing.Unknown),
            DeadlineStatus.Running or DeadlineStatus.Overdue or DeadlineStatus.Ended or DeadlineStatus.EndedLate or _ => CaseTimes.Limit(Model, deadline, standing.DueAt),
        };
        var standsSince = standing.PausedAt is { } paused ? CaseTimes.Words(Model, deadline.Calendar, paused) : "";
        return new ViewDeadline(deadline.Name, deadline.Title, StatusWord(standing.Status), due, standing.DueAt, standsSince, then);
    }

    private static string StatusWord(DeadlineStatus status) => status switch
    {
        DeadlineStatus.Running => "running",
        DeadlineStatus.Paused => "paused",
        DeadlineStatus.Overdue => "overdue",
        DeadlineStatus.Ended => "ended",
        DeadlineStatus.EndedLate => "ended_late",
        DeadlineStatus.Undated => "undated",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private IEnumerable<string> Coming()
    {
        foreach (var timer in CaseRows.Timers(state).Where(timer => !timer.Name.Contains(CaseRows.ReminderMark, StringComparison.Ordinal)))
        {
            var deadline = lifecycle.Deadlines.FirstOrDefault(known => known.Name == timer.Name);
            var limit = CaseTimes.Limit(Model, deadline, timer.DueAt);
            yield return deadline is not { Then: >= 0 } ? Overdue(deadline, deadline?.Title ?? timer.Name, timer, limit)
                : timer.DueAt <= now ? $"{lifecycle.Triggers[deadline.Then].Title}: due since {limit}, with the next run of what is due"
                : $"{lifecycle.Triggers[deadline.Then].Title}: on {limit}";
        }
    }

    // Of an amount of time, its last moment is in time; a day that the policy names is late from its time on.
    private string Overdue(LifecycleDeadline? deadline, string title, CaseTimer timer, string limit) =>
        timer.DueAt <= now ? $"{title} is overdue since {limit}, which the next run of what is due records"
        : $"{title}: overdue {(deadline is { At: >= 0 } ? "from" : "after")} {limit}, unless it is met";

    private IEnumerable<string> Waiting()
    {
        foreach (var way in context.Machine.Automatic(leaf).SelectMany(level => level).Select(place => lifecycle.Transitions[place]))
        {
            if (way.WhenPartsEnded && state.Parts.Any(part => part.EndedIn.Length == 0))
            {
                var open = state.Parts.Where(part => part.EndedIn.Length == 0).Select(part => part.CaseId).ToArray();
                yield return $"{Title(way.To)}: once {Refusals.Names(open)} {(open.Length == 1 ? "has" : "have")} ended";
            }
            else if (way.Guard >= 0 && way.Outcomes.IsEmpty && expressions.Of(way.Guard) is { Status: DecisionStatus.Undetermined } answer)
            {
                yield return $"{Title(way.To)}: hangs on {string.Join("; ", answer.Missing.Select(missing => missing.Question.Length > 0 ? missing.Question : missing.Message))}";
            }
        }
    }

    private ViewTrigger? TriggerOf(int place)
    {
        var trigger = lifecycle.Triggers[place];
        var ways = context.Machine.Candidates(leaf, place).ToArray();
        if (trigger.By.IsEmpty || ways.Length == 0 || ways.All(way => lifecycle.Transitions[way].Kind == TransitionKind.Ignore))
        {
            return null;
        }

        var takes = trigger.Takes.Select(argument => Model.Facts[argument.Fact].Name + (argument.IsRequired ? "" : "?")).Concat(trigger.TakesRequested ? state.Request?.Facts ?? [] : []).Concat(trigger.TakesAnyFact ? ["*"] : []);
        return new ViewTrigger(trigger.Name, trigger.Title, [.. trigger.By.Select(role => lifecycle.Roles[role].Title)], [.. trigger.By.Select(role => lifecycle.Roles[role].Name)], [.. takes.Distinct(StringComparer.Ordinal)], [.. Needs(trigger)], Blocked(trigger, place));
    }

    private IEnumerable<string> Needs(LifecycleTrigger trigger)
    {
        if (trigger.Decides)
        {
            yield return $"an outcome ({string.Join(", ", Model.Outcomes.Select(option => option.Name))})";
        }

        if (trigger.NeedsReason || trigger.Decides)
        {
            yield return "a reason";
        }

        foreach (var actor in OtherPeople.Of(context, trigger).Select(use => use.Actor).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            yield return $"somebody other than {actor}";
        }
    }

    // What comes with the trigger can still turn a guard, so that only a guard that nothing of it feeds is a certain no.
    private string Blocked(LifecycleTrigger trigger, int place)
    {
        var answer = context.Machine.Fire(leaf, place, expressions);
        return answer.Result is MachineResult.Fires or MachineResult.Ignored || trigger.TakesAnyFact || trigger.TakesRequested || !trigger.Takes.IsEmpty
            ? ""
            : GuardWords.Of(context, expressions, place, answer) is { } refusal ? $"{refusal.Message}{(refusal.Help.Length > 0 ? $"; {refusal.Help}" : "")}" : "";
    }

    private ViewRefusal RefusalOf(LastRefusal refused) => new(
        Words(refused.At),
        refused.Actor,
        lifecycle.Triggers.FirstOrDefault(trigger => trigger.Name == refused.Trigger)?.Title ?? refused.Trigger,
        refused.Refusal.Message.IsErased ? EventWords.Erased : refused.Refusal.Message.Text);

    private ViewFact? FactOf(int place)
    {
        var fact = Model.Facts[place];
        if (state.Facts.GetValueOrDefault(fact.Name) is not { } known)
        {
            return null;
        }

        var text = known.IsErased ? EventWords.Erased : FactWords.Of(context.Facts, place);
        return new ViewFact(fact.Name, text, Words(known.KnownAt), fact.Sensitive || fact.Fields.Any(field => field.Sensitive));
    }

    private string Title(int target) => target >= 0 ? lifecycle.States[target].Title : "stays";

    private string Words(DateTimeOffset at) => CaseTimes.Words(Model, -1, at);
}
