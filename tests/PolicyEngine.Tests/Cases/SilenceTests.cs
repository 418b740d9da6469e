using PolicyEngine.Cases;
using PolicyEngine.Cases.Events;

namespace PolicyEngine.Tests.Cases;

/// <summary>Where a policy has no value for a time or a rate, the case goes on, and what is not known is on record.</summary>
public class SilenceTests
{
    private const string Lives = """{ "lives_here": true, "cars": 1, "blue_badge": false }""";

    [Fact]
    public async Task A_deadline_without_a_value_has_no_date_and_holds_nothing_up()
    {
        var world = new CaseWorld(PermitPolicy.Yaml.Replace("answer_hours: { type: whole_number, values: [ { from: 2018-01-01, value: 24 } ] }", "answer_hours: { type: whole_number, values: [], note: \"Not stated.\" }", StringComparison.Ordinal));
        await world.Open();
        var asking = await world.Fire("applicant submit", """{ "cars": 1 }""");
        var response = asking.Deadlines["response"];
        Assert.Equal(("asking", DeadlineStatus.Undated), (asking.State, response.Status));
        Assert.Equal("the policy has no value of `answer_hours` on 1 October 2018 (Not stated.)", Assert.Single(response.Unknown));
        Assert.Empty((await world.Read()).Timers);

        var read = (await world.Read()).State.Deadlines["response"];
        Assert.Equal((response.Status, response.StartedAt, Assert.Single(response.Unknown)), (read.Status, read.StartedAt, Assert.Single(read.Unknown)));
        Assert.Equal(DeadlineStatus.Ended, (await world.Fire("applicant answer", """{ "lives_here": true, "blue_badge": false }""")).Deadlines["response"].Status);
    }

    [Fact]
    public async Task A_rate_without_a_value_draws_nothing_and_leaves_the_fact_open()
    {
        var world = new CaseWorld(PermitPolicy.Yaml.Replace("rate: { type: decimal, values: [ { from: 2018-01-01, value: 0.5 } ] }", "rate: { type: decimal, values: [], note: \"Not stated.\" }", StringComparison.Ordinal));
        await world.Open();
        await world.Fire("applicant submit", Lives);
        var issued = await world.Fire("applicant pay", """{ "paid": 60 }""");
        Assert.Equal(("issued", new EventSample("drawn", "", false), false), (issued.State, Assert.Single(issued.Samples), issued.Facts.ContainsKey("drawn")));
    }

    [Theory]
    [InlineData("""{ "cars": 1, "drawn": false }""", "`submit` does not take `drawn`")]
    [InlineData("""{ "cars": 1, "issued_on": "2018-01-01" }""", "`submit` does not take `issued_on`")]
    public async Task A_trigger_that_takes_any_fact_does_not_take_what_the_case_itself_sets(string facts, string message)
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        await world.Open();
        var refused = await world.Refused("applicant submit", facts);
        Assert.Equal((RefusalKind.FactNotTaken, message, "the case itself sets what is not taken"), (refused.Kind, refused.Message, refused.Help));
    }

    [Theory]
    [InlineData("2018-10-02T08:00:00Z", "accepted", DeadlineStatus.Ended)]
    [InlineData("2018-10-02T08:00:01Z", "late", DeadlineStatus.Overdue)]
    public async Task What_somebody_does_at_the_last_moment_is_in_time(string at, string state, DeadlineStatus response)
    {
        var world = new CaseWorld(PermitPolicy.Yaml.Replace("pauses: { in: asking, within: 12 hours }, ", "", StringComparison.Ordinal));
        await world.Open();
        await world.Fire("applicant submit", """{ "cars": 1 }""");
        world.At(at);
        await world.Try("applicant answer", """{ "lives_here": true, "blue_badge": false }""");
        Assert.Equal((state, response), ((await world.State()).State, (await world.State()).Deadlines["response"].Status));
    }

    [Fact]
    public async Task What_comes_exactly_when_it_is_due_is_not_late()
    {
        var world = new CaseWorld(PermitPolicy.Yaml);
        await world.Open();
        await world.Fire("applicant submit", Lives);
        await world.Fire("applicant pay", """{ "paid": 60 }""");
        world.At("2019-10-03T10:00:00Z");
        await world.RunDue();
        Assert.Equal(("renewing", DeadlineStatus.Ended), ((await world.State()).State, (await world.State()).Deadlines["renewal"].Status));
    }
}
