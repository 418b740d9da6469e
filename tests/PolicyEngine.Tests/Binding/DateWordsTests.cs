using System.Globalization;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;
using PolicyEngine.Tests.Properties;

namespace PolicyEngine.Tests.Binding;

/// <summary>Working days, figures on other days and lengths of time in expressions, by counts made by hand.</summary>
public class DateWordsTests
{
    private const string Calendar = """
        calendar: office
        zone: Europe/London
        known: { from: 2018-01-01, to: 2019-12-31 }
        cut_off: "17:00"
        holidays: { 2018-12-25: Christmas Day, 2018-12-26: Boxing Day, 2019-01-01: New Year's Day, 2018-04-07: A Saturday }
        """;

    private const string Half = """
        calendar: half-days
        zone: Europe/London
        known: { from: 2018-01-01, to: 2019-12-31 }
        opening: { tuesday: "09:00-12:00", saturday: "09:00-12:00" }
        """;

    private static readonly DateOnly Day = new(2018, 9, 18);

    private static string Policy(string value, string type, string top = "calendar: office\n", string more = "") => $$"""
        policy: counted
        title: Counted
        owner: Tests
        source: { document: d, at: a }
        in_force: { from: 2000-01-01 }
        {{top}}facts:
          on: { type: date, ask: "?" }
          at_time: { type: time, ask: "?" }
          n: { type: whole_number, ask: "?" }
          kind: { type: choice, of: [car, van], ask: "?" }
          visits: { type: list, ask: "?", of: { day: { type: date } } }
        parameters:
          fee: { type: money, values: [ { from: 2018-01-01, to: 2018-12-31, value: 10 }, { from: 2019-02-01, value: 12.50 } ] }
          rate: { type: decimal, by: kind, values: [ { key: car, from: 2018-01-01, value: 1.5 }, { key: car, from: 2018-10-01, value: 2.5 }, { key: van, from: 2018-10-01, value: 4 } ] }
        {{more}}decision:
          outcomes: [done]
          rules: []
          otherwise: { then: done, because: "Done." }
        outputs:
          result: { type: {{type}}, value: '{{value.Replace("'", "''", StringComparison.Ordinal)}}' }

        """;

    private static LoadResult Load(string yaml) => SamplePolicy.Load(yaml, ("calendars/office.yaml", Calendar), ("calendars/half.yaml", Half));

    private static Decision Decide(string value, string type, Dictionary<string, object?> facts, DateOnly? asOf = null, string top = "calendar: office\n")
    {
        var loaded = Load(Policy(value, type, top));
        Assert.True(loaded.Succeeded, string.Join("\n", loaded.Diagnostics.Select(SamplePolicy.Show)));
        return loaded.Set!.Policies[0].Decide(facts, asOf ?? Day);
    }

    private static Dictionary<string, object?> On(string day) => new() { ["on"] = DateOnly.Parse(day, CultureInfo.InvariantCulture), ["at_time"] = new TimeOnly(10, 0), ["n"] = 2L, ["kind"] = "car" };

