using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.TimeZones;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Clock;

/// <summary>The days of a calendar in its zone: what is open when. Time zones are those of NodaTime's own database, so that every machine counts alike.</summary>
/// <remarks>
/// A local time that a change of the clocks leaves out counts as the same amount later (half past one on the last Sunday of March is half past two); one that it repeats counts as its first occurrence.
/// </remarks>
internal sealed class CalendarDays
{
    private static readonly ConditionalWeakTable<WorkingCalendar, CalendarDays> Known = [];
    private static readonly ConcurrentDictionary<string, CalendarDays> Zones = new(StringComparer.Ordinal);

    private readonly WorkingCalendar? calendar;
    private readonly HashSet<DateOnly> holidays;
    private readonly OpeningHours[][] opening = new OpeningHours[7][];

    private CalendarDays(DateTimeZone zone, WorkingCalendar? calendar)
    {
        this.calendar = calendar;
        Zone = zone;
        holidays = [.. (calendar?.Holidays ?? []).Select(holiday => holiday.Day)];
        for (var day = 0; day < opening.Length; day++)
        {
            opening[day] = [.. (calendar?.Opening ?? []).Where(hours => (int)hours.Day == day)];
        }
    }

    public DateTimeZone Zone { get; }

    public static CalendarDays Of(WorkingCalendar calendar) => Known.GetValue(calendar, static calendar => new CalendarDays(ZoneOf($"the calendar `{calendar.Name}`", calendar.Zone), calendar));

    /// <summary>The days of a zone without a calendar: nothing says when it is open.</summary>
    public static CalendarDays InZone(string zone) => Zones.GetOrAdd(zone, static zone => new CalendarDays(ZoneOf("the policy", zone), null));

    public LocalDateTime LocalOf(Instant at) => at.InZone(Zone).LocalDateTime;

    public Instant InstantOf(LocalDateTime local) => Zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant();

    /// <summary>Whether a day has opening hours and is no holiday.</summary>
    /// <exception cref="CalendarLimitException">The calendar does not know the day.</exception>
    public bool IsOpenOn(LocalDate date) => Hours(date).Length > 0;

    /// <summary>The stretches of a day in which the calendar is open, in order; of a day on which the clocks change they are as long as they really are.</summary>
    /// <exception cref="CalendarLimitException">The calendar does not know the day.</exception>
    public IEnumerable<OpenStretch> OpenOn(LocalDate date) =>
        Hours(date).Select(hours => new OpenStretch(InstantOf(date + LocalTime.FromTicksSinceMidnight(hours.Opens.Ticks)), InstantOf(ClosingOf(date, hours))));

    /// <summary>The closing time of an open day.</summary>
    public Instant ClosingOn(LocalDate date) => InstantOf(ClosingOf(date, Hours(date)[^1]));

    /// <summary>The opening time of an open day.</summary>
    public Instant OpeningOn(LocalDate date) => InstantOf(date + LocalTime.FromTicksSinceMidnight(Hours(date)[0].Opens.Ticks));

    private static LocalDateTime ClosingOf(LocalDate date, OpeningHours hours) =>
        hours.Closes == TimeOnly.MinValue ? date.PlusDays(1).AtMidnight() : date + LocalTime.FromTicksSinceMidnight(hours.Closes.Ticks);

    private static DateTimeZone ZoneOf(string what, string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new CalendarLimitException($"{what} is in the time zone `{zone}`, which is not known");

    private OpeningHours[] Hours(LocalDate date)
    {
        if (calendar is null)
        {
            throw new CalendarLimitException("working days and working hours need a calendar, and the deadline has none");
        }

        var day = date.ToDateOnly();
        if (day < calendar.KnownFrom || day > calendar.KnownTo)
        {
            throw new CalendarLimitException(
                $"the calendar `{calendar.Name}` knows its holidays from {Words(calendar.KnownFrom)} to {Words(calendar.KnownTo)}, and this counts through {(day < calendar.KnownFrom ? "an earlier" : "a later")} day; add the holidays of the years {(day < calendar.KnownFrom ? "before" : "after")} to the calendar");
        }

        return holidays.Contains(day) ? [] : opening[(int)day.DayOfWeek];
    }

    private static string Words(DateOnly day) => ValueText.Display(day, FactType.Date, null, "");
}
