using PolicyEngine.Documents;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Pages;

/// <summary>How a case lives: where it can stand, who may do what there, by when, and what is sent.</summary>
public sealed class LifecycleSections(MarkdownPage page, PolicyWords words, ExpressionWords expressions)
{
    private PolicyModel Model => words.Model;

    private Lifecycle Lifecycle => words.Model.Lifecycle!;

    /// <summary>Writes the sections; nothing for a policy that only decides.</summary>
    public void Write()
    {
        if (Model.Lifecycle is null)
        {
            return;
        }

        page.Heading(2, "How a case lives");
        page.Paragraph($"It begins as {Title(Lifecycle.InitialState)}.{(Lifecycle.Retention is { } kept ? $" Personal data is kept for {Amount(kept.Amount, kept.Unit)} after it has ended." : "")}");
        for (var state = 0; state < Lifecycle.States.Length; state++)
        {
            State(state);
        }

        Deadlines();
        Notifications();
        Calendars();
    }

    private void State(int place)
    {
        var state = Lifecycle.States[place];
        page.Heading(3, state.Title);
        page.Paragraph(string.Join(" ", new[]
        {
            state.IsFinal ? "Here a case ends." : "",
            state.Parent >= 0 ? $"Part of {Title(state.Parent)}; what can be done there can be done here too." : "",
            state.Initial >= 0 ? $"Begins with {Title(state.Initial)}." : "",
            MarkdownPage.Cited(state.Cite),
        }.Where(sentence => sentence.Length > 0)));
        page.List(state.Entry.Select(step => $"On the way in, {Step(step)}.").Concat(state.Exit.Select(step => $"On the way out, {Step(step)}.")));
        page.Table(
            ["What", "By whom", "Comes with", "Only if", "Said otherwise", "Then", "Source"],
            [.. Lifecycle.Transitions.Where(transition => transition.From.Contains(place)).Select(Transition)]);
    }

    private IReadOnlyList<string> Transition(LifecycleTransition transition)
    {
        var trigger = transition.Trigger < 0 ? null : Lifecycle.Triggers[transition.Trigger];
        var then = transition.Kind switch
        {
            TransitionKind.Ignore => $"nothing: {words.Reason(transition.Refusal)}",
            TransitionKind.Stay => "it stays",
            TransitionKind.Reenter when transition.From.Contains(transition.To) => "it begins again here",
            TransitionKind.Reenter => $"{Title(transition.To)}, which begins again where the case is there already",
            TransitionKind.Move => Title(transition.To),
            _ => throw new ArgumentOutOfRangeException(nameof(transition)),
        };
        return
        [
            MarkdownPage.Escape(LifecycleWords.Cause(Model, transition)),
            trigger is null ? "" : MarkdownPage.Escape(LifecycleWords.Who(Lifecycle, transition.Trigger)) + Others(trigger),
            trigger is null ? "" : Comes(trigger),
            transition.Guard < 0 ? "" : expressions.Phrase(Model.Items[transition.Guard].Value!),
            transition.Kind == TransitionKind.Ignore ? "" : words.Reason(transition.Refusal),
            string.Join("; ", transition.Steps.Select(Step).Prepend(then)),
            MarkdownPage.Cited(transition.Cite.IsEmpty ? trigger?.Cite ?? [] : transition.Cite),
        ];
    }

    private string Others(LifecycleTrigger trigger) =>
        trigger.OtherThan.IsEmpty ? "" : $"; not the person of {string.Join(", ", trigger.OtherThan.Select(other => $"“{MarkdownPage.Escape(Lifecycle.Triggers[other].Title)}”"))}";

    private string Comes(LifecycleTrigger trigger) => string.Join(", ", ((IEnumerable<string>)
    [
        trigger.TakesAnyFact ? "any answers" : "",
        trigger.TakesRequested ? "the answers that were asked for" : "",
        .. trigger.Takes.Select(argument => PolicyWords.Fact(Model.Facts[argument.Fact].Name) + (argument.IsRequired ? "" : " (if known)")),
        trigger.Decides ? "the outcome and a reason" : trigger.NeedsReason ? "a reason" : "",
    ]).Where(one => one.Length > 0));

