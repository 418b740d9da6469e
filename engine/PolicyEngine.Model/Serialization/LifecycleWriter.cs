using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model.Serialization;

/// <summary>Writes lifecycles. <see cref="LifecycleReader"/> reads the same members in the same order.</summary>
/// <param name="output">Where to.</param>
/// <param name="reason">Writes a reason.</param>
/// <param name="location">Writes a location.</param>
internal sealed class LifecycleWriter(ModelOutput output, Action<ReasonTemplate> reason, Action<SourceLocation> location)
{
    public void Lifecycle(Lifecycle lifecycle)
    {
        output.Text(lifecycle.Base);
        output.List(lifecycle.Roles, role =>
        {
            output.Text(role.Name);
            output.Text(role.Title);
            output.Text(role.KeepAfterErasing);
        });
        output.List(lifecycle.States, State);
        output.Number(lifecycle.InitialState);
        output.List(lifecycle.Triggers, Trigger);
        output.List(lifecycle.Transitions, Transition);
        output.List(lifecycle.Deadlines, Deadline);
        output.List(lifecycle.Notifications, Notification);
        output.List(lifecycle.Calendars, Calendar);
        output.Number(lifecycle.Calendar);
        output.Optional(lifecycle.Retention, retention =>
        {
            output.Number(retention.Amount);
            output.Length((int)retention.Unit);
        });
    }

    private void State(LifecycleState state)
    {
        output.Text(state.Name);
        output.Text(state.Title);
        output.Number(state.Parent);
        output.Number(state.Initial);
        output.Flag(state.IsFinal);
        output.List(state.Entry, Step);
        output.List(state.Exit, Step);
        output.Texts(state.Cite);
        output.Optional(state.Location, location);
    }

    private void Trigger(LifecycleTrigger trigger)
    {
        output.Text(trigger.Name);
        output.Text(trigger.Title);
        output.List(trigger.By, Place);
        output.List(trigger.Takes, argument =>
        {
            output.Number(argument.Fact);
            output.Flag(argument.IsRequired);
        });
        output.Flag(trigger.TakesAnyFact);
        output.Flag(trigger.TakesRequested);
        output.Flag(trigger.NeedsReason);
        output.Flag(trigger.Decides);
        output.List(trigger.OtherThan, Place);
        output.Texts(trigger.Cite);
        output.Optional(trigger.Location, location);
    }

    private void Transition(LifecycleTransition transition)
    {
        output.Length((int)transition.Kind);
        output.List(transition.From, Place);
        output.Number(transition.Trigger);
        output.Number(transition.To);
        output.List(transition.Outcomes, outcome =>
        {
            output.Length((int)outcome.Kind);
            output.Number(outcome.Outcome);
        });
        output.Flag(transition.WhenPartsEnded);
        output.Number(transition.Guard);
        reason(transition.Refusal);
        output.List(transition.Steps, Step);
        output.Texts(transition.Cite);
        output.Optional(transition.Location, location);
    }

    private void Step(LifecycleStep step)
    {
        output.Length((int)step.Kind);
        output.Number(step.Notification);
        output.Number(step.Fact);
        output.Number(step.Value);
        output.Number(step.Into);
        output.Text(step.Key);
        output.Optional(step.Location, location);
    }

    private void Deadline(LifecycleDeadline deadline)
    {
        output.Text(deadline.Name);
        output.Text(deadline.Title);
        output.List(deadline.Starts, Place);
        output.List(deadline.Ends, Place);
        output.Number(deadline.Amount);
        output.Length((int)deadline.Unit);
        output.Number(deadline.At);
        output.Number(deadline.AtTime.Ticks);
        output.Number(deadline.Calendar);
        output.List(deadline.Pauses, Place);
        output.Number(deadline.PauseWithin);
        output.Length((int)deadline.PauseUnit);
        output.Number(deadline.Then);
        output.List(deadline.Reminders, reminder =>
        {
            output.Number(reminder.Amount);
            output.Length((int)reminder.Unit);
            output.Number(reminder.Notification);
        });
        output.Texts(deadline.Cite);
        output.Optional(deadline.Location, location);
    }

    private void Notification(Notification notification)
    {
        output.Text(notification.Name);
        output.Number(notification.To);
        Template(notification.Subject);
        Template(notification.Text);
        output.Optional(notification.Location, location);
    }

    private void Template(NotificationTemplate template) => output.List(template.Pieces, piece =>
    {
        reason(piece.Words);
        output.Text(piece.Case);
    });

    public void Calendar(WorkingCalendar calendar)
    {
        output.Text(calendar.Name);
        output.Text(calendar.Title);
        output.Text(calendar.Zone);
        output.List(calendar.Opening, hours =>
        {
            output.Length((int)hours.Day);
            output.Number(hours.Opens.Ticks);
            output.Number(hours.Closes.Ticks);
        });
        output.List(calendar.Holidays, holiday =>
        {
            output.Day(holiday.Day);
            output.Text(holiday.Title);
        });
        output.Day(calendar.KnownFrom);
        output.Day(calendar.KnownTo);
        output.Optional(calendar.CutOff is { } cutOff ? cutOff.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture) : null, output.Text);
        output.Texts(calendar.Cite);
        output.Optional(calendar.Location, location);
    }

    private void Place(int place) => output.Number(place);
}
