using System.Xml.Linq;

namespace PolicyEngine.Tests.Testing;

/// <summary>Results for build servers.</summary>
public sealed class JUnitTests
{
    [Fact]
    public void There_is_one_suite_a_policy_with_plain_failures()
    {
        using var pack = new TestPack();
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");

        var run = pack.Run("test", "--format", "junit", "--no-write");

        var root = XDocument.Parse(run.Output).Root!;
        var suite = Assert.Single(root.Elements("testsuite"));
        Assert.Equal(("badge", "5", "4"), (suite.Attribute("name")!.Value, suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        Assert.Equal(["eight-points", "nine-points", "seven-points", "points-not-known", "without-snapshot"], suite.Elements("testcase").Select(test => test.Attribute("name")!.Value));
        var failure = suite.Element("testcase")!.Element("failure")!;
        Assert.Equal("outcome: expected granted, came refused", failure.Attribute("message")!.Value);
        Assert.Contains("points 8 >= points_needed 9: no", failure.Value, StringComparison.Ordinal);
        Assert.Equal("1 passed, 1 failed, 3 awaiting approval\n", run.Error);
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes()
    {
        using var pack = new TestPack();

        Assert.Equal(pack.Run("test", "--format", "junit").Output, pack.Run("test", "--format", "junit").Output);
    }

    [Fact]
    public void Marks_of_xml_in_an_authors_text_are_only_text()
    {
        using var pack = new TestPack();
        pack.Replace("badge/cases.yaml", "outcome: granted, fee: 20.00", "fee: \"<&'>\"");

        var run = pack.Run("test", "--format", "junit", "--no-write");

        Assert.StartsWith("`<&'>` is not an amount of money", XDocument.Parse(run.Output).Descendants("failure").First().Attribute("message")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_takes_the_results_and_the_text_is_shown_as_well()
    {
        using var pack = new TestPack();

        var run = pack.Run("test", "--format", "junit", "--output", "results.xml");

        Assert.EndsWith("1 passed, 0 failed, 4 awaiting approval\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("testsuites", XDocument.Parse(pack.Read("results.xml")).Root!.Name.LocalName);
    }
}