    private void Deadlines()
    {
        if (Lifecycle.Deadlines.IsEmpty)
        {
            return;
        }

        page.Heading(3, "Deadlines");
        page.Table(["Deadline", "Starts with", "Ends with", "Due", "Stands still", "When it is due", "Reminders", "Source"], [.. Lifecycle.Deadlines.Select(Deadline)]);
    }

    private IReadOnlyList<string> Deadline(LifecycleDeadline deadline) =>
    [
        MarkdownPage.Escape(deadline.Title),
        Titles(deadline.Starts),
        Titles(deadline.Ends),
        Due(deadline) + (deadline.Calendar < 0 ? "" : $", by the calendar “{MarkdownPage.Escape(Lifecycle.Calendars[deadline.Calendar].Title)}”"),
        deadline.Pauses.IsEmpty ? "" : $"in {Titles(deadline.Pauses)}{(deadline.PauseWithin < 0 ? "" : $", if that begins within {Amount(deadline.PauseWithin, deadline.PauseUnit)}")}",
        deadline.Then < 0 ? "it is recorded as late" : MarkdownPage.Escape(Lifecycle.Triggers[deadline.Then].Title),
        string.Join("; ", deadline.Reminders.Select(reminder => $"{MarkdownPage.Code(Lifecycle.Notifications[reminder.Notification].Name)} {Amount(reminder.Amount, reminder.Unit)} before")),
        MarkdownPage.Cited(deadline.Cite),
    ];

    private string Due(LifecycleDeadline deadline)
    {
        if (deadline.At < 0)
        {
            return $"within {Amount(deadline.Amount, deadline.Unit)}";
        }

        var time = deadline.AtTime == TimeOnly.MinValue ? "" : $" at {ValueText.Display(deadline.AtTime, FactType.Time, null, "")}";
        return $"on {expressions.Phrase(Model.Items[deadline.At].Value!)}{time}";
    }

    private void Notifications()
    {
        if (!Lifecycle.Notifications.IsEmpty)
        {
            page.Heading(3, "What is sent");
            page.Table(["Name", "To", "Subject", "Text"], [.. Lifecycle.Notifications.Select(sent => (IReadOnlyList<string>)
            [
                MarkdownPage.Code(sent.Name), MarkdownPage.Escape(LifecycleWords.Role(Lifecycle, sent.To)), Template(sent.Subject), Template(sent.Text),
            ])]);
        }
    }

    private void Calendars()
    {
        if (!Lifecycle.Calendars.IsEmpty)
        {
            page.Heading(3, "Calendars");
            page.List(Lifecycle.Calendars.Select(calendar =>
                $"**{MarkdownPage.Escape(calendar.Title)}** {MarkdownPage.Code(calendar.Name)}: {Hours(calendar)}; {calendar.Holidays.Length} holidays, known {PolicyWords.Dates(calendar.KnownFrom, calendar.KnownTo)} {MarkdownPage.Cited(calendar.Cite)}".TrimEnd()));
        }
    }

    private static string Hours(WorkingCalendar calendar) => string.Join(", ", calendar.Opening.GroupBy(hours => hours.Day).Select(day =>
        $"{day.Key} {string.Join(" and ", day.Select(hours => hours.Opens == TimeOnly.MinValue && hours.Closes == TimeOnly.MinValue ? "all day" : $"{Clock(hours.Opens)} to {(hours.Closes == TimeOnly.MinValue ? "24:00" : Clock(hours.Closes))}"))}"));

    private static string Clock(TimeOnly time) => ValueText.Display(time, FactType.Time, null, "");

    private string Template(NotificationTemplate template) => string.Concat(template.Pieces.Select(piece => piece.Case.Length > 0 ? $"‹{MarkdownPage.Escape(piece.Case)}›" : words.Reason(piece.Words)));

    private string Step(LifecycleStep step) => MarkdownPage.Escape(LifecycleWords.Step(Model, step));

    private string Amount(int item, DurationUnit unit) => MarkdownPage.Escape(LifecycleWords.Amount(Model, item, unit));

    private string Titles(IEnumerable<int> states) => string.Join(", ", states.Select(Title));

    private string Title(int state) => $"“{MarkdownPage.Escape(Lifecycle.States[state].Title)}”";
}
