namespace PolicyEngine.Runtime.Functions;

// The calendar is put in by binding where the author names none.
public static partial class PolicyFunctions
{
    /// <summary>The nth open day after a date, or before it for a negative number; the date itself for 0.</summary>
    public static DateOnly add_working_days(DateOnly d, long n, WorkingDays calendar) => calendar.Add(d, n);

    /// <summary>The first open day after a date.</summary>
    public static DateOnly next_working_day(DateOnly d, WorkingDays calendar) => calendar.Add(d, 1);

    /// <summary>The open days after one date, up to and with another.</summary>
    public static long working_days_between(DateOnly from, DateOnly to, WorkingDays calendar) => calendar.Between(from, to);

    /// <summary>Whether a date is an open day.</summary>
    public static bool is_working_day(DateOnly d, WorkingDays calendar) => calendar.IsOpen(d);

    /// <summary>Whether a date is listed as a holiday.</summary>
    public static bool is_holiday(DateOnly d, WorkingDays calendar) => calendar.IsHoliday(d);

    /// <summary>The day on which something counts as received: its own day where that is open and the time is not after the cut-off, otherwise the next open day.</summary>
    public static DateOnly day_of_receipt(DateOnly d, TimeOnly t, WorkingDays calendar) => calendar.IsOpen(d) && calendar.IsInTime(t) ? d : calendar.Add(d, 1);
}
