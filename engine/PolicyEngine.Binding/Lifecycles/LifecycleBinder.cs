using PolicyEngine.Binding.Expressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Lifecycles;

/// <summary>Makes a policy's lifecycle: names get places, expressions the items that stand for them.</summary>
internal sealed class LifecycleBinder
{
    private readonly PolicySyntax policy;
    private readonly LifecycleSyntax syntax;
    private readonly LifecycleNames names;
    private readonly LifecycleSteps steps;
    private readonly ReasonBinder reasons;
    private readonly DiagnosticBag diagnostics;
    private readonly Func<TextSyntax?, int> itemOf;

    private LifecycleBinder(PolicyDraft draft, ReasonBinder reasons, Func<TextSyntax?, int> itemOf, DiagnosticBag diagnostics)
    {
        policy = draft.Syntax;
        syntax = draft.Syntax.Lifecycle!;
        names = new LifecycleNames(draft.Syntax, draft.Symbols, diagnostics);
        steps = new LifecycleSteps(draft.Syntax, names, itemOf, diagnostics);
        this.reasons = reasons;
        this.itemOf = itemOf;
        this.diagnostics = diagnostics;
    }

    /// <summary>The lifecycle of a policy; <see langword="null"/> when it has none.</summary>
    /// <param name="draft">The policy.</param>
    /// <param name="reasons">Binds texts with places for values.</param>
    /// <param name="itemOf">The item of an expression, -1 for none.</param>
    /// <param name="diagnostics">Collects what is wrong.</param>
    public static Lifecycle? Bind(PolicyDraft draft, ReasonBinder reasons, Func<TextSyntax?, int> itemOf, DiagnosticBag diagnostics) =>
        draft.Syntax.Lifecycle is null ? null : new LifecycleBinder(draft, reasons, itemOf, diagnostics).Bind(draft);

    private Lifecycle Bind(PolicyDraft draft)
    {
        var states = StateBinder.Bind(syntax, names, steps, diagnostics);
        var outcomes = new OutcomeConditions(draft, diagnostics);
        return new Lifecycle
        {
            Base = syntax.Extends?.Value ?? "",
            Roles = [.. syntax.Roles.Select(role => new CaseRole(role.Name.Value, LifecycleWords.Title(role.Name.Value, role.Title)) { KeepAfterErasing = role.KeepAfterErasing })],
            States = states,
            InitialState = StateBinder.Initial(syntax, states, names, diagnostics),
            Triggers = [.. syntax.Triggers.Select(Trigger)],
            Transitions = [.. syntax.Transitions.SelectMany(transition => Transition(transition, outcomes))],
            Deadlines = [.. syntax.Deadlines.Select(Deadline)],
            Notifications = [.. syntax.Notifications.Select(Notification)],
            Calendars = [.. policy.Calendars.Select(Calendar)],
            Calendar = names.Calendar(syntax.Calendar),
            Retention = syntax.Retention is { } kept ? new CaseRetention(itemOf(kept.Amount), kept.Unit) : null,
        };
    }

    private LifecycleTrigger Trigger(TriggerSyntax trigger) => new()
    {
        Name = trigger.Name.Value,
        Title = LifecycleWords.Title(trigger.Name.Value, trigger.Title),
        By = names.Roles(trigger.By),
        Takes = [.. trigger.Takes.Where(name => name.Value is not ("all" or "requested")).Select(Argument).Where(argument => argument.Fact >= 0)],
        TakesAnyFact = trigger.Takes.Any(name => name.Value == "all"),
        TakesRequested = trigger.Takes.Any(name => name.Value == "requested"),
        NeedsReason = trigger.NeedsReason || trigger.Decides,
        Decides = trigger.Decides,
        OtherThan = names.Triggers(trigger.OtherThan),
        Cite = trigger.Cite,
        Location = trigger.Name.Span.Location,
    };

