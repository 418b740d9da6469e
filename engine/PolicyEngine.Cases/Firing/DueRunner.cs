using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Machine;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>Does what is due in a case: fires deadlines and sends reminders. What counts is when each was due, however late it is noticed.</summary>
internal static class DueRunner
{
    /// <summary>The earliest that is due; <see langword="null"/> for none.</summary>
    public static CaseTimer? Next(CaseState state, DateTimeOffset now) => CaseRows.Timers(state) is { IsEmpty: false } timers && timers[0].DueAt <= now ? timers[0] : null;

    /// <summary>What comes of something that is due.</summary>
    public static CaseFiring Run(CaseContext context, CaseTimer timer, DateTimeOffset now)
    {
        var mark = timer.Name.IndexOf(CaseRows.ReminderMark, StringComparison.Ordinal);
        var name = mark < 0 ? timer.Name : timer.Name[..mark];
        var lifecycle = context.Machine.Lifecycle;
        var deadline = lifecycle.Deadlines.FirstOrDefault(known => known.Name == name);
        return deadline is null ? Pass(context, timer, name, now, null)
            : mark >= 0 ? Remind(context, timer, deadline, int.Parse(timer.Name[(mark + CaseRows.ReminderMark.Length)..], System.Globalization.CultureInfo.InvariantCulture), now)
            : deadline.Then < 0 ? Pass(context, timer, name, now, null)
            : Fire(context, timer, deadline, now);
    }

    private static CaseFiring Remind(CaseContext context, CaseTimer timer, LifecycleDeadline deadline, int number, DateTimeOffset now)
    {
        var change = new DeadlineChange(deadline.Name, DeadlineMove.Reminded, null, null, number);
        var notification = number <= deadline.Reminders.Length ? deadline.Reminders[number - 1].Notification : -1;
        try
        {
            var firing = Start(context, timer, deadline.Name, now);
            firing.Note(Head(firing), notification < 0 ? [] : [notification]);
            return firing;
        }
        catch (RefusedException refused)
        {
            var firing = Start(context, timer, deadline.Name, now);
            firing.Record(Head(firing) with { Refusal = Refusals.Recorded(refused.Refusal) });
            return firing;
        }

        CaseEvent Head(CaseFiring firing) => firing.Blank(CaseEventKind.Reminded) with { Deadline = deadline.Name, Role = CaseRole.Clock, Deadlines = [change] };
    }

    private static CaseFiring Fire(CaseContext context, CaseTimer timer, LifecycleDeadline deadline, DateTimeOffset now)
    {
        var firing = Start(context, timer, deadline.Name, now);
        var answer = context.Machine.Fire(context.Machine.StateNamed(context.State.State), deadline.Then, firing.Expressions);
        if (answer.Result != MachineResult.Fires)
        {
            return Pass(context, timer, deadline.Name, now, Refusal(context, firing, deadline, answer));
        }

        try
        {
            var head = firing.Blank(CaseEventKind.Fired) with
            {
                Deadline = deadline.Name,
                Role = CaseRole.Clock,
                Trigger = context.Machine.Lifecycle.Triggers[deadline.Then].Name,
                Deadlines = [new DeadlineChange(deadline.Name, DeadlineMove.Passed, timer.DueAt)],
            };
            firing.Fire(head, answer.Transition, context.Facts, null);
            return firing;
        }
        catch (RefusedException refused)
        {
            return Pass(context, timer, deadline.Name, now, refused.Refusal);
        }
    }

    // A deadline whose trigger can't fire is past all the same, and says why nothing was done.
    private static CaseFiring Pass(CaseContext context, CaseTimer timer, string deadline, DateTimeOffset now, CaseRefusal? refusal)
    {
        try
        {
            var firing = Start(context, timer, deadline, now);
            firing.Note(Head(firing, refusal));
            return firing;
        }
        catch (RefusedException refused)
        {
            var firing = Start(context, timer, deadline, now);
            firing.Record(Head(firing, refusal ?? refused.Refusal));
            return firing;
        }

        CaseEvent Head(CaseFiring firing, CaseRefusal? why) => firing.Blank(CaseEventKind.Overdue) with
        {
            Deadline = deadline,
            Role = CaseRole.Clock,
            Deadlines = [new DeadlineChange(deadline, DeadlineMove.Passed, timer.DueAt)],
            Refusal = why is null ? null : Refusals.Recorded(why),
        };
    }

    private static CaseRefusal? Refusal(CaseContext context, CaseFiring firing, LifecycleDeadline deadline, MachineAnswer answer)
    {
        var trigger = context.Machine.Lifecycle.Triggers[deadline.Then].Name;
        return answer.Result == MachineResult.Ignored ? null
            : answer.Result == MachineResult.NotPermitted ? new CaseRefusal { Kind = RefusalKind.NotPermitted, Message = $"`{trigger}` can't be done at `{context.State.State}`" }
            : GuardWords.Of(context, firing.Expressions, deadline.Then, answer);
    }

    // A day that was past when its deadline started, or was worked out anew, counts from then: nothing happens in a case before it could.
    private static CaseFiring Start(CaseContext context, CaseTimer timer, string deadline, DateTimeOffset now) =>
        new(context, now, context.State.Deadlines.GetValueOrDefault(deadline) is { } standing && timer.DueAt < standing.SetAt ? standing.SetAt : timer.DueAt);
}
