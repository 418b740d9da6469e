using System.Globalization;
using PolicyEngine.Cases.Clock;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Cases.Clock;

/// <summary>Amounts of time on an office's calendar: Monday to Thursday 8:30 to 17:00, Friday to 16:00, London. Instants are UTC; London is an hour ahead from the end of March to the end of October.</summary>
public class DeadlineClockTests
{
    private static readonly WorkingCalendar Office = Calendar("Europe/London", "08:30-17:00", "08:30-16:00");

    [Theory]
    [InlineData("2018-10-01T08:00Z", 24, DurationUnit.Hours, "2018-10-02T08:00Z")]
    [InlineData("2018-10-01T08:00Z", 90, DurationUnit.Minutes, "2018-10-01T09:30Z")]
    [InlineData("2018-10-27T12:00Z", 24, DurationUnit.Hours, "2018-10-28T12:00Z")] // the clocks go back: 25 hours a day, and 24 hours are 24
    [InlineData("2018-10-27T12:00Z", 1, DurationUnit.Days, "2018-10-28T13:00Z")] // a day later at the same time on the wall
    [InlineData("2019-03-30T12:00Z", 24, DurationUnit.Hours, "2019-03-31T12:00Z")]
    [InlineData("2019-03-30T12:00Z", 1, DurationUnit.Days, "2019-03-31T11:00Z")]
    [InlineData("2019-03-30T01:30Z", 1, DurationUnit.Days, "2019-03-31T01:30Z")] // half past one does not exist: half past two
    [InlineData("2018-10-27T00:30Z", 1, DurationUnit.Days, "2018-10-28T00:30Z")] // half past one comes twice: the first
    [InlineData("2018-10-25T11:00Z", 1, DurationUnit.Weeks, "2018-11-01T12:00Z")]
    [InlineData("2019-01-31T12:00Z", 1, DurationUnit.Months, "2019-02-28T12:00Z")]
    [InlineData("2020-01-31T12:00Z", 1, DurationUnit.Months, "2020-02-29T12:00Z")]
    [InlineData("2020-02-29T12:00Z", 1, DurationUnit.Years, "2021-03-01T12:00Z")]
    [InlineData("2020-02-29T12:00Z", 4, DurationUnit.Years, "2024-02-29T12:00Z")]
    [InlineData("2018-10-01T08:00Z", 0, DurationUnit.Hours, "2018-10-01T08:00Z")]
    public void Time_that_passes_and_local_days(string start, int amount, DurationUnit unit, string due) => Assert.Equal(At(due), Clock(Office).Add(At(start), amount, unit));

    [Theory]
    [InlineData("2018-10-01T08:00Z", 1, "2018-10-02T16:00Z")] // Monday: Tuesday at closing time
    [InlineData("2018-10-01T23:30Z", 1, "2018-10-03T16:00Z")] // after midnight in London it is Tuesday
    [InlineData("2018-10-04T08:00Z", 1, "2018-10-05T15:00Z")] // Friday closes earlier
    [InlineData("2018-10-05T20:00Z", 1, "2018-10-08T16:00Z")] // Friday evening: Monday
    [InlineData("2018-10-06T10:00Z", 1, "2018-10-08T16:00Z")] // Saturday: Monday
    [InlineData("2018-12-21T10:00Z", 1, "2018-12-24T17:00Z")]
    [InlineData("2018-12-21T10:00Z", 2, "2018-12-27T17:00Z")] // Christmas Day and Boxing Day
    [InlineData("2018-12-24T10:00Z", 1, "2018-12-27T17:00Z")]
    [InlineData("2018-12-25T10:00Z", 1, "2018-12-27T17:00Z")]
    [InlineData("2018-12-24T10:00Z", 4, "2019-01-02T17:00Z")] // and New Year's Day
    [InlineData("2018-10-26T10:00Z", 1, "2018-10-29T17:00Z")] // over the Sunday on which the clocks go back
    [InlineData("2019-03-29T10:00Z", 1, "2019-04-01T16:00Z")]
    [InlineData("2018-10-01T08:00Z", 0, "2018-10-01T16:00Z")] // none: the day itself
    [InlineData("2018-10-06T10:00Z", 0, "2018-10-08T16:00Z")]
    [InlineData("2018-10-01T08:00Z", 20, "2018-10-29T17:00Z")]
    public void Working_days_end_at_closing_time(string start, int amount, string due) => Assert.Equal(At(due), Clock(Office).Add(At(start), amount, DurationUnit.WorkingDays));

