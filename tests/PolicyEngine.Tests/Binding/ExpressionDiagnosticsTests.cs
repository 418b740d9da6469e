using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Binding;

/// <summary>What an author sees for each mistake in an expression: which diagnostic, under which text, and what to do next.</summary>
public class ExpressionDiagnosticsTests
{
    [Theory]
    [InlineData("agee >= 18", "PE2006", "agee", "did you mean `age`?")]
    [InlineData("age >= 18 && residnt", "PE2006", "residnt", "did you mean `resident`?")]
    [InlineData("resident == yes", "PE2006", "yes", "the name alone")]
    [InlineData("resident == no", "PE2006", "no", "write `false`")]
    [InlineData("vehicle == electrik", "PE2006", "electrik", "did you mean `electric`?")]
    [InlineData("age", "PE2008", "age", "compare it")]
    [InlineData("vehicle", "PE2008", "vehicle", "")]
    [InlineData("resident >= 18", "PE2007", "resident >= 18", "by its name alone")]
    [InlineData("moved >= 2018-06-01", "PE2007", "moved >= 2018-06-01", "date(2018, 9, 1)")]
    [InlineData("vehicle == age", "PE2007", "vehicle == age", "bare name")]
    [InlineData("vehicle == gas", "PE2007", "vehicle == gas", "different lists")]
    [InlineData("electric == vehicle && none == none", "PE2024", "none", "vehicle.none")]
    [InlineData("age = 18", "PE2005", "age = 18", "write `==`")]
    [InlineData("name == null", "PE2005", "null", "undetermined by itself")]
    [InlineData("age >= 18 and resident", "PE2004", "and", "")]
    [InlineData("(age >= 18", "PE2004", "", "")]
    [InlineData("age >=", "PE2004", "", "")]
    [InlineData("age >= 18 & resident", "PE2005", "age >= 18 & resident", "`&&`")]
    [InlineData("years_between(moved) > 3", "PE2009", "years_between", "years_between(from, to)")]
    [InlineData("years_betwen(moved, as_of) > 3", "PE2006", "years_betwen", "did you mean `years_between`?")]
    [InlineData("deposits.Any(d => d.principle > 5)", "PE2010", "principle", "did you mean `principal`?")]
    [InlineData("deposits.Length > 3", "PE2010", "Length", "Count")]
    [InlineData("rate > 1.0", "PE2007", "rate > 1.0", "")]
    [InlineData("limit[vehicle] > 1", "PE2021", "limit[vehicle]", "leave out the square brackets")]
    [InlineData("new System.Random().Next() > 3", "PE2005", "new System.Random()", "functions")]
    [InlineData("typeof(string) == typeof(string)", "PE2005", "typeof(string)", "")]
    [InlineData("$\"{name}\" == name", "PE2005", "$\"{name}\"", "reason")]
    [InlineData("(long)income > 3", "PE2005", "(long)income", "round")]
    [InlineData("name is string s", "PE2005", "string s", "")]
    [InlineData("age /* all */ > 3", "PE2005", "/* all */", "YAML comment")]
    [InlineData("true\n#if FALSE\n && false\n#endif\n", "PE2004", null, "")]
    [InlineData("moved > date(2019, 2, 29)", "PE3040", "date(2019, 2, 29)", "write the values that are meant")]
    [InlineData("starts > time(24, 0)", "PE3040", "time(24, 0)", "")]
    [InlineData("moved > add_years(date(2020, 1, 1), 9_000)", "PE3040", "add_years(date(2020, 1, 1), 9_000)", "")]
    [InlineData("divide(age, 0) > 1", "PE3040", "divide(age, 0)", "not always nought")]
    [InlineData("divide(income, 1 - 1) > 1", "PE3040", "divide(income, 1 - 1)", "")]
    [InlineData("remainder(age, 0) == 1", "PE3040", "remainder(age, 0)", "")]
    [InlineData("whole_part(age, 0) == 1", "PE3040", "whole_part(age, 0)", "")]
    [InlineData("income / 0.0 > 1", "PE3040", "income / 0.0", "")]
    [InlineData("income % 0 > 1", "PE3040", "income % 0", "")]
    [InlineData("round_half_up(income, 29) > 1", "PE3040", "round_half_up(income, 29)", "places")]
    [InlineData("deposits.Any(d => divide(d.points, 0) > 1)", "PE3040", "divide(d.points, 0)", "")]
    [InlineData("age > 9_223_372_036_854_775_807 + 1", "PE2011", "9_223_372_036_854_775_807 + 1", "")]
    [InlineData("income > 9_000_000_000_000_000_000 * 9_000_000_000.0", "PE2011", "9_000_000_000_000_000_000 * 9_000_000_000.0", "")]
    [InlineData("age > abs(-9_223_372_036_854_775_807 - 1)", "PE3040", "abs(-9_223_372_036_854_775_807 - 1)", "that are meant")]
    [InlineData("age > 1e3", "PE2005", "1e3", "digits")]
    [InlineData("age > 1.5m", "PE2005", "1.5m", "digits")]
    public void A_mistake_is_underlined_and_explained(string expression, string id, string? underlined, string help)
    {
        var found = SamplePolicy.Load(SamplePolicy.WithCondition(expression)).Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToArray();
        Assert.True(found.Any(diagnostic => diagnostic.Id == id && (underlined is null || diagnostic.Span.Text.Trim() == underlined || underlined.Length == 0) && diagnostic.Help.Contains(help, StringComparison.Ordinal)), string.Join("\n", found.Select(SamplePolicy.Show)));
        Assert.All(found, diagnostic => Assert.DoesNotMatch("decimal|bool|long|DateOnly|string|System\\.", Regex.Replace(diagnostic.Message, "`[^`]*`", "")));
    }

