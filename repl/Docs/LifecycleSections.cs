using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Repl.Docs;

/// <summary>How a case of a policy lives: its states, who may do what in them, by when, and what is sent. Nothing for a policy without a lifecycle.</summary>
internal sealed class LifecycleSections(MarkdownPage page, PolicyWords words, ExpressionWords expressions)
{
    private readonly Lifecycle? lifecycle = words.Model.Lifecycle;
    private readonly LifecycleWords says = new(words, expressions);

    /// <summary>Writes all of it.</summary>
    public void Write()
    {
        if (lifecycle is null)
        {
            return;
        }

        page.Heading(2, "How a case lives");
        page.Paragraph($"A case begins as {says.State(lifecycle.InitialState)}.");
        for (var state = 0; state < lifecycle.States.Length; state++)
        {
            Write(state);
        }

        Triggers();
        Deadlines();
        Notifications();
        if (lifecycle.Retention is { } retention)
        {
            page.Paragraph($"Personal data is kept for {says.Duration(retention.Amount, retention.Unit)} after a case has ended.");
        }
    }

    private void Write(int number)
    {
        var state = lifecycle!.States[number];
        page.Heading(3, PolicyWords.Headline(state.Title, state.Name));
        page.Paragraph(string.Join(" ", new[]
        {
            state.Parent >= 0 ? $"Within {says.State(state.Parent)}." : "",
            state.Initial >= 0 ? $"Begins as {says.State(state.Initial)}." : "",
            state.IsFinal ? "The case ends here." : "",
        }.Where(sentence => sentence.Length > 0)));
        page.List(
        [
            Steps("On the way in", state.Entry),
            Steps("On the way out", state.Exit),
            .. lifecycle.Transitions.Where(transition => transition.From.Contains(number)).Select(Way),
            state.Cite.IsEmpty ? "" : $"**Source** {MarkdownPage.Cited(state.Cite)}",
            $"**State** {MarkdownPage.Code(state.Name)}",
        ]);
    }

    private string Steps(string label, ImmutableArray<LifecycleStep> steps) => steps.IsEmpty ? "" : $"**{label}** {Steps(steps)}.";

    private string Steps(ImmutableArray<LifecycleStep> steps) => string.Join("; ", steps.Select(says.Step));

    private string Way(LifecycleTransition way)
    {
        var guard = way.Guard < 0 ? "" : $", when {says.Phrase(way.Guard)}";
        var steps = way.Steps.IsEmpty ? "" : $"; on the way {Steps(way.Steps)}";
        var refusal = way.Refusal.IsEmpty || way.Kind == TransitionKind.Ignore ? "" : $". Otherwise: {words.Reason(way.Refusal)}";
        return $"**{Cause(way)}** {Target(way)}{guard}{steps}{refusal} {MarkdownPage.Cited(way.Cite)}".TrimEnd();
    }

    private string Cause(LifecycleTransition way) =>
        way.Trigger >= 0 ? says.Trigger(way.Trigger) + Actors(lifecycle!.Triggers[way.Trigger])
        : way.WhenPartsEnded ? "Once every part has ended"
        : way.Outcomes.IsEmpty ? "By itself"
        : $"When the decision is {string.Join("; or ", way.Outcomes.Select(says.Outcome))}";

    private string Actors(LifecycleTrigger trigger) => $" ({(trigger.By.IsEmpty ? "the clock" : says.Roles(trigger.By))})";

    private string Target(LifecycleTransition way) => way.Kind switch
    {
        TransitionKind.Move => $"leads to {says.State(way.To)}",
        TransitionKind.Reenter => $"begins {says.State(way.To)} again",
        TransitionKind.Stay => "changes nothing of where the case stands",
        TransitionKind.Ignore => $"does nothing: {words.Reason(way.Refusal)}",
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    private void Triggers()
    {
        page.Heading(3, "What can be done, and by whom");
        page.Table(["What", "By", "With", "Also", "Name", "Source"], [.. lifecycle!.Triggers.Select(trigger => (IReadOnlyList<string>)
        [
            MarkdownPage.Escape(PolicyWords.Headline(trigger.Title, trigger.Name)),
            trigger.By.IsEmpty ? "the clock" : says.Roles(trigger.By),
            says.Arguments(trigger),
            says.Conditions(trigger),
            MarkdownPage.Code(trigger.Name),
            MarkdownPage.Cited(trigger.Cite),
        ])]);
    }

    private void Deadlines()
    {
        if (lifecycle!.Deadlines.IsEmpty)
        {
            return;
        }

        page.Heading(3, "By when");
        page.Table(["What", "Begins with", "Due", "Ends with", "The clock stands still", "Reminders", "Then", "Name", "Source"], [.. lifecycle.Deadlines.Select(deadline => (IReadOnlyList<string>)
        [
            MarkdownPage.Escape(PolicyWords.Headline(deadline.Title, deadline.Name)),
            says.States(deadline.Starts),
            says.Due(deadline),
            says.States(deadline.Ends),
            says.Pause(deadline),
            string.Join("; ", deadline.Reminders.Select(reminder => $"{says.Duration(reminder.Amount, reminder.Unit)} before: {MarkdownPage.Code(lifecycle.Notifications[reminder.Notification].Name)}")),
            deadline.Then < 0 ? "being late is recorded" : says.Trigger(deadline.Then),
            MarkdownPage.Code(deadline.Name),
            MarkdownPage.Cited(deadline.Cite),
        ])]);
    }

    private void Notifications()
    {
        if (lifecycle!.Notifications.IsEmpty)
        {
            return;
        }

        page.Heading(3, "What is sent");
        page.Table(["Name", "To", "Subject", "Text"], [.. lifecycle.Notifications.Select(one => (IReadOnlyList<string>)
            [MarkdownPage.Code(one.Name), says.Role(one.To), says.Template(one.Subject), says.Template(one.Text)])]);
    }
}
