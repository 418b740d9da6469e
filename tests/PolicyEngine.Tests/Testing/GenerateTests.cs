using System.Text.RegularExpressions;

namespace PolicyEngine.Tests.Testing;

/// <summary>Cases that are thought up.</summary>
public sealed class GenerateTests
{
    [Fact]
    public void Cases_are_proposed_that_reach_more_and_pass()
    {
        using var pack = new TestPack("reach");
        var before = Percent(pack);

        var run = pack.Run("cases", "generate", "reach", "--output", "reach/generated.yaml");

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Matches(@"^wrote reach/generated.yaml\n\d+ cases reach \d+ of the 25 points that no case reached\n", run.Error);
        var test = pack.Run("test", "--no-write");
        Assert.Equal(10, test.ExitCode);
        Assert.Contains(" 0 failed, ", test.Output, StringComparison.Ordinal);
        Assert.InRange(Percent(pack), before + 30, 100);
    }

    [Fact]
    public void Each_is_marked_for_a_person_and_says_what_it_reaches()
    {
        using var pack = new TestPack("reach");

        var run = pack.Run("cases", "generate", "reach");

        Assert.StartsWith("# Proposed by `policy cases generate`, TO BE REVIEWED by a person", run.Output, StringComparison.Ordinal);
        var cases = Regex.Matches(run.Output, "^  # TO BE REVIEWED\n(?:  #.*\n)+  - case: (.*)\n    title: \"", RegexOptions.Multiline);
        Assert.Equal(Enumerable.Range(1, cases.Count).Select(number => $"generated-{number}"), cases.Select(match => match.Groups[1].Value));
        Assert.InRange(cases.Count, 2, 15);
        Assert.Contains("  # reaches decision/too_late: fires\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("expect: { status: determined, outcome: ", run.Output, StringComparison.Ordinal);
        Assert.Equal("cases.yaml policy.yaml", string.Join(' ', Directory.EnumerateFiles(pack.FullPath("reach")).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void No_more_are_proposed_than_asked_for_and_those_that_reach_most_come_first()
    {
        using var pack = new TestPack("reach");

        var all = Regex.Matches(pack.Run("cases", "generate", "reach").Output, "^    title: (.*)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToList();
        var some = Regex.Matches(pack.Run("cases", "generate", "reach", "--most", "2").Output, "^    title: (.*)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(all.Take(2), some);
        Assert.Equal(2, pack.Run("cases", "generate", "reach", "--most", "0").ExitCode);
        Assert.All(all, title => Assert.DoesNotMatch(@"_|/|[<>=]=| && ", title));
    }

    [Fact]
    public void A_policy_without_cases_gets_some()
    {
        using var pack = new TestPack("reach");
        File.Delete(pack.FullPath("reach/cases.yaml"));

        var run = pack.Run("cases", "generate", "reach", "--output", "reach/cases.yaml");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(10, pack.Run("test").ExitCode);
        Assert.InRange(Percent(pack), 80, 100);
    }

    [Fact]
    public void What_a_machine_expects_awaits_approval_until_somebody_signs()
    {
        using var pack = new TestPack("dated");

        Assert.Equal(0, pack.Run("test").ExitCode);
        pack.Run("cases", "generate", "dated", "--output", "dated/generated.yaml");
        var count = Regex.Count(pack.Read("dated/generated.yaml"), "^  - case: ", RegexOptions.Multiline);

        var run = pack.Run("test");
        Assert.Equal(10, run.ExitCode);
        Assert.Contains($"1 passed, 0 failed, {count} awaiting approval", run.Output, StringComparison.Ordinal);
        pack.ApproveAll();
        Assert.Equal(0, pack.Run("test").ExitCode);
    }

    [Theory]
    [InlineData("per_head < limit, limit from 2020-01-01 (decision/poor): on it", "202[0-2]")]
    [InlineData("per_head < limit, limit from 2020-01-01 (decision/poor): just below", "202[0-2]")]
    [InlineData("per_head < limit, limit from 2023-01-01 (decision/poor): just above", "202[34]")]
    [InlineData("age >= needed_age (decision/old): on it", "2022-06-01")]
    [InlineData("age >= needed_age (decision/old): just below", "2022-06-01")]
    [InlineData("age >= needed_age (decision/old): just above", "2022-06-01")]
    [InlineData("decision/old: fires", "2022-06-01")]
    public void What_can_be_reached_on_some_days_only_is_reached_on_one_of_them(string point, string day)
    {
        using var pack = new TestPack("dated");

        var run = pack.Run("cases", "generate", "dated");

        Assert.Matches($"  # reaches {Regex.Escape(point)}\n(?:  #.*\n)*  - case: .*\n    title: .*\n    as_of: {day}", run.Output);
        Assert.DoesNotContain("not reached", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_age_above_the_threshold_is_reached_by_a_date_of_birth()
    {
        using var pack = new TestPack("dated");
        pack.Replace("dated/policy.yaml", "from: 2022-06-01, to: 2022-06-30, ", "");
        pack.Replace("dated/policy.yaml", "age >= needed_age", "age >= 65");

        Assert.Contains("  # reaches age >= 65 (decision/old): just above\n", pack.Run("cases", "generate", "dated").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_are_taken_are_passed_over()
    {
        using var pack = new TestPack("reach");
        pack.Replace("reach/cases.yaml", "case: young", "case: generated-1");

        Assert.Contains("  - case: generated-2\n", pack.Run("cases", "generate", "reach").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("  - case: generated-1\n", pack.Run("cases", "generate", "reach").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cases", "say what to do with the cases", "policy cases generate PACK")]
    [InlineData("cases generate", "`policy cases generate` needs PACK", "policy cases generate --help")]
    [InlineData("cases generate zones", "`zones` holds several policies", "--pack: ")]
    [InlineData("cases generate zones --pack zone", "there is no policy `zone` here", "")]
    [InlineData("cases genrate", "genrate", "generate")]
    public void A_wrong_use_is_named_with_what_to_do(string line, string said, string help)
    {
        using var pack = new TestPack("zones");

        var run = pack.Run(line.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Contains(help, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_several_policies_can_be_named()
    {
        using var pack = new TestPack("zones");
        var id = Regex.Match(pack.Run("cases", "generate", "zones").Error, @"--pack: ([^,]+)").Groups[1].Value;

        Assert.Contains($"cases_for: {id}\n", pack.Run("cases", "generate", "zones", "--pack", id).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("age at 65 (stage): on it")]
    [InlineData("age at 65 (stage): just below")]
    [InlineData("age at 65 (stage): just above")]
    [InlineData("per_head at 300 (stage): just above")]
    public void The_edges_of_a_table_are_reached_by_way_of_definitions(string point)
    {
        using var pack = new TestPack("dated");
        pack.Replace("dated/policy.yaml", "decision:\n", """
            tables:
              stage:
                hit: first
                inputs: { age: age, per_head: per_head }
                outputs: { points: whole_number }
                rows:
                  - { id: old, age: ">= 65", per_head: "-", points: 2, cite: "p. 3" }
                  - { id: poor, age: "< 65", per_head: "<= 300", points: 3, cite: "p. 3" }
                  - { id: young, age: "< 65", per_head: "> 300", points: 1, cite: "p. 3" }

            decision:

            """);
        pack.Replace("dated/policy.yaml", "per_head < limit", "per_head < limit && stage > 0");

        Assert.Contains($"  # reaches {point}\n", pack.Run("cases", "generate", "dated").Output, StringComparison.Ordinal);
    }

    private static int Percent(TestPack pack) => int.Parse(Regex.Match(pack.Run("test", "--coverage", "--no-write").Output, @"coverage of reach: (\d+) %").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
}
