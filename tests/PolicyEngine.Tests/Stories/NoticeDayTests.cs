namespace PolicyEngine.Tests.Stories;

/// <summary>The pack's own list of public holidays, in a script, is the calendar's.</summary>
public class NoticeDayTests
{
    [Fact]
    public void Notice_ends_two_days_before_the_meeting_on_which_the_calendar_of_England_is_open()
    {
        var policy = StoryPolicies.Instance["councillor-questions"];
        var calendar = policy.Model.Lifecycle!.Calendars.Single(one => one.Name == "england");
        var holidays = calendar.Holidays.Select(holiday => holiday.Day).ToHashSet();
        bool IsOpen(DateOnly day) => calendar.Opening.Any(hours => hours.Day == day.DayOfWeek) && !holidays.Contains(day);

        foreach (var meeting in holidays.Where(day => day.Year >= 2018).SelectMany(day => Enumerable.Range(-1, 7).Select(day.AddDays)).Where(day => day.Year is >= 2018 and <= 2028).Distinct())
        {
            var expected = Enumerable.Range(1, 20).Select(back => meeting.AddDays(-back)).Where(IsOpen).ElementAt(1);
            Assert.Equal((meeting, expected), (meeting, NoticeBy(meeting)));
        }
    }

    private static object? NoticeBy(DateOnly meeting)
    {
        var decision = StoryPolicies.Instance.Set["councillor-questions"].Decide(new Dictionary<string, object?> { ["meeting_on"] = meeting }, new DateOnly(2018, 9, 18));
        return decision.Outputs.Single(output => output.Name == "notice_by").Value;
    }
}
