using NodaTime;
using NodaTime.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Clock;

/// <summary>
/// Counts amounts of time on a calendar, forward and back, and holds what is left while a clock stands still.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Minutes and hours pass, whatever the clocks on the wall do.</item>
/// <item>Days, weeks, months and years go by local dates and keep the time of day. A shorter month's last day stands for a day that it does not have; a year from 29 February is 1 March.</item>
/// <item>Working hours count time in which the calendar is open; they end the moment the last of it has passed.</item>
/// <item>Working days: the nth open day after the day of the start, at its closing time, whatever the hour of the start. Counted back, at its opening time. None: the day itself if it is open, else the next (before: last) open one.</item>
/// </list>
/// </remarks>
internal sealed class DeadlineClock(CalendarDays days)
{
    private static readonly OffsetPattern OffsetForm = OffsetPattern.CreateWithInvariantCulture("+HH:mm");

    /// <summary>The clock of one of a policy's calendars; without one, that of the policy's zone.</summary>
    public static DeadlineClock Of(PolicyModel policy, int calendar = -1) => new(calendar < 0 ? CalendarDays.InZone(policy.Zone) : CalendarDays.Of(policy.Lifecycle!.Calendars[calendar]));

    /// <summary>The time zone, as the time zone database calls it.</summary>
    public string Zone => days.Zone.Id;

    /// <summary>The local day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset at) => days.LocalOf(Noda(at)).Date.ToDateOnly();

    /// <summary>An instant in local time.</summary>
    public DateTime LocalOf(DateTimeOffset at) => days.LocalOf(Noda(at)).ToDateTimeUnspecified();

    /// <summary>For an instant whose local time comes twice, because the clocks go back, which of the two it is: 1 or 2. 0 for any other.</summary>
    public int Repetition(DateTimeOffset at)
    {
        var mapping = days.Zone.MapLocal(days.LocalOf(Noda(at)));
        return mapping.Count < 2 ? 0 : mapping.First().ToInstant() == Noda(at) ? 1 : 2;
    }

    /// <summary>How far local time is from UTC at an instant, like <c>+01:00</c>.</summary>
    public string OffsetOf(DateTimeOffset at) => OffsetForm.Format(days.Zone.GetUtcOffset(Noda(at)));

    /// <summary>A time of a local day as an instant.</summary>
    /// <exception cref="CalendarLimitException">It can't be counted.</exception>
    public DateTimeOffset At(DateOnly day, TimeOnly time) => Counted(() => days.InstantOf(LocalDate.FromDateOnly(day) + LocalTime.FromTicksSinceMidnight(time.Ticks)));

    /// <summary>An amount of time after an instant.</summary>
    /// <exception cref="CalendarLimitException">It can't be counted.</exception>
    public DateTimeOffset Add(DateTimeOffset start, long amount, DurationUnit unit) => NotBefore(start, Counted(() => Move(Noda(start), Bounded(amount), unit)));

    /// <summary>An amount of time before an instant.</summary>
    /// <param name="end">The instant.</param>
    /// <param name="amount">How much.</param>
    /// <param name="unit">Of what.</param>
    /// <param name="isClosing">Whether the instant closes a day: midnight then belongs to the day before it.</param>
    /// <exception cref="CalendarLimitException">It can't be counted.</exception>
    public DateTimeOffset Subtract(DateTimeOffset end, long amount, DurationUnit unit, bool isClosing = false)
    {
        var (at, count) = (Noda(end), Bounded(amount));
        return Counted(() =>
            unit == DurationUnit.WorkingDays ? OpenDayBefore(isClosing ? DayClosedAt(at) : days.LocalOf(at).Date, count)
            : unit == DurationUnit.WorkingHours ? OpenBefore(at, Duration.FromHours(count))
            : Move(at, -count, unit));
    }

    /// <summary>What is left of a deadline at an instant, in the measure of its unit.</summary>
    /// <exception cref="CalendarLimitException">It can't be counted.</exception>
    public RemainingTime Remaining(DateTimeOffset at, DateTimeOffset due, DurationUnit unit)
    {
        var (from, to) = (Noda(at), Noda(due));
        switch (unit)
        {
            case DurationUnit.Minutes or DurationUnit.Hours:
                return new RemainingTime(RemainingKind.Passing, 0, Microseconds(to - from));
            case DurationUnit.WorkingHours:
                return new RemainingTime(RemainingKind.Open, 0, Microseconds(OpenBetween(from, to)));
            case DurationUnit.WorkingDays:
                return new RemainingTime(RemainingKind.OpenDays, OpenDaysBetween(days.LocalOf(from).Date, DayClosedAt(to)), 0);
            case DurationUnit.Days or DurationUnit.Weeks or DurationUnit.Months or DurationUnit.Years:
                var (here, there) = (days.LocalOf(from), days.LocalOf(to));
                return new RemainingTime(RemainingKind.Local, Period.DaysBetween(here.Date, there.Date), (there.TickOfDay - here.TickOfDay) / 10);
            default:
                throw new ArgumentOutOfRangeException(nameof(unit));
        }
    }

