using System.Globalization;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases.Migrating;

/// <summary>What two versions of a policy say about time, in words.</summary>
internal static class ClockWords
{
    /// <summary>What is left of a clock that stands still.</summary>
    public static string Left(RemainingTime left)
    {
        var time = TimeSpan.FromMicroseconds(left.Microseconds);
        var hours = string.Create(CultureInfo.InvariantCulture, $"{Math.Truncate(time.TotalHours)} h {Math.Abs(time.Minutes)} min");
        return left.Kind switch
        {
            RemainingKind.Passing => $"{hours} left",
            RemainingKind.Open => $"{hours} of opening hours left",
            RemainingKind.OpenDays => string.Create(CultureInfo.InvariantCulture, $"{left.Days} working {(left.Days == 1 ? "day" : "days")} left"),
            RemainingKind.Local => string.Create(CultureInfo.InvariantCulture, $"{left.Days} {(left.Days == 1 ? "day" : "days")} {(left.Microseconds < 0 ? "less" : "and")} {hours.TrimStart('-')} left"),
            _ => throw new ArgumentOutOfRangeException(nameof(left)),
        };
    }

    /// <summary>How long a policy says that personal data is kept; empty where it does not say.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="day">The day.</param>
    public static string Retention(CompiledPolicy policy, FactSet facts, DateOnly day)
    {
        if (policy.Model.Lifecycle?.Retention is not { } retention)
        {
            return "";
        }

        var answer = new Firing.Expressions(policy, facts, day).Of(retention.Amount);
        var amount = answer.Status == DecisionStatus.Determined && answer.Value is long number ? number.ToString(CultureInfo.InvariantCulture) : policy.Model.Items[retention.Amount].ValueText;
        return $"{amount} {Unit(retention.Unit)}";
    }

    /// <summary>What differs between calendars of one name.</summary>
    public static IEnumerable<string> Differences(Lifecycle from, Lifecycle to)
    {
        foreach (var after in to.Calendars)
        {
            if (from.Calendars.FirstOrDefault(known => known.Name == after.Name) is { } before && Differences(before, after).ToArray() is { Length: > 0 } differences)
            {
                yield return $"{after.Name}: {string.Join("; ", differences)}";
            }
        }
    }

    private static IEnumerable<string> Differences(WorkingCalendar before, WorkingCalendar after)
    {
        var (old, own) = (before.Holidays.Select(holiday => holiday.Day).ToHashSet(), after.Holidays.Select(holiday => holiday.Day).ToHashSet());
        if (own.Except(old).Order().ToArray() is { Length: > 0 } added)
        {
            yield return $"closed from now on: {Days(added)}";
        }

        if (old.Except(own).Order().ToArray() is { Length: > 0 } gone)
        {
            yield return $"no longer closed: {Days(gone)}";
        }

        if (!before.Opening.SequenceEqual(after.Opening))
        {
            yield return "other opening hours";
        }

        if (before.Zone != after.Zone)
        {
            yield return $"the zone {before.Zone} → {after.Zone}";
        }

        if ((before.KnownFrom, before.KnownTo) != (after.KnownFrom, after.KnownTo))
        {
            yield return $"known {Day(before.KnownFrom)} to {Day(before.KnownTo)} → {Day(after.KnownFrom)} to {Day(after.KnownTo)}";
        }
    }

    private static string Days(IEnumerable<DateOnly> days) => string.Join(", ", days.Select(Day));

    private static string Day(DateOnly day) => ValueText.Display(day, FactType.Date, null, "");

    private static string Unit(DurationUnit unit) => unit.ToString().ToLowerInvariant();
}
