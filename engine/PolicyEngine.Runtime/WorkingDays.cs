using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>
/// The days of a calendar, counted as deadlines count them: a day is open where the calendar has opening hours on its day of the week and lists no holiday. Beyond the days that the calendar knows, nothing is
/// assumed: every question that leads there throws <see cref="UnavailableException"/>. Immutable.
/// </summary>
public sealed class WorkingDays
{
    private readonly int[] open;
    private readonly HashSet<int> holidays;
    private readonly int first;
    private readonly int last;

    /// <summary>Takes in a calendar.</summary>
    public WorkingDays(WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        Calendar = calendar;
        (first, last) = (calendar.KnownFrom.DayNumber, calendar.KnownTo.DayNumber);
        holidays = [.. calendar.Holidays.Select(holiday => holiday.Day.DayNumber)];
        var weekdays = calendar.Opening.Select(hours => hours.Day).ToHashSet();
        var found = new List<int>();
        for (var day = first; day <= last; day++)
        {
            if (weekdays.Contains(DateOnly.FromDayNumber(day).DayOfWeek) && !holidays.Contains(day))
            {
                found.Add(day);
            }
        }

        open = [.. found];
    }

    /// <summary>The calendar.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>Whether a day is open.</summary>
    public bool IsOpen(DateOnly day) => Array.BinarySearch(open, Known(day.DayNumber)) >= 0;

    /// <summary>Whether a day is listed as a holiday. A weekend alone is none.</summary>
    public bool IsHoliday(DateOnly day) => holidays.Contains(Known(day.DayNumber));

    /// <summary>The nth open day after a day, or before it for a negative number; the day itself for 0.</summary>
    public DateOnly Add(DateOnly day, long count)
    {
        if (count == 0)
        {
            return day;
        }

        // What is counted begins with the next day, which must be known.
        Known(day.DayNumber + (count > 0 ? 1 : -1));
        var place = count > 0 ? UpTo(day.DayNumber) + count - 1 : UpTo(day.DayNumber - 1) + count;
        return place >= 0 && place < open.Length ? DateOnly.FromDayNumber(open[place]) : throw Unknown();
    }

    /// <summary>The open days after one day, up to and with another; as many below nought when they are the other way round.</summary>
    public long Between(DateOnly from, DateOnly to)
    {
        if (from == to)
        {
            return 0;
        }

        Known(Math.Min(from.DayNumber, to.DayNumber) + 1);
        Known(Math.Max(from.DayNumber, to.DayNumber));
        return UpTo(to.DayNumber) - UpTo(from.DayNumber);
    }

    /// <summary>Whether a time of day is in time for its own day.</summary>
    public bool IsInTime(TimeOnly time) => Calendar.CutOff is { } cutOff ? new TimeOnly(time.Hour, time.Minute) <= cutOff : throw Unknown();

    /// <inheritdoc/>
    public override string ToString() => $"calendar {Calendar.Name}";

    // How many open days there are up to and with a day.
    private int UpTo(int day)
    {
        var place = Array.BinarySearch(open, day);
        return place >= 0 ? place + 1 : ~place;
    }

    private int Known(int day) => day >= first && day <= last ? day : throw Unknown();

    private UnavailableException Unknown() => UnavailableException.OfCalendar(Calendar.Name);
}