    /// <summary>When a deadline is due whose clock goes on at an instant.</summary>
    /// <exception cref="CalendarLimitException">It can't be counted.</exception>
    public DateTimeOffset Resume(DateTimeOffset at, RemainingTime remaining)
    {
        var from = Noda(at);
        return NotBefore(at, Counted(() => remaining.Kind switch
        {
            RemainingKind.Passing => from + Duration.FromTicks(remaining.Microseconds * 10),
            RemainingKind.Open => OpenAfter(from, Duration.FromTicks(remaining.Microseconds * 10)),
            RemainingKind.OpenDays => OpenDayAfter(from, remaining.Days),
            RemainingKind.Local => days.InstantOf(days.LocalOf(from).PlusDays((int)remaining.Days).PlusTicks(remaining.Microseconds * 10)),
            _ => throw new ArgumentOutOfRangeException(nameof(remaining)),
        }));
    }

    // In an hour that comes twice, and after closing time, no time at all would end before it began.
    private static DateTimeOffset NotBefore(DateTimeOffset start, DateTimeOffset end) => end < start ? start : end;

    private static long Bounded(long amount) =>
        amount is >= 0 and <= LifecycleDeadline.MostUnits ? amount : throw new CalendarLimitException(FormattableString.Invariant($"an amount of time is from 0 to {LifecycleDeadline.MostUnits:#,##0}, and this one is {(amount < 0 ? "less" : "more")}"));

    private Instant Move(Instant at, long amount, DurationUnit unit) => unit switch
    {
        DurationUnit.Minutes => at + Duration.FromMinutes(amount),
        DurationUnit.Hours => at + Duration.FromHours(amount),
        DurationUnit.Days or DurationUnit.Weeks or DurationUnit.Months or DurationUnit.Years when amount == 0 => at,
        DurationUnit.Days => Local(at, local => local.PlusDays((int)amount)),
        DurationUnit.Weeks => Local(at, local => local.PlusWeeks((int)amount)),
        DurationUnit.Months => Local(at, local => local.PlusMonths((int)amount)),
        DurationUnit.Years => Local(at, local => Years(local, (int)amount)),
        DurationUnit.WorkingHours => OpenAfter(at, Duration.FromHours(amount)),
        DurationUnit.WorkingDays => OpenDayAfter(at, amount),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    private Instant Local(Instant at, Func<LocalDateTime, LocalDateTime> move) => days.InstantOf(move(days.LocalOf(at)));

    private static LocalDateTime Years(LocalDateTime local, int years)
    {
        var moved = local.PlusYears(years);
        return local is { Month: 2, Day: 29 } && moved.Day == 28 ? moved.PlusDays(1) : moved;
    }

    private Instant OpenAfter(Instant at, Duration left)
    {
        for (var date = days.LocalOf(at).Date; ; date = date.PlusDays(1))
        {
            foreach (var stretch in days.OpenOn(date))
            {
                var from = Instant.Max(stretch.Opens, at);
                if (from >= stretch.Closes)
                {
                    continue;
                }

                if (left <= stretch.Closes - from)
                {
                    return from + left;
                }

                left -= stretch.Closes - from;
            }
        }
    }

    private Instant OpenBefore(Instant at, Duration left)
    {
        for (var date = days.LocalOf(at).Date; ; date = date.PlusDays(-1))
        {
            foreach (var stretch in days.OpenOn(date).Reverse())
            {
                var to = Instant.Min(stretch.Closes, at);
                if (to <= stretch.Opens)
                {
                    continue;
                }

                if (left <= to - stretch.Opens)
                {
                    return to - left;
                }

                left -= to - stretch.Opens;
            }
        }
    }

    private Duration OpenBetween(Instant from, Instant to)
    {
        var open = Duration.Zero;
        for (var date = days.LocalOf(from).Date; date <= days.LocalOf(to).Date; date = date.PlusDays(1))
        {
            foreach (var stretch in days.OpenOn(date))
            {
                var (opens, closes) = (Instant.Max(stretch.Opens, from), Instant.Min(stretch.Closes, to));
                open += closes > opens ? closes - opens : Duration.Zero;
            }
        }

        return open;
    }

    private Instant OpenDayAfter(Instant at, long count)
    {
        var date = days.LocalOf(at).Date;
        date = count > 0 ? date.PlusDays(1) : date;
        while (!days.IsOpenOn(date) || --count > 0)
        {
            date = date.PlusDays(1);
        }

        return days.ClosingOn(date);
    }

    // A day that is open to its end closes at the beginning of the next.
    private LocalDate DayClosedAt(Instant at) => days.LocalOf(at - Duration.Epsilon).Date;

    private Instant OpenDayBefore(LocalDate date, long count)
    {
        date = count > 0 ? date.PlusDays(-1) : date;
        while (!days.IsOpenOn(date) || --count > 0)
        {
            date = date.PlusDays(-1);
        }

        return days.OpeningOn(date);
    }

    private long OpenDaysBetween(LocalDate after, LocalDate to)
    {
        var count = 0L;
        for (var date = after.PlusDays(1); date <= to; date = date.PlusDays(1))
        {
            count += days.IsOpenOn(date) ? 1 : 0;
        }

        return count;
    }

    private static long Microseconds(Duration duration) => duration.BclCompatibleTicks / 10;

    private static Instant Noda(DateTimeOffset at) => Instant.FromDateTimeOffset(at);

    // The library of times says in three ways that there is no such day.
    private static DateTimeOffset Counted(Func<Instant> count)
    {
        try
        {
            return count().ToDateTimeOffset();
        }
        catch (Exception beyond) when (beyond is OverflowException or ArgumentOutOfRangeException or InvalidOperationException)
        {
            throw new CalendarLimitException("it leads beyond the years 1 to 9999");
        }
    }
}
