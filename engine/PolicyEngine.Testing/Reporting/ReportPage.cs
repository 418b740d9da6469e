using System.Globalization;
using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Testing.Reporting;

/// <summary>A test run as one page that needs nothing else: for a manager to read, to print and to keep.</summary>
public sealed class ReportPage
{
    private readonly ReportOptions options;
    private readonly TestResults results;
    private readonly HtmlText html = new();

    private ReportPage(ReportOptions options, TestResults results) => (this.options, this.results) = (options, results);

    /// <summary>The page, with LF line ends.</summary>
    /// <param name="options">What else it needs.</param>
    /// <param name="results">The run, with its coverage.</param>
    public static string Of(ReportOptions options, TestResults results)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(results);
        return new ReportPage(options, results).Write();
    }

    /// <summary>A date and time as the page shows it.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The anchor of a policy.</summary>
    public static string AnchorOf(CaseSuite suite) => "policy-" + suite.Policy.Id;

    /// <summary>The anchor of a case.</summary>
    public static string AnchorOf(CaseSuite suite, string caseId) => $"case-{suite.Policy.Id}-{caseId}";

    private string Write()
    {
        html.Own("<!DOCTYPE html>\n").Open("html", ("lang", "en-GB")).Own("\n").Open("head").Own("\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        html.Element("title", $"Policy tests, {Moment(options.Now)}").Own("\n").Open("style").Own("\n" + ReportStyle.Css + "\n").Close("style").Close("head").Open("body").Own("\n");
        html.Element("a", "To the results", ("class", "skip"), ("href", "#results")).Own("\n");
        WriteHeader();
        WriteNavigation();
        html.Open("main", ("id", "results")).Own("\n");
        WriteOverview();
        foreach (var suite in results.Run.Suites)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            new ReportPolicy(options, html, suite, results.Coverage.First(coverage => coverage.Suite.Policy == suite.Suite.Policy)).Write();
        }

        html.Close("main").Open("footer").Element("p", $"Written by policy {options.Version}. Coverage counts what the cases reach: rules that fire, conditions seen yes and no, rows, criteria, and thresholds met exactly, just below and just above.", ("class", "quiet"));
        return html.Close("footer").Close("body").Close("html").ToString();
    }

    private void WriteHeader()
    {
        var run = results.Run;
        html.Open("header").Element("h1", Headline(run)).Own("\n").Element("p", Moment(options.Now), ("class", "quiet")).Own("\n").Open("ul", ("class", "sum")).Own("\n");
        foreach (var (count, word, look) in new[] { (run.Passed, "passed", "good"), (run.Failed, "failed", "bad"), (run.AwaitingApproval, "awaiting approval", "wait") })
        {
            html.Open("li").Element("strong", Number(count), ("class", count == 0 && look != "good" ? "" : look)).Text(word).Close("li");
        }

        html.Open("li").Element("strong", Number(run.Suites.Length)).Text(run.Suites.Length == 1 ? "policy" : "policies").Close("li").Close("ul").Close("header");
    }

    private static string Headline(TestRun run) =>
        run.Failed > 0 ? $"{Counted.Of(run.Failed, "case does", "cases do")} not come out as expected"
        : run.AwaitingApproval > 0 ? $"{Counted.Of(run.AwaitingApproval, "decision awaits", "decisions await")} approval"
        : "All cases come out as expected and approved";

    private void WriteNavigation()
    {
        html.Open("nav", ("aria-label", "Policies")).Open("ul").Own("\n");
        foreach (var suite in results.Run.Suites)
        {
            html.Open("li").Element("a", suite.Suite.Policy.Title, ("href", HtmlText.Link(AnchorOf(suite.Suite)))).Text($" ({suite.Suite.Policy.Id})").Close("li");
        }

        html.Close("ul").Close("nav");
    }

    private void WriteOverview()
    {
        html.OpenTable("All policies", "Policy", "Passed", "Failed", "Awaiting approval", "Coverage", "Last approval");
        foreach (var suite in results.Run.Suites)
        {
            var coverage = results.Coverage.First(one => one.Suite.Policy == suite.Suite.Policy);
            var approval = ReportPolicy.RecordsOf(options, suite.Suite).LastOrDefault(record => !record.IsRejection);
            html.Open("tr").Open("th", ("scope", "row")).Element("a", suite.Suite.Policy.Title, ("href", HtmlText.Link(AnchorOf(suite.Suite)))).Close("th");
            foreach (var cell in new[] { Number(suite.Passed), Number(suite.Failed), Number(suite.AwaitingApproval), FormattableString.Invariant($"{coverage.Percent} %") })
            {
                html.Element("td", cell);
            }

            html.Element("td", approval is null ? "none" : $"{approval.Name}, {Moment(approval.Date)}").Close("tr");
        }

        html.CloseTable();
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
