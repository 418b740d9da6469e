namespace PolicyEngine.Runtime.Functions;

// Two English rules meet here. An age is attained at the start of the anniversary of birth (Family Law Reform Act 1969, section 9), and a common year has no 29 February, so that anniversary is 1 March: the years.
// A period of months ends on the corresponding day, or on the month's last day where there is none (Dodds v Walker [1981] 1 WLR 1027): the months. Each pair of functions keeps to one rule, so that
// counting and adding never disagree.
public static partial class PolicyFunctions
{
    /// <summary>The date of a year, month and day.</summary>
    public static DateOnly date(long y, long m, long d) =>
        y is >= 1 and <= 9999 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth((int)y, (int)m)
            ? new DateOnly((int)y, (int)m, (int)d)
            : throw new PolicyFaultException("`date` has a year, month and day that are no day of the calendar");

    /// <summary>The time of an hour and minute.</summary>
    public static TimeOnly time(long h, long m) =>
        h is >= 0 and <= 23 && m is >= 0 and <= 59
            ? new TimeOnly((int)h, (int)m)
            : throw new PolicyFaultException("`time` has an hour and a minute that are no time of day");

    /// <summary>
    /// The most whole years that can be added to one date without passing the other: an age. From 29 February, a year is completed on 1 March where the year has no 29 February. On the day before
    /// <paramref name="from"/> it is -1 already: what has not begun is never taken for the first year.
    /// </summary>
    public static long years_between(DateOnly from, DateOnly to)
    {
        var before = to.Month < from.Month || (to.Month == from.Month && to.Day < from.Day);
        return to.Year - from.Year - (before ? 1 : 0);
    }

    /// <summary>
    /// The most whole months that can be added to one date without passing the other; a month is completed on the same day of a later month, or on that month's last day where it has no such day.
    /// On the day before <paramref name="from"/> it is -1 already.
    /// </summary>
    public static long months_between(DateOnly from, DateOnly to)
    {
        var lastDay = DateTime.DaysInMonth(to.Year, to.Month);
        var before = to.Day < Math.Min(from.Day, lastDay);
        return ((to.Year - from.Year) * 12L) + to.Month - from.Month - (before ? 1 : 0);
    }

    /// <summary>The days from one date to another; the same day is 0. Negative when the dates are reversed.</summary>
    public static long days_between(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;

    /// <summary>The date some days later, or earlier for a negative number.</summary>
    public static DateOnly add_days(DateOnly d, long n) =>
        n >= -d.DayNumber && n <= DateOnly.MaxValue.DayNumber - d.DayNumber ? d.AddDays((int)n) : throw OutOfCalendar(nameof(add_days));

    /// <summary>The same day some months later or earlier, or that month's last day where it has no such day.</summary>
    public static DateOnly add_months(DateOnly d, long n)
    {
        var month = n is > 120_000 or < -120_000 ? -1 : (d.Year * 12L) + d.Month - 1 + n;
        return month is >= 12 and < 120_000 ? d.AddMonths((int)n) : throw OutOfCalendar(nameof(add_months));
    }

    /// <summary>The anniversary some years later or earlier; of 29 February, 1 March where the year has no 29 February.</summary>
    public static DateOnly add_years(DateOnly d, long n)
    {
        var year = n is > 10_000 or < -10_000 ? -1 : d.Year + n;
        if (year is < 1 or > 9999)
        {
            throw OutOfCalendar(nameof(add_years));
        }

        return d is { Month: 2, Day: 29 } && !DateTime.IsLeapYear((int)year) ? new DateOnly((int)year, 3, 1) : new DateOnly((int)year, d.Month, d.Day);
    }

    /// <summary>The year of a date.</summary>
    public static long year_of(DateOnly d) => d.Year;

    /// <summary>The month of a date, 1 to 12.</summary>
    public static long month_of(DateOnly d) => d.Month;

    /// <summary>The day of a date within its month, 1 to 31.</summary>
    public static long day_of(DateOnly d) => d.Day;

    /// <summary>Whether a date is a Saturday or Sunday.</summary>
    public static bool is_weekend(DateOnly d) => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The last day of a date's month.</summary>
    public static DateOnly last_day_of_month(DateOnly d) => new(d.Year, d.Month, DateTime.DaysInMonth(d.Year, d.Month));

    /// <summary>The option of a date's day of the week. Binding puts in the options, Monday first.</summary>
    /// <typeparam name="T">The options.</typeparam>
    public static T day_of_week<T>(DateOnly d, T monday, T tuesday, T wednesday, T thursday, T friday, T saturday, T sunday)
        where T : struct, Enum => d.DayOfWeek switch
        {
            DayOfWeek.Monday => monday,
            DayOfWeek.Tuesday => tuesday,
            DayOfWeek.Wednesday => wednesday,
            DayOfWeek.Thursday => thursday,
            DayOfWeek.Friday => friday,
            DayOfWeek.Saturday => saturday,
            DayOfWeek.Sunday or _ => sunday,
        };

    // A day or a number can be somebody's own, and an exception's text goes into logs.
    private static PolicyFaultException OutOfCalendar(string function) => new($"`{function}` leads outside the years 1 to 9999");
}
