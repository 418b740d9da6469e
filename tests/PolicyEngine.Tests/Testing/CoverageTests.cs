using System.Text.Json;

namespace PolicyEngine.Tests.Testing;

/// <summary>What the cases of a pack reach.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void Coverage_is_told_by_kind_and_what_is_not_reached_with_its_place()
    {
        using var pack = new TestPack("reach");

        var output = pack.Run("test", "--coverage").Output;

        Assert.Contains(
            "coverage of reach: 53 % (29 of 54)\n"
            + "  rules       4 of 6\n"
            + "  branches    10 of 14\n"
            + "  rows        6 of 9\n"
            + "  criteria    3 of 4\n"
            + "  boundaries  6 of 21\n"
            + "  not reached\n",
            output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("age > 120", "no")]
    [InlineData("age <= 120", "yes")]
    [InlineData("0 > age", "no")]
    [InlineData("age >= 0", "yes")]
    [InlineData("age == 121", "no")]
    [InlineData("age != -1", "yes")]
    public void What_a_range_rules_out_is_not_asked_for(string condition, string only)
    {
        using var pack = new TestPack("arms");
        pack.Replace("arms/policy.yaml", "when: \"Old(age, pension)\"", $"when: \"{condition} || Old(age, pension)\"");

        var output = pack.Run("test", "--coverage").Output;

        Assert.Contains("coverage of arms", output, StringComparison.Ordinal);
        Assert.DoesNotContain($"{condition} (decision/r): never {(only == "no" ? "yes" : "no")}", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("children.Count > 0", "on it, just above")]
    [InlineData("count_true(age > 70, age > 80) >= 2", "on it")]
    [InlineData("max(age, 90) >= 90", "just above")]
    public void A_count_is_not_asked_to_be_below_nought(string condition, string needed)
    {
        using var pack = new TestPack("arms");
        pack.Replace("arms/policy.yaml", "facts:\n", "facts:\n  children: { type: list, ask: \"?\", of: { age: { type: whole_number } } }\n");
        pack.Replace("arms/policy.yaml", "when: \"Old(age, pension)\"", $"when: \"{condition} || Old(age, pension)\"");

        var output = pack.Run("test", "--coverage").Output;

        Assert.Contains($"{condition} (decision/r): not tested {needed};", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100", true)]
    [InlineData("101", false)]
    public void A_value_that_is_rounded_needs_a_case_that_rounding_changes(string amount, bool isOpen)
    {
        using var pack = new TestPack("arms");
        pack.Replace("arms/policy.yaml", "facts:\n", "facts:\n  amount: { type: money, ask: \"?\" }\n");
        pack.Replace("arms/policy.yaml", "outputs:\n", "outputs:\n  share: { type: money, value: \"divide(amount, 8)\", rounded: half_up to 0.05, because: \"A share.\" }\n  third: { type: money, value: \"divide(amount, 16)\", rounded: half_up, because: \"A share.\" }\n");
        pack.Write("arms/cases/more.yaml", $"cases_for: arms\ncases:\n  - {{ case: more, as_of: 2018-09-18, facts: {{ age: 30, amount: {amount} }}, expect: {{}}, snapshot: false }}\n");

        var output = pack.Run("test", "--coverage").Output;

        Assert.Equal(isOpen, output.Contains("the rounding of divide(amount, 16) (third): never a value that it changes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ works: yes, hours: 4 }", "no")]
    [InlineData("{ works: no }", "yes")]
    [InlineData("{ works: no }, { works: yes, hours: 5 }", "")]
    public void A_field_that_may_not_apply_needs_a_record_of_each_kind(string records, string open)
    {
        using var pack = new TestPack("arms");
        pack.Replace("arms/policy.yaml", "facts:\n", "facts:\n  people: { type: list, ask: \"?\", of: { works: { type: yes_no }, hours: { type: whole_number, only_if: works } } }\n");
        pack.Replace("arms/policy.yaml", "outputs:\n", "outputs:\n  long: { type: yes_no, value: \"people.Any(p => p.works && p.hours > 30)\", because: \"Long.\" }\n".Replace("long:", "long_hours:", StringComparison.Ordinal));
        pack.Write("arms/cases/more.yaml", $"cases_for: arms\ncases:\n  - {{ case: more, as_of: 2018-09-18, facts: {{ age: 30, people: [{records}] }}, expect: {{}}, snapshot: false }}\n");

        var output = pack.Run("test", "--coverage").Output;

        Assert.Contains("coverage of arms", output, StringComparison.Ordinal);
        Assert.Equal(open.Length > 0, output.Contains("works (when `people.hours` is asked): never ", StringComparison.Ordinal));
        Assert.Equal(open.Length > 0, output.Contains($"works (when `people.hours` is asked): never {open};", StringComparison.Ordinal));
    }

    [Fact]
    public void Conditions_of_scripts_are_counted()
    {
        using var pack = new TestPack("arms");

        var output = pack.Run("test", "--coverage").Output;

        Assert.Contains("age == 7 (script old): never yes; arms/scripts/old.csx:4", output, StringComparison.Ordinal);
        Assert.DoesNotContain("age >= limit (script old)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Branches_of_scripts_that_no_case_takes_are_named_until_one_does()
    {
        using var pack = new TestPack("arms");
        pack.Write("arms/scripts/old.csx", "bool Old(long age, long limit)\n{\n    switch (age) { case 1: return false; default: break; }\n    for (long i = 0; i < 2; i++) { }\n    return age switch { 7 => true, > 100 when limit > 3 => true, _ => age >= limit };\n}\n");
        string[] open = ["case 1: (script old): never taken;", "7 => true (script old): never taken;", "> 100 when limit > 3 => true (script old): never taken;"];

        var before = pack.Run("test", "--coverage").Output;
        pack.Replace("arms/cases.yaml", "age: 24", "age: 7");
        pack.Replace("arms/cases.yaml", "outcome: stop, o: 7", "outcome: go, o: 5");
        var after = pack.Run("test", "--coverage").Output;

        Assert.All(open, said => Assert.Contains(said, before, StringComparison.Ordinal));
        Assert.Equal([true, false, true], open.Select(said => after.Contains(said, StringComparison.Ordinal)));
        Assert.DoesNotContain("i < 2 (", after, StringComparison.Ordinal);
        Assert.DoesNotContain("default: (", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decision/too_late: never fired; tried in 3 cases; reach/policy.yaml:")]
    [InlineData("as_of > last_day (decision/too_late): never yes; ")]
    [InlineData("helper (grounds/helped): never yes; ")]
    [InlineData("grounds/helped: never held; ")]
    [InlineData("level/old: never applied; ")]
    [InlineData("size/2, b: never applied; ")]
    [InlineData("age >= 65 (grounds/old): not tested just below, just above; ")]
    [InlineData("age at 70 (level): not tested on it, just below, just above; ")]
    [InlineData("income at 1000 (income_band): not tested just below, just above; ")]
    [InlineData("as_of > last_day (decision/too_late): not tested on it, just below, just above; ")]
    public void What_no_case_reaches_is_named(string said)
    {
        using var pack = new TestPack("reach");

        Assert.Contains("    " + said, pack.Run("test", "--coverage").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("age: 64", "age >= 65 (grounds/old): not tested just above")]
    [InlineData("age: 66", "age >= 65 (grounds/old): not tested just below")]
    [InlineData("age: 63", "age >= 65 (grounds/old): not tested just below, just above")]
    [InlineData("income: 999.99", "income at 1000 (income_band): not tested just above")]
    [InlineData("income: 999.98", "income at 1000 (income_band): not tested just below, just above")]
    [InlineData("income: 1000.01", "income at 1000 (income_band): not tested just below")]
    public void A_boundary_is_tested_by_the_smallest_step_beside_it(string fact, string said)
    {
        using var pack = new TestPack("reach");
        var name = fact.Split(':')[0];
        pack.Replace("reach/cases.yaml", "cases:\n", $"cases:\n  - case: further\n    as_of: 2020-01-01\n    facts: {{ {fact}{(name == "age" ? "" : ", age: 65")}{(name == "income" ? "" : ", income: 1000.00")}, helper: no, kind: a }}\n    expect: {{}}\n    snapshot: false\n");

        Assert.Contains(said + ";", pack.Run("test", "--coverage").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_boundary_that_no_fact_can_pass_is_not_asked_for()
    {
        using var pack = new TestPack();
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 12, cite");

        Assert.Contains("points >= points_needed (decision/enough_points): not tested just below;", pack.Run("test", "--coverage").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-05-01", "24999.99", "2023-01-01): not tested on it, just above")]
    [InlineData("2024-05-01", "24999.99", "2020-01-01): not tested on it, just below, just above")]
    [InlineData("2022-12-31", "20000.01", "2023-01-01): not tested on it, just below, just above")]
    [InlineData("2022-12-31", "20000.01", "2020-01-01): not tested on it, just below")]
    [InlineData("2022-12-31", "25000.00", "2023-01-01): not tested on it, just below, just above")]
    public void Each_dated_value_of_a_parameter_is_a_threshold_of_its_own(string day, string income, string said)
    {
        using var pack = new TestPack("dated");
        pack.Replace("dated/cases.yaml", "as_of: 2024-05-01, facts: { income: 90_000, people: 2,", $"as_of: {day}, facts: {{ income: {income}, people: 1,");
        pack.Replace("dated/cases.yaml", "outcome: refused", "");

        Assert.Contains("    per_head < limit, limit from " + said.Replace(")", " (decision/poor)", StringComparison.Ordinal) + ";", pack.Run("test", "--coverage").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_never_applies_while_its_rule_does_is_no_threshold_of_it()
    {
        using var pack = new TestPack("dated");
        pack.Replace("dated/policy.yaml", "id: poor, ", "id: poor, from: 2023-06-01, ");

        var output = pack.Run("test", "--coverage").Output;

        Assert.Contains("per_head < limit, limit from 2023-01-01 (decision/poor): ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("limit from 2020-01-01", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(53, 10)]
    [InlineData(54, 1)]
    [InlineData(100, 1)]
    public void Below_the_threshold_it_fails(int threshold, int exitCode)
    {
        using var pack = new TestPack("reach");

        var run = pack.Run("test", "--threshold", threshold.ToString(System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("coverage of reach", run.Output, StringComparison.Ordinal);
        Assert.Equal(exitCode == 1, run.Error.Contains($"the cases of `reach` reach 53 %, and at least {threshold} % is asked for", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("half")]
    public void A_threshold_is_a_share_in_percent(string given)
    {
        using var pack = new TestPack("reach");

        var run = pack.Run("test", "--threshold", given);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"`--threshold` is a whole number from 0 to 100, not `{given}`", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_results_and_coverage()
    {
        using var pack = new TestPack("reach");

        var run = pack.Run("test", "--coverage", "--format", "json");

        using var document = JsonDocument.Parse(run.Output);
        var policy = document.RootElement.GetProperty("policies")[0];
        Assert.Equal(("policyengine/test/1", "reach", 3), (document.RootElement.GetProperty("schema").GetString(), policy.GetProperty("policy").GetString(), policy.GetProperty("cases").GetArrayLength()));
        var coverage = policy.GetProperty("coverage");
        Assert.Equal((53, 29, 54), (coverage.GetProperty("percent").GetInt32(), coverage.GetProperty("reached").GetInt32(), coverage.GetProperty("points").GetInt32()));
        Assert.Equal(25, coverage.GetProperty("not_reached").GetArrayLength());
        Assert.Equal("decision/on_grounds", coverage.GetProperty("rules")[0].GetProperty("rule").GetString());
        Assert.DoesNotContain("coverage", pack.Run("test", "--format", "json").Output, StringComparison.Ordinal);
    }
}