    [Theory]
    [InlineData("add_working_days(on, 1)", "date", "2018-12-24", "2018-12-27")] // over Christmas
    [InlineData("add_working_days(on, 20)", "date", "2018-12-20", "2019-01-22")] // over the year's end: 27, 28, 31 December, then 2 January
    [InlineData("add_working_days(on, 0)", "date", "2018-12-25", "2018-12-25")]
    [InlineData("add_working_days(on, 0)", "date", "2031-12-25", "2031-12-25")] // nothing is counted
    [InlineData("add_working_days(on, -1)", "date", "2018-12-27", "2018-12-24")]
    [InlineData("add_working_days(on, -n)", "date", "2018-12-29", "2018-12-27")]
    [InlineData("next_working_day(on)", "date", "2018-12-21", "2018-12-24")]
    [InlineData("next_working_day(on)", "date", "2017-12-31", "2018-01-01")] // the first known day is enough
    [InlineData("working_days_between(on, date(2019, 1, 2))", "whole_number", "2018-12-24", "4")] // 27, 28, 31 December and 2 January
    [InlineData("working_days_between(on, on)", "whole_number", "2031-12-24", "0")]
    [InlineData("working_days_between(date(2019, 1, 2), on)", "whole_number", "2018-12-24", "-4")]
    [InlineData("is_working_day(on)", "yes_no", "2018-12-24", "yes")]
    [InlineData("is_working_day(on)", "yes_no", "2018-12-26", "no")]
    [InlineData("is_holiday(on)", "yes_no", "2018-12-26", "yes")]
    [InlineData("is_holiday(on)", "yes_no", "2018-12-23", "no")] // a Sunday
    [InlineData("is_holiday(on)", "yes_no", "2018-04-07", "yes")] // listed, though a Saturday
    [InlineData("day_of_receipt(on, time(17, 0))", "date", "2018-12-24", "2018-12-24")]
    [InlineData("day_of_receipt(on, time(17, 1))", "date", "2018-12-24", "2018-12-27")]
    [InlineData("day_of_receipt(on, time(9, 0))", "date", "2018-12-25", "2018-12-27")]
    [InlineData("add_working_days(on, 2, \"half-days\")", "date", "2018-12-24", "2018-12-29")] // Tuesday and Saturday
    [InlineData("on + years(18)", "date", "2000-02-29", "2018-03-01")]
    [InlineData("on + months(1)", "date", "2018-01-31", "2018-02-28")]
    [InlineData("on + months(1) + months(1)", "date", "2018-01-31", "2018-03-28")] // from left to right
    [InlineData("on + years(1) - days(1)", "date", "2018-04-06", "2019-04-05")]
    [InlineData("on - weeks(n)", "date", "2019-01-01", "2018-12-18")]
    [InlineData("last_day_of_month(on)", "date", "2020-02-10", "2020-02-29")]
    [InlineData("last_day_of_month(on)", "date", "1900-02-10", "1900-02-28")]
    [InlineData("day_of_week(on) == friday", "yes_no", "2018-12-21", "yes")]
    [InlineData("day_of_week(on) is saturday or sunday", "yes_no", "2018-12-21", "no")]
    [InlineData("fee.at(on)", "money", "2018-12-31", "10")]
    [InlineData("fee.at(on + months(2))", "money", "2018-12-31", "12.50")]
    [InlineData("rate.at(on)[kind]", "decimal", "2018-09-30", "1.5")]
    [InlineData("rate.at(on)[kind]", "decimal", "2018-10-01", "2.5")]
    [InlineData("rate.at(on)[van] + rate[car]", "decimal", "2018-10-01", "5.5")]
    public void A_count_made_by_hand_comes_out_in_both_forms(string value, string type, string day, string expected)
    {
        var decision = Decide(value, type, On(day));
        Assert.Equal(DecisionStatus.Determined, decision.Status);
        Assert.Equal(expected, decision.Outputs.Single().Text);

        var loaded = Load(Policy(value, type)).Set!.Policies[0].Compiled;
        var facts = On(day);
        facts["kind"] = 0;
        var plain = PlainRun.Decide(loaded, [.. loaded.Model.Facts.Where(fact => fact.Type != FactType.List).Select(fact => facts[fact.Name])], Day);
        Assert.Equal(decision.ValueOf("result"), plain.Values["result"]);
    }

    [Theory]
    [InlineData("add_working_days(on, 1)", "date", "2019-12-31", "calendar office")]
    [InlineData("add_working_days(on, -1)", "date", "2018-01-01", "calendar office")]
    [InlineData("add_working_days(on, 900)", "date", "2018-01-01", "calendar office")]
    [InlineData("is_working_day(on)", "yes_no", "2020-01-01", "calendar office")]
    [InlineData("is_holiday(on)", "yes_no", "2017-12-31", "calendar office")]
    [InlineData("working_days_between(on, date(2018, 6, 1))", "whole_number", "2017-12-30", "calendar office")]
    [InlineData("day_of_receipt(on, at_time)", "date", "2019-12-31T18", "calendar office")]
    [InlineData("fee.at(on)", "money", "2019-01-31", "fee@2019-01-31")] // between two values
    [InlineData("fee.at(on)", "money", "2017-12-31", "fee@2017-12-31")] // before the first
    [InlineData("rate.at(on)[van]", "decimal", "2018-09-30", "rate@2018-09-30")]
    [InlineData("fee.at(on) + fee.at(on + years(1)) + rate[van]", "money", "2019-01-31", "fee@2019-01-31 rate")]
    public void What_nobody_has_listed_is_missing_by_name(string value, string type, string day, string missing)
    {
        var facts = On(day[..10]);
        facts["at_time"] = new TimeOnly(day.Length > 10 ? 18 : 10, 0);
        var decision = Decide(type == "money" && value.Contains("rate", StringComparison.Ordinal) ? value.Replace("rate[van]", "(rate[van] > 1 ? fee : fee)", StringComparison.Ordinal) : value, type, facts);
        Assert.Equal(DecisionStatus.Undetermined, decision.Status);
        Assert.Empty(decision.Faults);
        Assert.Equal(missing, string.Join(' ', decision.Missing.Select(input => input.Name)));
    }