    private TriggerArgument Argument(Written<string> name)
    {
        var isOptional = name.Value.EndsWith('?');
        return new TriggerArgument(names.Fact(isOptional ? name with { Value = name.Value[..^1] } : name), !isOptional);
    }

    private IEnumerable<LifecycleTransition> Transition(TransitionSyntax transition, OutcomeConditions outcomes)
    {
        var from = names.States(transition.From);
        var to = names.State(transition.To);
        if (to >= 0 && from.Contains(to) && transition.Kind == TransitionKind.Move)
        {
            diagnostics.Add(LifecycleDiagnostics.ToItself, transition.To!.Span, transition.To.Value);
        }

        var bound = new LifecycleTransition
        {
            Kind = transition.Kind,
            From = from,
            Trigger = names.Trigger(transition.On),
            To = to,
            Outcomes = [.. transition.Outcomes.Select(outcomes.Find).OfType<OutcomeCondition>().Distinct()],
            WhenPartsEnded = transition.PartsEnded,
            Guard = itemOf(transition.When),
            Refusal = reasons.Bind(transition.Refusal),
            Steps = steps.Bind(transition.Steps),
            Cite = transition.Cite,
            Location = transition.Span.Location,
        };
        return transition.Kind == TransitionKind.Reenter && transition.To is null ? from.Select(state => bound with { From = [state], To = state }) : [bound];
    }

    private LifecycleDeadline Deadline(DeadlineSyntax deadline)
    {
        var calendar = names.Calendar(deadline.Calendar ?? syntax.Calendar);
        foreach (var duration in deadline.Reminders.Select(reminder => reminder.Before).Append(deadline.Within).Append(deadline.PauseWithin).OfType<DurationSyntax>())
        {
            if (calendar < 0 && duration.Unit is DurationUnit.WorkingDays or DurationUnit.WorkingHours)
            {
                diagnostics.Add(LifecycleDiagnostics.NoCalendar, duration.Span, duration.Span.Text);
            }
        }

        return new LifecycleDeadline
        {
            Name = deadline.Name.Value,
            Title = LifecycleWords.Title(deadline.Name.Value, deadline.Title),
            Starts = names.States(deadline.Starts),
            Ends = names.States(deadline.Ends),
            Amount = itemOf(deadline.Within?.Amount),
            Unit = deadline.Within?.Unit ?? DurationUnit.Days,
            At = itemOf(deadline.At),
            AtTime = deadline.Time,
            Calendar = calendar,
            Pauses = names.States(deadline.Pauses),
            PauseWithin = itemOf(deadline.PauseWithin?.Amount),
            PauseUnit = deadline.PauseWithin?.Unit ?? DurationUnit.Hours,
            Then = names.Trigger(deadline.Then),
            Reminders = [.. deadline.Reminders.Select(reminder => new DeadlineReminder(itemOf(reminder.Before.Amount), reminder.Before.Unit, names.Notification(reminder.Notify)))],
            Cite = deadline.Cite,
            Location = deadline.Name.Span.Location,
        };
    }

    private Notification Notification(NotificationSyntax notification) => new()
    {
        Name = notification.Name.Value,
        To = names.Role(notification.To),
        Subject = reasons.BindNotification(notification.Subject, syntax),
        Text = reasons.BindNotification(notification.Text, syntax),
        Location = notification.Name.Span.Location,
    };

    internal static WorkingCalendar Calendar(CalendarSyntax calendar) => new()
    {
        Name = calendar.Id.Value,
        Title = LifecycleWords.Title(calendar.Id.Value, calendar.Title),
        Zone = calendar.Zone?.Value.Trim() ?? "",
        Opening = calendar.Opening ?? CalendarSyntax.UsualOpening,
        Holidays = calendar.Holidays,
        KnownFrom = calendar.KnownFrom?.Value ?? default,
        KnownTo = calendar.KnownTo?.Value ?? default,
        CutOff = calendar.CutOff,
        Cite = calendar.Cite,
        Location = calendar.Id.Span.Location,
    };
}
