using PolicyEngine.Diagnostics;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Language;

/// <summary>The library's calendars, held against the rules that the days follow.</summary>
public class CalendarTests
{
    private static readonly PolicySyntax Policy = Assert.Single(PolicyFolder.Read(
    [
        new SourceFile("p/policy.yaml", Policies.With("lifecycle: { initial: sent, calendar: oxford_office, states: { sent: {} } }\n")),
        .. Tree.Files("rules/calendars", "*.yaml").Select(path => new SourceFile(path, Tree.Read(path))),
    ]).Policies);

    // Days that were moved or proclaimed once.
    private static readonly Dictionary<DateOnly, DateOnly> Moved = new() { [new(2020, 5, 4)] = new(2020, 5, 8), [new(2022, 5, 30)] = new(2022, 6, 2) };
    private static readonly DateOnly[] Once = [new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8)];

    [Fact]
    public void The_holidays_of_England_are_those_that_the_rules_give()
    {
        var expected = Enumerable.Range(2017, 12).SelectMany(Holidays).Select(day => Moved.GetValueOrDefault(day, day)).Concat(Once).Order();

        Assert.Equal(expected, Policy.Calendars[0].Holidays.Select(holiday => holiday.Day));
        Assert.Equal((new DateOnly(2017, 1, 1), new DateOnly(2028, 12, 31)), (Policy.Calendars[0].KnownFrom!.Value, Policy.Calendars[0].KnownTo!.Value));
    }

    [Fact]
    public void The_office_in_Oxford_closes_early_on_Friday_and_takes_over_the_holidays()
    {
        var office = Policy.Calendars[0];

        Assert.Equal("oxford_office", office.Id.Value);
        Assert.Equal("Europe/London", office.Zone!.Value);
        Assert.Equal(["Monday 08:30 17:00", "Tuesday 08:30 17:00", "Wednesday 08:30 17:00", "Thursday 08:30 17:00", "Friday 08:30 16:00"], office.Opening!.Value.Select(hours => $"{hours.Day} {hours.Opens:HH:mm} {hours.Closes:HH:mm}"));
    }

    private static IEnumerable<DateOnly> Holidays(int year)
    {
        var easter = Easter(year);
        yield return Weekday(new DateOnly(year, 1, 1), []);
        yield return easter.AddDays(-2);
        yield return easter.AddDays(1);
        yield return Monday(new DateOnly(year, 5, 1), 1);
        yield return Monday(new DateOnly(year, 5, 31), -1);
        yield return Monday(new DateOnly(year, 8, 31), -1);
        var christmas = new DateOnly(year, 12, 25);
        var boxing = christmas.AddDays(1);
        DateOnly[] fixedDays = [.. new[] { christmas, boxing }.Where(day => !IsWeekend(day))];
        var first = Weekday(christmas, IsWeekend(christmas) ? fixedDays : []);
        yield return first;
        yield return Weekday(boxing, IsWeekend(boxing) ? [first, .. fixedDays] : []);
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateOnly Weekday(DateOnly day, DateOnly[] taken)
    {
        while (IsWeekend(day) || taken.Contains(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static DateOnly Monday(DateOnly day, int step)
    {
        while (day.DayOfWeek != DayOfWeek.Monday)
        {
            day = day.AddDays(step);
        }

        return day;
    }

    // The Gregorian rule of the ecclesiastical moon.
    private static DateOnly Easter(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var moon = ((19 * golden) + century - (century / 4) - (((8 * century) + 13) / 25) + 15) % 30;
        var epact = moon - (moon / 28 * (1 - (moon / 28 * (29 / (moon + 1)) * ((21 - golden) / 11))));
        var weekday = (year + (year / 4) + epact + 2 - century + (century / 4)) % 7;
        var days = epact - weekday;
        var month = 3 + ((days + 40) / 44);
        return new DateOnly(year, month, days + 28 - (31 * (month / 4)));
    }
}
