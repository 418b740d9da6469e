using PolicyEngine.Cases.Events;

namespace PolicyEngine.Tests.Cases.Clock;

/// <summary>The rule of the pause: a request made in time stops the clock and holds what is left, a late one does not, and nothing starts it anew.</summary>
public class PauseTests
{
    private const string Yaml = PermitPolicy.Head + PermitPolicy.Facts + PermitPolicy.Rules + """
        lifecycle:
          initial: new
          calendar: england
          roles: { applicant: The applicant }
          states:
            new: {}
            open: { initial: working }
            working: { in: open }
            waiting: { in: open }
            chasing: { in: open }
            answered: { final: yes }
            other: {}
          triggers:
            start: { by: applicant }
            ask: { by: applicant }
            chase: { by: applicant }
            answer: { by: applicant }
            finish: { by: applicant }
            set_aside: { by: applicant }
            again: { by: applicant }
          transitions:
            - { from: new, on: start, to: open }
            - { from: working, on: ask, to: waiting }
            - { from: waiting, on: chase, to: chasing }
            - { from: [waiting, chasing], on: answer, to: working }
            - { from: open, on: finish, to: answered }
            - { from: open, on: set_aside, to: other }
            - { from: other, on: again, to: open }
          deadlines:
            response: { starts: open, ends: [answered, other], within: AMOUNT, pauses: { in: [waiting, chasing] WITHIN } }

        """;

    [Theory]
    [InlineData("24 hours", "12 hours", "start 01T08", "02T08", DeadlineStatus.Running)]
    [InlineData("24 hours", "12 hours", "start 01T08, ask 01T10", "02T08", DeadlineStatus.Paused)]
    [InlineData("24 hours", "12 hours", "start 01T08, ask 01T10, answer 05T10", "06T08", DeadlineStatus.Running)]
    [InlineData("24 hours", "12 hours", "start 01T08, ask 01T20, answer 05T10", "05T22", DeadlineStatus.Running)] // on the very edge: in time
    [InlineData("24 hours", "12 hours", "start 01T08, ask 01T21, answer 02T07", "02T08", DeadlineStatus.Running)] // late: the clock went on
    [InlineData("24 hours", "12 hours", "start 01T08, ask 01T10, answer 01T11, ask 01T12, answer 03T12", "04T09", DeadlineStatus.Running)] // two pauses
    [InlineData("24 hours", "12 hours", "start 01T08, ask 01T10, answer 01T11, ask 01T21, answer 02T07", "02T09", DeadlineStatus.Running)] // the second too late
    [InlineData("24 hours", "12 hours", "start 01T08, ask 01T10, chase 03T10, answer 05T10", "06T08", DeadlineStatus.Running)] // from one pause into another: one pause
    [InlineData("24 hours", "", "start 01T08, ask 02T07, answer 05T10", "05T11", DeadlineStatus.Running)] // any time before it is due
    [InlineData("24 hours", "", "start 01T08, ask 02T09, answer 05T10", "02T08", DeadlineStatus.Overdue)] // after it was due
    [InlineData("24 hours", "12 hours", "start 01T08, finish 02T07", "02T08", DeadlineStatus.Ended)]
    [InlineData("24 hours", "12 hours", "start 01T08, finish 02T09", "02T08", DeadlineStatus.EndedLate)]
    [InlineData("24 hours", "12 hours", "start 01T08, set_aside 01T10, again 05T08", "06T08", DeadlineStatus.Running)] // ended, and begun again
    [InlineData("2 working_days", "1 working_days", "start 01T08, ask 02T08, answer 05T08", "08T16", DeadlineStatus.Running)] // one open day after Friday
    [InlineData("2 working_days", "1 working_days", "start 01T08, ask 03T08, answer 05T08", "03T16", DeadlineStatus.Overdue)] // asked too late
    [InlineData("8 working_hours", "", "start 01T08, ask 01T14, answer 05T13", "05T15", DeadlineStatus.Running)] // two hours are left: from Friday 14:00 in London to closing time
    public async Task The_clock_stops_only_for_a_request_in_time(string amount, string within, string story, string due, DeadlineStatus status)
    {
        var world = new CaseWorld(Yaml.Replace("AMOUNT", amount, StringComparison.Ordinal).Replace("WITHIN", within.Length > 0 ? $", within: {within}" : "", StringComparison.Ordinal));
        await world.Open();
        foreach (var step in story.Split(", ").Select(step => step.Split(' ')))
        {
            world.At($"2018-10-{step[1]}:00:00Z");
            await world.Fire($"applicant {step[0]}");
        }

        await world.RunDue();
        var response = (await world.State()).Deadlines["response"];

        var expected = due.Split('+');
        Assert.Equal((status, CaseWorld.Instant($"2018-10-{expected[0]}:00:00Z").AddHours(expected.Length > 1 ? double.Parse(expected[1], System.Globalization.CultureInfo.InvariantCulture) : 0)), (response.Status, response.DueAt));
    }

    [Fact]
    public async Task A_late_request_is_noted()
    {
        var world = new CaseWorld(Yaml.Replace("AMOUNT", "24 hours", StringComparison.Ordinal).Replace("WITHIN", ", within: 12 hours", StringComparison.Ordinal));
        await world.Open();
        await world.Fire("applicant start");
        world.At("2018-10-01T21:00:00Z");
        await world.Fire("applicant ask");

        Assert.Equal(DeadlineMove.PauseTooLate, Assert.Single((await world.Read()).Events[^1].Deadlines).Move);
    }

    [Theory]
    [InlineData("cars hours", "the deadline `response` can't be worked out yet", "cars")]
    [InlineData("999 years", "", "")]
    public async Task A_deadline_that_can_not_be_worked_out_stops_the_firing(string amount, string message, string missing)
    {
        var world = new CaseWorld(Yaml.Replace("AMOUNT", amount, StringComparison.Ordinal).Replace("WITHIN", "", StringComparison.Ordinal));
        await world.Open();
        if (message.Length == 0)
        {
            Assert.Equal(3017, (await world.Fire("applicant start")).Deadlines["response"].DueAt.Year);
            return;
        }

        var refusal = await world.Refused("applicant start");
        Assert.Equal((message, missing), (refusal.Message, Assert.Single(refusal.Missing).Name));
        Assert.Equal("new", (await world.State()).State);
    }
}