    [Theory]
    [InlineData("on > as_of || is_working_day(on)", "2030-01-01", "yes")] // a sure yes needs no calendar
    [InlineData("on > as_of && is_working_day(on)", "2010-01-01", "no")]
    [InlineData("visits.Count(v => is_working_day(v.day)) == 0", "2010-01-01", "yes")]
    public void What_is_sure_without_a_day_is_known(string value, string day, string expected)
    {
        var facts = On(day);
        facts["visits"] = new List<Dictionary<string, object?>>();
        Assert.Equal(expected, Decide(value, "yes_no", facts).Outputs.Single().Text);
    }

    [Fact]
    public void Records_are_counted_by_the_calendar()
    {
        var facts = On("2018-12-24");
        facts["visits"] = new[] { "2018-12-24", "2018-12-25", "2018-12-27", "2018-12-29" }.Select(day => new Dictionary<string, object?> { ["day"] = DateOnly.Parse(day, CultureInfo.InvariantCulture) }).ToList();
        Assert.Equal("2", Decide("visits.Count(v => is_working_day(v.day))", "whole_number", facts).Outputs.Single().Text);
        Assert.Equal("4", Decide("visits.Count(v => fee.at(v.day + days(2)) == 10)", "whole_number", facts).Outputs.Single().Text);
    }

    [Theory]
    [InlineData("add_working_days(on, 1)", "", "PE2081")]
    [InlineData("add_working_days(on, 1, offfice)", "calendar: office\n", "PE2082")]
    [InlineData("day_of_receipt(on, at_time, \"half-days\")", "calendar: office\n", "PE2083")]
    [InlineData("on.at(as_of)", "calendar: office\n", "PE2084")]
    [InlineData("on + years(1) > years(2)", "calendar: office\n", "PE2007")]
    [InlineData("years(1) + years(2)", "calendar: office\n", "PE2007")]
    [InlineData("__calendar_0", "calendar: office\n", "PE2006")]
    public void What_can_not_be_counted_is_refused_once(string value, string top, string id)
    {
        var loaded = Load(Policy(value, "date", top));
        Assert.Equal(id, string.Join(' ', loaded.Diagnostics.Where(problem => problem.Severity == Diagnostics.Severity.Error).Select(problem => problem.Id)));
    }

    [Fact]
    public void A_calendar_that_is_not_there_is_refused() =>
        Assert.Contains(Load(Policy("on", "date", "calendar: offfice\n")).Diagnostics, problem => problem.Id == "PE1254" || problem.Message.Contains("offfice", StringComparison.Ordinal));

    [Fact]
    public void The_text_of_the_calendar_is_part_of_the_policy()
    {
        string Hash(string calendar) => SamplePolicy.Load(Policy("next_working_day(on)", "date"), ("calendars/office.yaml", calendar)).Set!.Policies[0].Compiled.Model.ContentHash;
        Assert.NotEqual(Hash(Calendar), Hash(Calendar.Replace("2018-12-26: Boxing Day, ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Names_that_a_policy_had_before_stay_its_own()
    {
        var yaml = Policy("years + n", "whole_number", more: "definitions:\n  years: n + 1\n  upper: n\n").Replace("kind: { type: choice, of: [car, van]", "kind: { type: choice, of: [car, days]", StringComparison.Ordinal).Replace("key: van", "key: days", StringComparison.Ordinal);
        var loaded = Load(yaml);
        Assert.True(loaded.Succeeded, string.Join("\n", loaded.Diagnostics.Select(SamplePolicy.Show)));
        Assert.Equal("5", loaded.Set!.Policies[0].Decide(On("2018-12-24"), Day).Outputs.Single().Text);
    }

    [Theory]
    [InlineData("joined(upper(\"ox\"), \" \", trimmed(\" Road \"), lower(\"X\"))", "OX Roadx")]
    [InlineData("upper(\"straße\")", "STRAßE")] // in no particular language
    public void Texts_are_put_together(string value, string expected)
    {
        var decision = Decide(value, "text", On("2018-12-24"));
        Assert.Equal(expected, decision.Outputs.Single().Text);
    }
}