    [Theory]
    [InlineData("2018-10-01T07:30Z", 4, "2018-10-01T11:30Z")]
    [InlineData("2018-10-01T05:00Z", 1, "2018-10-01T08:30Z")] // before opening
    [InlineData("2018-10-01T15:00Z", 1, "2018-10-01T16:00Z")] // up to closing
    [InlineData("2018-10-01T15:00Z", 2, "2018-10-02T08:30Z")]
    [InlineData("2018-10-05T14:30Z", 1, "2018-10-08T08:00Z")] // Friday 15:30: half an hour, and the other on Monday
    [InlineData("2018-10-06T10:00Z", 1, "2018-10-08T08:30Z")]
    [InlineData("2018-12-24T16:00Z", 2, "2018-12-27T09:30Z")]
    [InlineData("2018-10-26T14:30Z", 1, "2018-10-29T09:00Z")]
    [InlineData("2018-10-01T07:30Z", 41, "2018-10-05T14:30Z")]
    [InlineData("2018-10-01T08:00Z", 0, "2018-10-01T08:00Z")]
    public void Working_hours_count_open_time_only(string start, int amount, string due) => Assert.Equal(At(due), Clock(Office).Add(At(start), amount, DurationUnit.WorkingHours));

    [Theory]
    [InlineData("2018-10-01T10:30Z", 1, "2018-10-01T12:30Z")] // 11:30 in London: half an hour, lunch, half an hour
    [InlineData("2018-10-01T11:30Z", 4, "2018-10-01T16:00Z")]
    public void A_lunch_break_does_not_count(string start, int amount, string due) =>
        Assert.Equal(At(due), Clock(Calendar("Europe/London", "09:00-12:00,13:00-17:00", "09:00-12:00")).Add(At(start), amount, DurationUnit.WorkingHours));

    [Theory]
    [InlineData("2019-03-30T12:00Z", 24, "2019-03-31T12:00Z")]
    [InlineData("2018-10-27T12:00Z", 26, "2018-10-28T14:00Z")]
    [InlineData("2018-10-27T23:00Z", 25, "2018-10-29T00:00Z")] // the whole of the day that has 25
    public void Round_the_clock_an_hour_is_an_hour_when_the_clocks_change(string start, int amount, string due) =>
        Assert.Equal(At(due), Clock(Calendar("Europe/London", "00:00-00:00", "00:00-00:00", "00:00-00:00")).Add(At(start), amount, DurationUnit.WorkingHours));

    [Theory]
    [InlineData("2018-12-27T17:00Z", 1, DurationUnit.WorkingDays, "2018-12-24T08:30Z")]
    [InlineData("2018-10-09T16:00Z", 2, DurationUnit.WorkingDays, "2018-10-05T07:30Z")]
    [InlineData("2018-10-08T08:30Z", 2, DurationUnit.WorkingHours, "2018-10-05T14:00Z")]
    [InlineData("2018-10-08T08:30Z", 4, DurationUnit.Hours, "2018-10-08T04:30Z")]
    [InlineData("2018-10-28T12:00Z", 1, DurationUnit.Days, "2018-10-27T11:00Z")]
    [InlineData("2019-03-31T12:00Z", 1, DurationUnit.Months, "2019-02-28T13:00Z")]
    public void Reminders_are_counted_back(string due, int amount, DurationUnit unit, string at) => Assert.Equal(At(at), Clock(Office).Subtract(At(due), amount, unit));

