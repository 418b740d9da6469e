using System.Text.RegularExpressions;

namespace PolicyEngine.Tests.Testing;

/// <summary>The page that a manager reads.</summary>
public sealed class ReportTests
{
    [Fact]
    public void It_says_first_what_matters_most()
    {
        using var pack = new TestPack();
        Assert.Contains("<h1>4 decisions await approval</h1>", Page(pack), StringComparison.Ordinal);

        pack.ApproveAll();
        Assert.Contains("<h1>All cases come out as expected and approved</h1>", Page(pack), StringComparison.Ordinal);

        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");
        Assert.Contains("<h1>1 case does not come out as expected</h1>", Page(pack), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("points_<wbr>needed 8 → 9: 4 cases: 1 lose, 1 wording only, 2 workings only")]
    [InlineData("<td>granted → refused</td><td>lose</td>")]
    [InlineData("<td>A. Tester</td><td><span class=\"good\">approved</span></td>\n<td>Set up</td><td>4 decisions</td>")]
    [InlineData("18 September 2018, 10:30 UTC")]
    [InlineData("<a href=\"#rule-badge-decision%2Fenough_points\">decision/<wbr>enough_<wbr>points</a>")]
    [InlineData("<a href=\"#case-badge-nine-points\">nine-points</a>")]
    [InlineData("<code>points &gt;= points_<wbr>needed</code>")]
    [InlineData("<td>p. 3</td>")]
    [InlineData("not tested just above")]
    [InlineData("<span class=\"wait\">changed, awaits approval</span>")]
    public void It_holds_changes_by_cause_cases_rules_coverage_and_approvals(string said)
    {
        using var pack = new TestPack();
        pack.ExpectNothing();
        pack.ApproveAll();
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");

        Assert.Contains(said, Page(pack), StringComparison.Ordinal);
    }

    [Fact]
    public void What_failed_stands_with_what_was_expected_and_what_came()
    {
        using var pack = new TestPack();
        pack.Replace("badge/policy.yaml", "value: 8, cite", "value: 9, cite");

        Assert.Contains("<td>outcome</td><td>granted</td><td>refused</td>", Page(pack), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_from_authors_is_never_markup()
    {
        using var pack = new TestPack();
        pack.Replace("badge/policy.yaml", "title: Badge", "title: \"<script>alert('1')</script> & \\\"Badge\\\"\"");
        pack.Replace("badge/cases.yaml", "Nine points are enough", "<img src=x onerror=alert(1)>");
        Assert.Equal(0, pack.Run("approve", "--yes", "--name", "<b>A</b>", "--reason", "\"><i>").ExitCode);

        var page = Page(pack);

        Assert.DoesNotMatch("<script|<img|<b>|<i>", page);
        Assert.Contains("&lt;b&gt;A&lt;/<wbr>b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void It_needs_nothing_else_and_every_link_on_it_leads_somewhere()
    {
        using var pack = new TestPack();
        pack.ApproveAll();

        var page = Page(pack);

        Assert.DoesNotMatch("(?:src|href)=\"(?!#)|url\\(|@import|<link|<script", page);
        var anchors = Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(anchors.Count, anchors.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Regex.Matches(page, "href=\"#([^\"]+)\"").Select(match => Uri.UnescapeDataString(match.Groups[1].Value)).Where(target => !target.EndsWith("/otherwise", StringComparison.Ordinal)), target => Assert.Contains(target, anchors));
    }

    [Fact]
    public void It_can_be_read_by_ear()
    {
        using var pack = new TestPack();
        pack.ApproveAll();

        var page = Page(pack);

        Assert.Contains("<html lang=\"en-GB\">", page, StringComparison.Ordinal);
        Assert.All(new[] { "header", "nav", "main", "footer" }, landmark => Assert.Single(Regex.Matches(page, $"<{landmark}[ >]")));
        Assert.Single(Regex.Matches(page, "<h1"));
        Assert.Equal(Regex.Count(page, "<table>"), Regex.Count(page, "<caption>"));
        Assert.DoesNotMatch("<th>", page);
        var levels = Regex.Matches(page, "<h([1-6])").Select(match => match.Groups[1].Value[0] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, -5, 1));
    }

    [Fact]
    public void It_is_written_beside_the_text_without_the_coverage_in_it()
    {
        using var pack = new TestPack();
        pack.ApproveAll();

        var run = pack.Run("test", "--report", "report.html");

        Assert.Equal((0, "badge  5 passed\n5 passed, 0 failed, 0 awaiting approval\n", "wrote report.html\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused()
    {
        using var pack = new TestPack();

        Assert.Equal(2, pack.Run("test", "--report", "nowhere/report.html").ExitCode);
    }

    private static string Page(TestPack pack)
    {
        pack.Run("test", "--report", "report.html", "--no-write");
        return pack.Read("report.html");
    }
}
