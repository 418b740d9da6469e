using System.Collections.Immutable;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Machine;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>What a transition does to the deadlines of a case.</summary>
/// <param name="model">The policy.</param>
/// <param name="machine">Its machine.</param>
/// <param name="expressions">The lifecycle's expressions with what is known after the transition's steps.</param>
/// <param name="at">The instant that counts.</param>
internal sealed class DeadlineKeeper(PolicyModel model, CaseMachine machine, Expressions expressions, DateTimeOffset at)
{
    private readonly ImmutableArray<DeadlineChange>.Builder changes = ImmutableArray.CreateBuilder<DeadlineChange>();

    private Lifecycle Lifecycle => machine.Lifecycle;

    /// <summary>Ends, resumes, starts and pauses, in this order.</summary>
    /// <param name="state">The case before the transition.</param>
    /// <param name="path">The states that are left and entered.</param>
    /// <param name="isEnd">Whether the case ends.</param>
    /// <exception cref="RefusedException">A deadline can't be worked out.</exception>
    public ImmutableArray<DeadlineChange> Keep(CaseState state, TransitionPath path, bool isEnd)
    {
        return [.. Lifecycle.Deadlines.SelectMany(deadline => Keep(deadline, state.Deadlines.GetValueOrDefault(deadline.Name), path, isEnd))];
    }

    /// <summary>What a transition does to one deadline.</summary>
    /// <param name="deadline">The deadline.</param>
    /// <param name="now">How it stands before the transition; <see langword="null"/> for not at all.</param>
    /// <param name="path">The states that are left and entered.</param>
    /// <param name="isEnd">Whether the case ends.</param>
    /// <param name="starts">Whether it starts whatever is entered.</param>
    /// <exception cref="RefusedException">It can't be worked out.</exception>
    public ImmutableArray<DeadlineChange> Keep(LifecycleDeadline deadline, DeadlineState? now, TransitionPath path, bool isEnd, bool starts = false)
    {
        changes.Clear();
        try
        {
            Change(deadline, now, path, isEnd, starts);
        }
        catch (CalendarLimitException limit)
        {
            throw new RefusedException(Refusals.Fault($"the deadline `{deadline.Name}` can't be counted: {limit.Message}"));
        }

        return changes.ToImmutable();
    }

    /// <summary>When the reminders are sent: those of some numbers, before an instant.</summary>
    public static ImmutableArray<DeadlineReminderTime> Reminders(PolicyModel model, LifecycleDeadline deadline, Expressions expressions, DateTimeOffset due, DateTimeOffset notBefore, Func<int, bool> wanted)
    {
        var clock = DeadlineClock.Of(model, deadline.Calendar);
        var isClosing = deadline is { At: < 0, Unit: DurationUnit.WorkingDays or DurationUnit.WorkingHours };
        return
        [
            .. deadline.Reminders.Select((reminder, place) => (Reminder: reminder, Number: place + 1)).Where(pair => wanted(pair.Number) && expressions.Silence(pair.Reminder.Amount).IsEmpty).Select(pair =>
            {
                var remindAt = clock.Subtract(due, expressions.NeedNumber(pair.Reminder.Amount, $"the time of a reminder of `{deadline.Name}`"), pair.Reminder.Unit, isClosing);
                return new DeadlineReminderTime(pair.Number, remindAt < notBefore ? notBefore : remindAt);
            }),
        ];
    }

    private void Change(LifecycleDeadline deadline, DeadlineState? now, TransitionPath path, bool isEnd, bool starts)
    {
        var lives = now?.Status is DeadlineStatus.Running or DeadlineStatus.Paused or DeadlineStatus.Overdue or DeadlineStatus.Undated;
        if (lives && (isEnd || EntersOne(path, deadline.Ends)))
        {
            changes.Add(new DeadlineChange(deadline.Name, DeadlineMove.Ended));
            (lives, now) = (false, null);
        }

        var stands = deadline.Pauses.Any(pause => machine.IsIn(path.Leaf, pause));
        if (now is { Status: DeadlineStatus.Paused, Remaining: { } remaining } && !stands)
        {
            var due = ClockOf(deadline).Resume(at, remaining);
            var reminders = Reminders(model, deadline, expressions, due, at, number => now.Reminders.Any(reminder => reminder.Number == number));
            changes.Add(new DeadlineChange(deadline.Name, DeadlineMove.Resumed, due) { Reminders = reminders });
        }

        if (!lives && !isEnd && (starts || EntersOne(path, deadline.Starts)))
        {
            now = Start(deadline);
        }

        if (now is { Status: DeadlineStatus.Running } && stands && EntersOne(path, deadline.Pauses))
        {
            Pause(deadline, now);
        }
    }

    private DeadlineState Start(LifecycleDeadline deadline)
    {
        // A case goes on where the policy does not say how long; that there is no date is on record.
        if (expressions.Silence(deadline.At >= 0 ? deadline.At : deadline.Amount) is { IsEmpty: false } unknown)
        {
            changes.Add(new DeadlineChange(deadline.Name, DeadlineMove.Undated) { Unknown = unknown });
            return new DeadlineState { Status = DeadlineStatus.Undated, StartedAt = at, DueAt = at, Unknown = unknown };
        }

        var what = $"the deadline `{deadline.Name}`";
        var clock = ClockOf(deadline);
        var due = deadline.At >= 0
            ? clock.At(expressions.Need(deadline.At, what) is DateOnly day ? day : throw new RefusedException(Refusals.Fault($"{what} is not a day")), deadline.AtTime)
            : clock.Add(at, expressions.NeedNumber(deadline.Amount, what), deadline.Unit);
        var reminders = Reminders(model, deadline, expressions, due, at, _ => true);
        changes.Add(new DeadlineChange(deadline.Name, DeadlineMove.Started, due) { Reminders = reminders });
        return new DeadlineState { Status = DeadlineStatus.Running, StartedAt = at, DueAt = due, Reminders = reminders };
    }

    // A pause that begins in time holds what is left; a later one changes nothing, and is noted.
    private void Pause(LifecycleDeadline deadline, DeadlineState now)
    {
        var clock = ClockOf(deadline);
        var latest = deadline.PauseWithin < 0 ? now.DueAt : clock.Add(now.StartedAt, expressions.NeedNumber(deadline.PauseWithin, $"the time within which `{deadline.Name}` can pause"), deadline.PauseUnit);
        var isInTime = at <= latest && at <= now.DueAt;
        changes.Add(isInTime
            ? new DeadlineChange(deadline.Name, DeadlineMove.Paused, null, clock.Remaining(at, now.DueAt, deadline.At >= 0 ? DurationUnit.Days : deadline.Unit)) { Reminders = now.Reminders }
            : new DeadlineChange(deadline.Name, DeadlineMove.PauseTooLate, now.DueAt));
    }

    private DeadlineClock ClockOf(LifecycleDeadline deadline) => DeadlineClock.Of(model, deadline.Calendar);

    private static bool EntersOne(TransitionPath path, ImmutableArray<int> states) => path.Entered.Any(states.Contains);
}