    [Fact]
    public void All_mistakes_are_said_in_one_run()
    {
        var yaml = SamplePolicy.WithSections("definitions:\n  first: agee + 1\n  second: residnt && student\n  third: price > incom\n", "unknown_name");
        var found = SamplePolicy.Load(yaml).Diagnostics.Where(diagnostic => diagnostic.Id == "PE2006").Select(diagnostic => diagnostic.Span.Text);
        Assert.Equal(["agee", "residnt", "incom", "unknown_name"], found);
    }

    [Fact]
    public void A_condition_that_cannot_be_read_does_not_hide_the_other_mistakes_and_causes_no_echoes()
    {
        var yaml = SamplePolicy.WithSections("definitions:\n  first: 'age >='\n  second: first + 1\n  third: residnt && student\ncriteria:\n  group:\n    all_of:\n      - { when: '(age > 3', because: a }\n      - { when: second > 3 && childrn > 1, because: a }\n", "vehicl == petrol");
        var found = SamplePolicy.Load(yaml).Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Id + " " + diagnostic.Span.Text);
        Assert.Equal(["PE2004 ", "PE2006 residnt", "PE2004 ", "PE2006 childrn", "PE2006 vehicl"], found);
    }

    [Theory]
    [InlineData("{ value: \"not_there\" }", "not_there")]
    [InlineData("'it''s > 3 && not_there'", "not_there")]
    [InlineData("\"name == \\\"a\\tb\\\" && not_there\"", "not_there")]
    [InlineData(">-\n    resident &&\n    student &&\n    not_there", "not_there")]
    [InlineData("|-\n    resident &&\n      not_there", "not_there")]
    public void The_underline_is_exact_in_every_kind_of_scalar(string value, string underlined)
    {
        var found = SamplePolicy.Load(SamplePolicy.WithSections($"definitions:\n  first: {value}\n")).Diagnostics;
        Assert.Contains(found, diagnostic => diagnostic.Span.Text == underlined || (value.StartsWith('\'') && diagnostic.Id == "PE2004"));
    }

    [Theory]
    [InlineData("first: second + 1\n  second: first + 1", "first → second → first")]
    [InlineData("first: first + 1", "first → first")]
    public void Definitions_that_need_each_other_are_named(string definitions, string circle)
    {
        var found = SamplePolicy.Load(SamplePolicy.WithSections($"definitions:\n  {definitions}\n")).Diagnostics;
        Assert.Contains(found, diagnostic => diagnostic.Id == "PE2013" && diagnostic.Message.Contains(circle, StringComparison.Ordinal));
    }

    [Fact]
    public void A_definition_may_stand_before_what_it_needs() =>
        SamplePolicy.Loaded(SamplePolicy.WithSections("definitions:\n  third: second + 1\n  second: first * 2\n  first: age\n", "third > 3"));

    [Theory]
    [InlineData("Because {agee}.", "PE2016", "agee")]
    [InlineData("Because {age.", "PE2017", "{")]
    [InlineData("Because age}.", "PE2017", "}")]
    [InlineData("Because {rate}.", "PE2021", "rate")]
    [InlineData("Because {limit[vehicle]}.", "PE2021", "limit[vehicle]")]
    public void A_wrong_place_in_a_reason_is_underlined(string reason, string id, string underlined)
    {
        var yaml = SamplePolicy.WithCondition("resident").Replace("\"Yes.\"", $"\"{reason}\"", StringComparison.Ordinal);
        Assert.Contains(SamplePolicy.Load(yaml).Diagnostics, diagnostic => diagnostic.Id == id && diagnostic.Span.Text == underlined);
    }
}
