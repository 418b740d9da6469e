using PolicyEngine.Cases.Clock;
using PolicyEngine.Cases.Deciding;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Cases;

/// <summary>A day that comes from a time is a day of the policy's zone, wherever it comes from.</summary>
public class PolicyDayTests
{
    private const string Policy = """
        policy: permit
        title: Permit
        owner: Parking
        source: { document: The paper, at: "p. 1" }
        in_force: { from: 2018-01-01 }
        facts:
          asked: { type: yes_no, ask: "Asked?" }
          on_day: { type: date, ask: "On which day?" }
        parameters:
          fee: { type: money, values: [ { from: 2018-01-01, to: 2019-06-30, value: 60 }, { from: 2019-07-01, value: 75 } ] }
        decision:
          outcomes: [before, later]
          rules:
            - { id: old_fee, when: asked && fee == 60, then: before, because: "The fee is {fee}." }
          otherwise: { then: later, because: "The fee is {fee}." }
        lifecycle:
          initial: open
          roles: { officer: Officer }
          states: { open: {}, decided: { entry: [ { set: { on_day: as_of } }, { decide: yes }, { notify: told } ] }, done: { final: yes } }
          triggers: { look: { by: officer, takes: asked }, finish: { by: officer } }
          transitions:
            - { from: open, on: look, to: decided }
            - { from: decided, on: finish, to: done }
          deadlines:
            visit: { starts: decided, within: 1 days }
            call: { starts: decided, at: "add_days(on_day, 1)", time: "09:00" }
          notifications: { told: { to: officer, subject: "Today", text: "{today}, by {due.visit}" } }
          retention: 1 days

        """;

    [Theory]
    [InlineData("", "2019-06-30T23:30:00Z", "later", "2019-07-01", "2019-07-01T23:30:00Z", "2019-07-02T08:00:00Z")] // half past midnight on 1 July in London
    [InlineData("", "2019-06-30T22:59:59Z", "before", "2019-06-30", "2019-07-01T22:59:59Z", "2019-07-01T08:00:00Z")]
    [InlineData("", "2018-12-31T23:30:00Z", "before", "2018-12-31", "2019-01-01T23:30:00Z", "2019-01-01T09:00:00Z")]
    [InlineData("zone: UTC", "2019-06-30T23:30:00Z", "before", "2019-06-30", "2019-07-01T23:30:00Z", "2019-07-01T09:00:00Z")]
    [InlineData("zone: Pacific/Auckland", "2019-06-30T12:00:00Z", "later", "2019-07-01", "2019-07-01T12:00:00Z", "2019-07-01T21:00:00Z")]
    [InlineData("zone: America/New_York", "2019-07-01T03:59:00Z", "before", "2019-06-30", "2019-07-02T03:59:00Z", "2019-07-01T13:00:00Z")]
    public async Task A_case_is_decided_on_the_day_of_the_policys_zone(string zone, string at, string outcome, string day, string visit, string call)
    {
        var world = new CaseWorld(Policy.Replace("title: Permit", $"title: Permit\n{zone}", StringComparison.Ordinal), at);
        await world.Open(role: "officer");
        var state = await world.Fire("officer look", """{ "asked": true }""");

        Assert.Equal((outcome, day, $"\"{day}\""), (state.Decision!.Outcome, state.Decision.Engine.AsOf.ToString("yyyy-MM-dd", null), state.Facts["on_day"].Json));
        Assert.Equal((CaseWorld.Instant(visit), CaseWorld.Instant(call)), (state.Deadlines["visit"].DueAt, state.Deadlines["call"].DueAt));
        var again = Assert.IsType<DecideResult.Decided>(await world.Service.DecideAsync(new DecideRequest { CaseId = "rose" }));
        Assert.Equal(day, again.Decision.AsOf.ToString("yyyy-MM-dd", null));
    }

    [Fact]
    public async Task A_zone_takes_precedence_over_the_calendars_and_a_calendars_over_the_usual_one()
    {
        const string london = "calendar: england";
        var withCalendar = Policy.Replace("  initial: open", $"  initial: open\n  {london}", StringComparison.Ordinal);
        Assert.Equal("Europe/London", CaseWorld.Compiled(withCalendar).Model.Zone);
        var both = new CaseWorld(withCalendar.Replace("title: Permit", "title: Permit\nzone: Pacific/Auckland", StringComparison.Ordinal), "2019-06-30T12:00:00Z");
        await both.Open(role: "officer");
        var state = await both.Fire("officer look", """{ "asked": true }""");

        // The day is Auckland's; the deadline counts by the calendar, which is London's.
        Assert.Equal(("later", CaseWorld.Instant("2019-07-02T08:00:00Z")), (state.Decision!.Outcome, state.Deadlines["call"].DueAt));
        Assert.Equal("Pacific/Auckland", (await both.Service.ViewAsync("rose"))!.Zone);
    }

    [Fact]
    public void The_zone_is_part_of_the_policys_hash_and_of_its_bytes()
    {
        var (plain, zoned) = (CaseWorld.Compiled(Policy).Model, CaseWorld.Compiled(Policy.Replace("title: Permit", "title: Permit\nzone: Asia/Tokyo", StringComparison.Ordinal)).Model);
        Assert.NotEqual(plain.ContentHash, zoned.ContentHash);
        Assert.Equal(["Europe/London", "Asia/Tokyo"], PolicyEngine.Model.Serialization.PolicyModelFormat.Read(PolicyEngine.Model.Serialization.PolicyModelFormat.Write([plain, zoned])).Select(model => model.Zone));
        Assert.Equal(new DateOnly(2019, 7, 1), PolicyDays.DayOf(zoned, CaseWorld.Instant("2019-06-30T15:00:00Z")));
        Assert.Equal(PolicyModel.UsualZone, plain.Zone);
    }

    [Theory]
    [InlineData("2019-10-27T00:30:00Z", "27 October 2019 at 01:30 (the first time, +01:00)")]
    [InlineData("2019-10-27T01:30:00Z", "27 October 2019 at 01:30 (the second time, +00:00)")]
    [InlineData("2019-10-27T02:30:00Z", "27 October 2019 at 02:30")]
    public async Task A_time_that_comes_twice_says_which(string at, string shown)
    {
        var world = new CaseWorld(Policy.Replace("within: 1 days", "within: 0 days", StringComparison.Ordinal), at);
        await world.Open(role: "officer");
        var state = await world.Fire("officer look", """{ "asked": true }""");

        // No time at all ends when it begins, also in the second of two equal hours.
        Assert.Equal(CaseWorld.Instant(at), state.Deadlines["visit"].DueAt);
        Assert.Contains((await world.Service.ViewAsync("rose"))!.Deadlines, deadline => deadline.Name == "visit" && deadline.Due == shown);
    }

    [Fact]
    public async Task What_is_not_late_yet_is_not_said_to_be()
    {
        var world = new CaseWorld(Policy, "2019-02-01T10:00:00Z");
        await world.Open(role: "officer");
        await world.Fire("officer look", """{ "asked": true }""");

        Assert.Equal(["Call: overdue from 2 February 2019 at 09:00, unless it is met", "Visit: overdue after 2 February 2019 at 10:00, unless it is met"], (await world.Service.ViewAsync("rose"))!.Next.AsEnumerable());
        world.At("2019-02-02T09:30:00Z");
        Assert.Equal("Call is overdue since 2 February 2019 at 09:00, which the next run of what is due records", (await world.Service.ViewAsync("rose"))!.Next[0]);
    }
}