    [Theory]
    [InlineData("2028-12-29T10:00Z", 3, DurationUnit.WorkingDays, "knows its holidays from 1 January 2017 to 31 December 2028, and this counts through a later day")]
    [InlineData("2016-12-30T10:00Z", 1, DurationUnit.WorkingHours, "and this counts through an earlier day; add the holidays of the years before to the calendar")]
    [InlineData("2018-10-01T10:00Z", -1, DurationUnit.Hours, "an amount of time is from 0 to 1,000,000, and this one is less")]
    [InlineData("2018-10-01T10:00Z", 9000, DurationUnit.Years, "leads beyond the years 1 to 9999")]
    [InlineData("9999-12-31T10:00Z", 1000000, DurationUnit.Hours, "leads beyond the years 1 to 9999")]
    public void What_can_not_be_counted_is_refused(string start, int amount, DurationUnit unit, string words) =>
        Assert.Contains(words, Assert.Throws<CalendarLimitException>(() => Clock(Office).Add(At(start), amount, unit)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0001-01-01", DurationUnit.WorkingDays, "leads beyond the years 1 to 9999")]
    [InlineData("0001-01-01", DurationUnit.Days, "leads beyond the years 1 to 9999")]
    [InlineData("0001-01-01", DurationUnit.Hours, "leads beyond the years 1 to 9999")]
    public void Nothing_is_counted_back_beyond_the_first_day(string day, DurationUnit unit, string words)
    {
        var clock = Clock(Office);
        var due = clock.At(DateOnly.Parse(day, CultureInfo.InvariantCulture), new TimeOnly(1, 30));
        Assert.Contains(words, Assert.Throws<CalendarLimitException>(() => clock.Subtract(due, 5, unit)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_that_is_never_open_is_refused_and_not_searched_for_ever() =>
        Assert.Throws<CalendarLimitException>(() => Clock(Office with { Opening = [] }).Add(At("2018-10-01T10:00Z"), 1, DurationUnit.WorkingDays));

    [Fact]
    public void Without_a_calendar_days_are_those_of_utc_and_working_time_is_refused()
    {
        var clock = new DeadlineClock(CalendarDays.InZone("UTC"));
        Assert.Equal(At("2018-10-28T12:00Z"), clock.Add(At("2018-10-27T12:00Z"), 1, DurationUnit.Days));
        Assert.Throws<CalendarLimitException>(() => clock.Add(At("2018-10-27T12:00Z"), 1, DurationUnit.WorkingHours));
    }

    [Fact]
    public void An_unknown_zone_is_refused() =>
        Assert.Contains("Europe/Oxford", Assert.Throws<CalendarLimitException>(() => Clock(Office with { Zone = "Europe/Oxford" })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(DurationUnit.Hours, "2018-10-01T08:00Z", "2018-10-02T08:00Z", "2018-10-10T09:00Z", "2018-10-11T09:00Z")]
    [InlineData(DurationUnit.Hours, "2018-10-26T08:00Z", "2018-10-27T08:00Z", "2018-10-27T12:00Z", "2018-10-28T12:00Z")]
    [InlineData(DurationUnit.WorkingHours, "2018-10-01T14:00Z", "2018-10-02T08:30Z", "2018-10-05T13:00Z", "2018-10-08T08:30Z")] // 2 + 1 hours: Friday from 14:00 London 2, Monday 1
    [InlineData(DurationUnit.WorkingDays, "2018-10-01T14:00Z", "2018-10-03T16:00Z", "2018-10-11T08:00Z", "2018-10-15T16:00Z")] // two open days after a Thursday
    [InlineData(DurationUnit.WorkingDays, "2018-10-03T14:00Z", "2018-10-03T16:00Z", "2018-10-06T08:00Z", "2018-10-08T16:00Z")] // on the last day: the next open day
    [InlineData(DurationUnit.WorkingDays, "2018-10-01T14:00Z", "2018-10-03T16:00Z", "2018-10-01T15:00Z", "2018-10-03T16:00Z")] // on the same day: nothing changes
    [InlineData(DurationUnit.Days, "2018-10-26T08:00Z", "2018-10-30T09:00Z", "2018-11-05T09:00Z", "2018-11-09T09:00Z")] // four days at the same time of day
    [InlineData(DurationUnit.Months, "2018-10-01T08:00Z", "2018-10-11T06:00Z", "2018-10-20T08:00Z", "2018-10-30T07:00Z")] // ten days less two hours, by the wall
    public void What_is_left_is_held_and_goes_on(DurationUnit unit, string paused, string due, string resumed, string then)
    {
        var clock = Clock(Office);
        Assert.Equal(At(then), clock.Resume(At(resumed), clock.Remaining(At(paused), At(due), unit)));
    }

    [Theory]
    [InlineData("2018-03-23T16:05Z", 10, "2018-04-10T23:00Z", "2018-04-05T10:00Z", "2018-04-19T23:00Z")] // at once, until a Thursday: ten open days after it
    [InlineData("2018-04-09T10:00Z", 10, "2018-04-10T23:00Z", "2018-04-16T10:00Z", "2018-04-17T23:00Z")] // one open day was left
    [InlineData("2018-04-10T22:30Z", 10, "2018-04-10T23:00Z", "2018-04-16T10:00Z", "2018-04-16T23:00Z")] // none was
    public void Where_a_day_is_open_to_its_end_midnight_belongs_to_it(string paused, int amount, string due, string resumed, string then)
    {
        var clock = Clock(Calendar("Europe/London", "00:00-00:00", "00:00-00:00") with { Holidays = [new CalendarHoliday(new DateOnly(2018, 3, 30), "Good Friday"), new CalendarHoliday(new DateOnly(2018, 4, 2), "Easter Monday")] });

        Assert.Equal(At(due), clock.Add(At("2018-03-23T16:05Z"), amount, DurationUnit.WorkingDays));
        Assert.Equal(At(then), clock.Resume(At(resumed), clock.Remaining(At(paused), At(due), DurationUnit.WorkingDays)));
        Assert.Equal(At("2018-04-05T23:00Z"), clock.Subtract(At(due), 2, DurationUnit.WorkingDays, isClosing: true)); // Friday's beginning
        Assert.Equal(At("2018-04-08T23:00Z"), clock.Subtract(At(due), 2, DurationUnit.WorkingDays)); // the beginning of the 11th is due, not the end of the 10th
    }

    private static DeadlineClock Clock(WorkingCalendar calendar) => new(CalendarDays.Of(calendar));

    private static DateTimeOffset At(string text) => CaseWorld.Instant(text);

    private static WorkingCalendar Calendar(string zone, string weekdays, string friday, string? weekend = null) => new()
    {
        Name = "office",
        Title = "Office hours",
        Zone = zone,
        KnownFrom = new DateOnly(2017, 1, 1),
        KnownTo = new DateOnly(2028, 12, 31),
        Holidays = [new CalendarHoliday(new DateOnly(2018, 12, 25), "Christmas Day"), new CalendarHoliday(new DateOnly(2018, 12, 26), "Boxing Day"), new CalendarHoliday(new DateOnly(2019, 1, 1), "New Year's Day")],
        Opening =
        [
            .. Enum.GetValues<DayOfWeek>().SelectMany(day => Hours(day, day is DayOfWeek.Saturday or DayOfWeek.Sunday ? weekend : day == DayOfWeek.Friday ? friday : weekdays)),
        ],
    };

    private static IEnumerable<OpeningHours> Hours(DayOfWeek day, string? text) =>
        text is null ? [] : text.Split(',').Select(stretch => stretch.Split('-')).Select(edges => new OpeningHours(day, TimeOnly.ParseExact(edges[0], "HH:mm"), TimeOnly.ParseExact(edges[1], "HH:mm")));
}
