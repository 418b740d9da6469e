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
        Assert.Contains(" 0 failed, 1 awaiting approval", test.Output, StringComparison.Ordinal);
        Assert.InRange(Percent(pack), before + 30, 100);
    }

    [Fact]
    public void Each_is_marked_for_a_person_and_says_what_it_reaches()
    {
        using var pack = new TestPack("reach");

        var run = pack.Run("cases", "generate", "reach");

        Assert.StartsWith("# Proposed by `policy cases generate`, TO BE REVIEWED by a person", run.Output, StringComparison.Ordinal);
        var cases = Regex.Matches(run.Output, "^  - case: (.*)\n    title: \"TO BE REVIEWED: ", RegexOptions.Multiline);
        Assert.Equal(Enumerable.Range(1, cases.Count).Select(number => $"generated-{number}"), cases.Select(match => match.Groups[1].Value));
        Assert.InRange(cases.Count, 2, 15);
        Assert.Contains("  # reaches decision/too_late: fires\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("expect: { status: determined, outcome: ", run.Output, StringComparison.Ordinal);
        Assert.Equal("cases.yaml policy.yaml", string.Join(' ', Directory.EnumerateFiles(pack.FullPath("reach")).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_policy_without_cases_gets_some()
    {
        using var pack = new TestPack("reach");
        File.Delete(pack.FullPath("reach/cases.yaml"));

        var run = pack.Run("cases", "generate", "reach", "--output", "reach/cases.yaml");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, pack.Run("test").ExitCode);
        Assert.InRange(Percent(pack), 80, 100);
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

    private static int Percent(TestPack pack) => int.Parse(Regex.Match(pack.Run("test", "--coverage", "--no-write").Output, @"coverage of reach: (\d+) %").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
}
