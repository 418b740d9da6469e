using System.Collections.Immutable;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Migrating;

/// <summary>Holds the clocks of a case against those that another version of its policy demands.</summary>
/// <param name="from">The version of now; <see langword="null"/> when it is not to be had.</param>
/// <param name="to">The other version.</param>
/// <param name="state">The case.</param>
/// <param name="now">When it is moved.</param>
internal sealed class MigrationClocks(PolicyModel? from, PolicyModel to, CaseState state, DateTimeOffset now)
{
    /// <summary>Each clock that runs now or then, before and after.</summary>
    public ImmutableArray<MigrationClock> Compare(ImmutableSortedDictionary<string, DeadlineState> after)
    {
        var names = to.Lifecycle!.Deadlines.Select(deadline => deadline.Name).Concat(state.Deadlines.Keys).Distinct(StringComparer.Ordinal);
        return [.. names.Select(name => Clock(name, Living(state.Deadlines.GetValueOrDefault(name)), Living(after.GetValueOrDefault(name)))).OfType<MigrationClock>()];
    }

    /// <summary>What the move does to the clocks.</summary>
    public IEnumerable<DeadlineChange> Changes(ImmutableArray<MigrationClock> clocks, ImmutableSortedDictionary<string, DeadlineState> after) =>
        clocks.Where(clock => clock.Change != ClockChange.Same).Select(clock => clock.Change == ClockChange.Ends ? new DeadlineChange(clock.Name, DeadlineMove.Ended) : Set(clock.Name, after[clock.Name]));

    private MigrationClock? Clock(string name, DeadlineState? before, DeadlineState? after)
    {
        if (before is null && after is null)
        {
            return null;
        }

        var change = before is null ? ClockChange.Starts : after is null ? ClockChange.Ends : IsSame(before, after) ? ClockChange.Same : ClockChange.Moves;
        return new MigrationClock(name, Deadline(to, name)?.Title ?? Deadline(from, name)?.Title ?? name, change, Standing(from ?? to, name, before), Standing(to, name, change == ClockChange.Same ? before : after));
    }

    private DeadlineChange Set(string name, DeadlineState after)
    {
        if (after.Status == DeadlineStatus.Undated)
        {
            return new DeadlineChange(name, DeadlineMove.Undated) { Unknown = after.Unknown, StartedAt = after.StartedAt };
        }

        return new DeadlineChange(name, DeadlineMove.Recounted, after.DueAt, after.Remaining) { StartedAt = after.StartedAt, PausedAt = after.PausedAt, Reminders = Reminders(name, after) };
    }

    // One that was sent is sent again only for a new date; one whose time is past is sent at once while the deadline is still to come.
    private ImmutableArray<DeadlineReminderTime> Reminders(string name, DeadlineState after)
    {
        var before = Living(state.Deadlines.GetValueOrDefault(name));
        return [.. after.Reminders.Where(reminder => reminder.At > now || IsOpen(before, reminder) || (before is null && after.DueAt > now))];
    }

    private static bool IsOpen(DeadlineState? before, DeadlineReminderTime reminder) => before?.Reminders.Any(open => open.Number == reminder.Number) == true;

    private bool IsSame(DeadlineState before, DeadlineState after)
    {
        var isLate = before.Status == DeadlineStatus.Overdue && after.Status == DeadlineStatus.Running && after.DueAt <= now;
        return (before.Status == after.Status || isLate) && before.StartedAt == after.StartedAt && before.DueAt == after.DueAt && before.Remaining == after.Remaining
            && (isLate || HasSame(before, after));
    }

    private bool HasSame(DeadlineState before, DeadlineState after) =>
        before.Reminders.Where(reminder => reminder.At > now).SequenceEqual(after.Reminders.Where(reminder => reminder.At > now)) && before.Unknown.SequenceEqual(after.Unknown, StringComparer.Ordinal);

    private ClockStanding? Standing(PolicyModel policy, string name, DeadlineState? clock)
    {
        if (clock is null)
        {
            return null;
        }

        var deadline = Deadline(policy, name);
        var calendar = deadline?.Calendar ?? -1;
        return new ClockStanding
        {
            StartedAt = clock.StartedAt,
            Started = CaseTimes.Words(policy, calendar, clock.StartedAt),
            DueAt = clock.Status is DeadlineStatus.Running or DeadlineStatus.Overdue ? clock.DueAt : null,
            Due = clock.Status is DeadlineStatus.Running or DeadlineStatus.Overdue ? CaseTimes.Limit(policy, deadline, clock.DueAt) : "",
            IsPast = clock.Status is DeadlineStatus.Running or DeadlineStatus.Overdue && clock.DueAt <= now,
            PausedAt = clock.PausedAt,
            Paused = clock.PausedAt is { } paused ? CaseTimes.Words(policy, calendar, paused) : "",
            Left = clock.Remaining is { } left ? ClockWords.Left(left) : "",
            Unknown = clock.Unknown,
            Reminders = clock.Status != DeadlineStatus.Running ? [] : [.. clock.Reminders.Where(reminder => reminder.At > now).Select(reminder => CaseTimes.Words(policy, calendar, reminder.At))],
            Calendar = calendar < 0 ? "" : policy.Lifecycle!.Calendars[calendar].Name,
        };
    }

    private static LifecycleDeadline? Deadline(PolicyModel? policy, string name) => policy?.Lifecycle?.Deadlines.FirstOrDefault(deadline => deadline.Name == name);

    private static DeadlineState? Living(DeadlineState? clock) => clock is { Status: DeadlineStatus.Running or DeadlineStatus.Paused or DeadlineStatus.Overdue or DeadlineStatus.Undated } ? clock : null;
}
