using System.Collections.Immutable;
using PolicyEngine.AspNetCore.Cases;
using PolicyEngine.AspNetCore.EndPoints;
using PolicyEngine.AspNetCore.Pages;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Cases.Views;

namespace PolicyEngine.AspNetCore.PageEndPoints;

/// <summary>A case as a page shows it, to the resident or at the desk.</summary>
internal sealed class CasePageReader(CaseService cases, ICaseStore store)
{
    public async Task<CasePageView> ReadAsync(OpenDoor door, string noteError, CancellationToken cancellation)
    {
        var whole = await cases.ViewAsync(door.Row.CaseId, cancellation).ConfigureAwait(false) ?? throw new ProblemException(Problem.NotFound);
        var view = door.IsOfficer ? whole : OwnView.Of(whole, door.Policy, door.Roles);
        return new CasePageView(view.CaseId, view.PolicyTitle, view.States[^1].Title, NextOf(view, door), door.IsOfficer)
        {
            Answer = view.Decision is { } decision ? AnswerOf(view, decision, door) : null,
            DecidedBy = view.Decision is { Officer.Length: > 0 } made ? DecidedOf(made) : "",
            Deadlines = [.. view.Deadlines.Select(DeadlineOf)],
            Actions = [.. ActionsOf(view, door)],
            Facts = [.. view.Facts.Select(fact => new SummaryRow(TitleOf(door, fact.Name), Capital(fact.Text), "", door.IsOfficer ? $"since {fact.Since}" : ""))],
            Letters = await LettersAsync(door, cancellation).ConfigureAwait(false),
            Timeline = await TimelineAsync(door, cancellation).ConfigureAwait(false),
            Note = door.IsOfficer ? new FieldView { Name = "note", Kind = FieldKind.LongText, Label = "Write a note", Hint = "It stays on record with your name.", Error = noteError } : null,
        };
    }

    // One line: who goes on, and with what.
    private static string NextOf(CaseView view, OpenDoor door)
    {
        if (view.IsEnded)
        {
            return "";
        }

        if (!view.Asked.IsEmpty)
        {
            var count = view.Asked.Length == 1 ? "1 question" : FormattableString.Invariant($"{view.Asked.Length} questions");
            return door.IsOfficer ? $"the resident answers {count}" : $"you answer {count}";
        }

        var running = view.Deadlines.FirstOrDefault(deadline => deadline.Status is "running" or "overdue");
        return running is null ? "" : $"{running.Title}, by {running.Due}";
    }

    // What a person has decided is no longer open to the one concerned, whatever the policy by itself had left open.
    private static AnswerView AnswerOf(CaseView view, ViewDecision decision, OpenDoor door) => new(view.PolicyTitle, HeadlineOf(decision), decision.Answer == "outcome", decision.Reasons)
    {
        Open = decision.Officer.Length > 0 && !door.IsOfficer ? [] : [.. decision.Open.Select(text => Asked(text, door))],
    };

    // A question stands in place of its name: nobody but its author knows the name.
    private static string Asked(string text, OpenDoor door) =>
        door.Policy.Facts.Aggregate(text, (said, fact) => said.Replace($"`{fact.Name}`", $"“{Forms.FactField.LabelOf(fact)}”", StringComparison.Ordinal));

    private static string Capital(string text) => text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    // A fault is never shown as a no.
    private static string HeadlineOf(ViewDecision decision) => decision.Answer switch
    {
        "outcome" => decision.Outcome,
        "faulted" => "We couldn’t decide this. A person will.",
        "needs_person" => "A person decides this.",
        _ => "There is no answer yet.",
    };

    private static string DecidedOf(ViewDecision decision) =>
        $"Decided by {decision.Officer} on {decision.On}. {decision.Reason}{(decision.Engine.Length > 0 ? $" The policy by itself: {decision.Engine}." : "")}";

    private static SummaryRow DeadlineOf(ViewDeadline deadline) => new(deadline.Title, deadline.Status switch
    {
        "paused" => $"The clock stands still since {deadline.StandsSince}",
        "overdue" => $"Overdue: it was due by {deadline.Due}",
        "undated" => $"No date: {deadline.Due}",
        "ended_late" => $"Met late: it was due by {deadline.Due}",
        _ => $"By {deadline.Due}",
    });

    private static IEnumerable<ActionLine> ActionsOf(CaseView view, OpenDoor door)
    {
        var place = door.IsOfficer ? "desk" : "my";
        return view.Triggers.Where(trigger => trigger.RoleNames.Any(role => door.Roles.Contains(role)))
            .Select(trigger => new ActionLine($"/{place}/{Uri.EscapeDataString(view.CaseId)}/do/{trigger.Name}", trigger.Title, trigger.Blocked));
    }

    private static string TitleOf(OpenDoor door, string name) => door.Policy.Facts.FirstOrDefault(fact => fact.Name == name) is { } known ? Forms.FactField.LabelOf(known) : name;

    private async Task<ImmutableArray<LetterLine>> LettersAsync(OpenDoor door, CancellationToken cancellation)
    {
        var letters = await CaseLetters.ReadAsync(store, door.Row.CaseId, door.IsOfficer ? null : door.Roles, cancellation).ConfigureAwait(false);
        return [.. letters.Reverse().Select(letter => new LetterLine(LocalTimes.Words(door.Policy, letter.At), letter.To, letter.Subject, letter.Text))];
    }

    private async Task<ImmutableArray<EventLine>> TimelineAsync(OpenDoor door, CancellationToken cancellation)
    {
        var timeline = await cases.TimelineAsync(door.Row.CaseId, cancellation).ConfigureAwait(false);
        if (!door.IsOfficer)
        {
            var events = (await cases.ReadAsync(door.Row.CaseId, cancellation).ConfigureAwait(false))!.Events;
            timeline = [.. OwnView.Of(timeline, events, door.Roles)];
        }

        return [.. timeline.Reverse().Select(entry => new EventLine(entry.On, entry.Who, entry.What, entry.Details))];
    }
}
