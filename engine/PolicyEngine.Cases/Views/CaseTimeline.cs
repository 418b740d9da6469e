using System.Collections.Immutable;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Documents;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Views;

/// <summary>What happened to a case, event by event, in words.</summary>
/// <param name="Sequence">The event's number.</param>
/// <param name="On">When, in words; what a deadline did, when it was due.</param>
/// <param name="Who">Who, in words; empty for what followed by itself.</param>
/// <param name="What">What happened.</param>
/// <param name="Details">More about it.</param>
public sealed record TimelineEntry(long Sequence, string On, string Who, string What, ImmutableArray<string> Details);

/// <summary>The timeline of a case.</summary>
public static class CaseTimeline
{
    /// <summary>The entries, in order.</summary>
    /// <param name="events">The events.</param>
    /// <param name="model">The policy with the words of states, triggers and facts; <see langword="null"/> to show their names.</param>
    public static ImmutableArray<TimelineEntry> Of(IEnumerable<CaseEvent> events, PolicyModel? model)
    {
        ArgumentNullException.ThrowIfNull(events);
        var words = new TimelineWords(model);
        return [.. events.Select(words.Of)];
    }

    /// <summary>The timeline as plain text.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="width">The longest line, in characters; 40 or more.</param>
    public static string Render(IEnumerable<TimelineEntry> entries, int width = 96)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 40);
        var text = new TextWrapper(width);
        foreach (var entry in entries)
        {
            text.Add(0, FormattableString.Invariant($"{entry.Sequence,3}  "), $"{entry.On}{(entry.Who.Length > 0 ? $", {entry.Who}" : "")}: {entry.What}");
            foreach (var detail in entry.Details)
            {
                text.Add(5, "- ", detail);
            }
        }

        return text.ToString();
    }
}

/// <summary>The words of a timeline.</summary>
internal sealed class TimelineWords(PolicyModel? model)
{
    private readonly Lifecycle? lifecycle = model?.Lifecycle;

    public TimelineEntry Of(CaseEvent happened) => new(happened.Sequence, When(happened.EffectiveAt), Who(happened), What(happened), [.. Details(happened)]);

    private static string Who(CaseEvent happened) =>
        happened.Role == CaseRole.System ? ""
        : happened.Role == CaseRole.Clock ? "the clock"
        : happened.Actor.Length > 0 ? happened.Role.Length > 0 ? $"{happened.Actor} ({happened.Role})" : happened.Actor
        : happened.Role;

    private string What(CaseEvent happened) => happened.Kind switch
    {
        CaseEventKind.Opened => $"opened; {State(happened.To)}",
        CaseEventKind.Fired => $"{Trigger(happened.Trigger)}; {Moved(happened)}",
        CaseEventKind.Followed => Moved(happened),
        CaseEventKind.Overdue => $"{Deadline(happened.Deadline)}: overdue",
        CaseEventKind.Reminded => $"{Deadline(happened.Deadline)}: reminded",
        CaseEventKind.Refused => $"{Trigger(happened.Trigger)}: refused",
        CaseEventKind.PartEnded => $"the part {happened.Part} has ended at {State(happened.PartState)}",
        CaseEventKind.Migrated => $"moved to version {happened.PolicyVersion}; {Moved(happened)}",
        CaseEventKind.Erased => "the personal data was erased",
        CaseEventKind.Noted => "a note",
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };

    private string Moved(CaseEvent happened) => happened.Entered.IsEmpty ? $"still {State(happened.To)}" : happened.From == happened.To ? $"again {State(happened.To)}" : $"{State(happened.From)} → {State(happened.To)}";

    private static string Text(ProtectedText text) => text.IsErased ? EventWords.Erased : text.Text;

    private IEnumerable<string> Details(CaseEvent happened)
    {
        if (!happened.ActsFor.IsNone)
        {
            yield return $"for {Text(happened.ActsFor)}";
        }

        if (happened.Channel.Length > 0)
        {
            yield return $"by {happened.Channel}";
        }

        if (happened.DueAt is { } due && happened.At != due)
        {
            yield return $"noticed on {When(happened.At)}";
        }

        foreach (var fact in happened.Facts.Concat(happened.Set))
        {
            yield return $"{fact.Name}: {FactWords.Of(fact, model)}";
        }

        if (happened.Decision is { } decision)
        {
            yield return $"the policy's view: {(decision.Outcome.Length > 0 ? Outcome(decision.Outcome) : EventWords.Of(decision.Answer))}";
        }

        if (happened.Outcome.Length > 0)
        {
            yield return $"decided: {Outcome(happened.Outcome)}";
        }

        if (!happened.Reason.IsNone)
        {
            yield return $"{(happened.Kind == CaseEventKind.Noted ? "note" : "reason")}: {Text(happened.Reason)}";
        }

        if (happened.Note.Length > 0)
        {
            yield return $"reason: {happened.Note}";
        }

        if (happened.Request is { IsEmpty: false } request)
        {
            yield return $"asked for {Refusals.Names(request)}";
        }

        foreach (var line in happened.Deadlines.Select(Deadline).Concat(happened.Samples.Select(sample => sample.Rate.Length == 0 ? $"{sample.Fact}: not drawn for, because the policy has no value for the rate" : $"{sample.Fact}: {(sample.IsDrawn ? "drawn" : "not drawn")}, at a rate of {sample.Rate}")).Concat(happened.Parts.Select(part => $"part {part.CaseId}")))
        {
            yield return line;
        }

        if (happened.Refusal is { } refusal)
        {
            yield return refusal.Message.IsErased ? EventWords.Erased : refusal.Message.Text;
        }
    }

    private string Deadline(DeadlineChange change) => change.Move switch
    {
        DeadlineMove.Started => $"{Deadline(change.Name)}: by {Limit(change)}",
        DeadlineMove.Paused => $"{Deadline(change.Name)}: the clock stands still",
        DeadlineMove.PauseTooLate => $"{Deadline(change.Name)}: asked too late to stop the clock",
        DeadlineMove.Resumed => $"{Deadline(change.Name)}: the clock goes on; by {Limit(change)}",
        DeadlineMove.Reminded => $"{Deadline(change.Name)}: reminder {change.Reminder}",
        DeadlineMove.Passed => $"{Deadline(change.Name)}: is past",
        DeadlineMove.Ended => $"{Deadline(change.Name)}: ended",
        DeadlineMove.Recounted => $"{Deadline(change.Name)}: worked out anew; {(change.Remaining is null ? $"by {Limit(change)}" : "the clock stands still")}",
        DeadlineMove.Undated => $"{Deadline(change.Name)}: no date, because {string.Join("; ", change.Unknown)}",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private string Outcome(string name) => model is null ? name : model.Outcomes.FirstOrDefault(option => option.Name == name) is { Title.Length: > 0 } option ? option.Title : name;

    private string State(string name) => lifecycle?.States.FirstOrDefault(state => state.Name == name)?.Title ?? name;

    private string Trigger(string name) => lifecycle?.Triggers.FirstOrDefault(trigger => trigger.Name == name)?.Title ?? name;

    private string Deadline(string name) => lifecycle?.Deadlines.FirstOrDefault(deadline => deadline.Name == name)?.Title ?? name;

    private string Limit(DeadlineChange change) =>
        lifecycle is null ? EventWords.Instant(change.DueAt!.Value) : CaseTimes.Limit(model!, lifecycle.Deadlines.FirstOrDefault(deadline => deadline.Name == change.Name), change.DueAt!.Value);

    private string When(DateTimeOffset at) => model is null ? EventWords.Instant(at) : CaseTimes.Words(model, -1, at);
}
