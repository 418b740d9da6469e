using System.Globalization;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Testing.Coverage;
using PolicyEngine.Testing.Review;

namespace PolicyEngine.Testing.Reporting;

/// <summary>A policy's part of the report: what changed and why, what failed, the cases, the rules, the coverage and the approvals.</summary>
internal sealed class ReportPolicy(ReportOptions options, HtmlText html, SuiteResult result, PolicyCoverage coverage)
{
    private CaseSuite Suite => result.Suite;

    /// <summary>The records of who approved a policy's decisions, the oldest first.</summary>
    public static IEnumerable<ApprovalRecord> RecordsOf(ReportOptions options, CaseSuite suite) =>
        LogOf(options, suite).Records.Where(record => record.PolicyId == suite.Policy.Id);

    private static ApprovalLog LogOf(ReportOptions options, CaseSuite suite) => ApprovalLog.Open(options.Paths.Full(suite.SnapshotFolder));

    /// <summary>Writes it.</summary>
    public void Write()
    {
        var model = Suite.Policy.Model;
        html.Open("section", ("aria-labelledby", ReportPage.AnchorOf(Suite))).Own("\n");
        html.Element("h2", model.Title, ("id", ReportPage.AnchorOf(Suite))).Own("\n");
        html.Open("p", ("class", "quiet")).Text($"{model.Owner}. {model.Source}. Policy text ").Element("code", model.ContentHash[..12]).Text(".").Close("p");
        WriteFailures();
        WriteChanges();
        new ReportCases(html, result).Write();
        new ReportRules(html, result, coverage).Write();
        WriteCoverage();
        WriteApprovals();
        html.Close("section");
    }

    private void WriteChanges()
    {
        var items = ReviewGroup.ItemsOf(ChangeReader.Read(result, new SnapshotStore(options.Paths.Full(Suite.SnapshotFolder))));
        if (items.Count == 0)
        {
            return;
        }

        html.Element("h3", "What changed, by cause").Own("\n").Element("p", EffectTally.Sentence([.. items.Select(item => item.Change)])).Own("\n");
        foreach (var group in items.Select(item => item.Group).Distinct())
        {
            html.OpenTable($"{group.Cause}: {EffectTally.Sentence(group.Changes)}", "Case", "Effect", "Counts as");
            foreach (var change in group.Changes)
            {
                html.Open("tr").Open("th", ("scope", "row")).Element("a", change.CaseId, ("href", HtmlText.Link(ReportPage.AnchorOf(Suite, change.CaseId)))).Close("th");
                html.Element("td", change.Detail).Element("td", EffectTally.WordOf(change)).Close("tr");
            }

            html.CloseTable();
        }
    }

    private void WriteFailures()
    {
        var failed = result.Cases.Where(one => one.Verdict == CaseVerdict.Failed).ToList();
        if (failed.Count == 0)
        {
            return;
        }

        html.Element("h3", "What is not as expected").Own("\n").OpenTable("Failed cases", "Case", "About", "Expected", "Came");
        foreach (var one in failed)
        {
            foreach (var failure in one.Failures)
            {
                WriteFailure(one, ExpectationWords.NameOf(failure.Expectation), failure.ExpectedWords, failure.CameWords);
            }

            foreach (var diagnostic in one.Diagnostics)
            {
                WriteFailure(one, "the case itself", "", $"{diagnostic.Message}; {diagnostic.Help}");
            }
        }

        html.CloseTable();
    }

    private void WriteFailure(CaseResult one, string about, string expected, string came)
    {
        html.Open("tr").Open("th", ("scope", "row")).Element("a", one.Id, ("href", HtmlText.Link(ReportPage.AnchorOf(Suite, one.Id)))).Close("th");
        html.Element("td", about).Element("td", expected).Element("td", came).Close("tr");
    }

    private void WriteCoverage()
    {
        html.Element("h3", FormattableString.Invariant($"What the cases reach: {coverage.Percent} %")).Own("\n").OpenTable($"{coverage.Reached} of {coverage.Points.Length} points", "Kind", "Reached", "Of");
        foreach (var kind in Enum.GetValues<CoverageKind>().Where(kind => coverage.Of(kind).Any()))
        {
            html.Open("tr").Element("th", CoverageWords.Of(kind), ("scope", "row"));
            html.Element("td", Number(coverage.Of(kind).Count(point => point.IsReached))).Element("td", Number(coverage.Of(kind).Count())).Close("tr");
        }

        html.CloseTable();
        var open = CoverageWords.Open(coverage).ToList();
        if (open.Count == 0)
        {
            return;
        }

        html.Element("p", "Not reached by any case:").Open("ul").Own("\n");
        foreach (var piece in open)
        {
            var point = piece[0].Point;
            html.Open("li").Element("code", point.Of).Text(point.Within.Length == 0 ? "" : $" in {point.Within}").Text($": {CoverageWords.Left(coverage, piece)}").Close("li");
        }

        html.Close("ul");
    }

    private void WriteApprovals()
    {
        var records = RecordsOf(options, Suite).Reverse().ToList();
        html.Element("h3", "Who approved what").Own("\n");
        if (LogOf(options, Suite).Diagnostics is [var first, ..])
        {
            var place = first.Location;
            html.Element("p", $"The record of approvals cannot be read, so nothing counts as signed: {first.Message} ({options.Paths.Shown(place.File)}, line {place.Line.ToString(CultureInfo.InvariantCulture)}).").Own("\n");
            return;
        }

        if (records.Count == 0)
        {
            html.Element("p", "Nobody has approved a decision of this policy.").Own("\n");
            return;
        }

        html.OpenTable("Approvals and rejections, the newest first", "When", "Who", "Verdict", "Why", "Decisions", "Policy text");
        foreach (var record in records)
        {
            html.Open("tr").Element("th", ReportPage.Moment(record.Date), ("scope", "row")).Element("td", record.Name).Open("td").Element("span", record.IsRejection ? "rejected" : "approved", ("class", record.IsRejection ? "bad" : "good")).Close("td");
            html.Element("td", record.Reason).Element("td", Decisions(record)).Open("td").Element("code", record.PolicyHash.Length > 12 ? record.PolicyHash[..12] : record.PolicyHash).Close("td").Close("tr");
        }

        html.CloseTable();
    }

    private static string Decisions(ApprovalRecord record)
    {
        var outcomes = record.Cases.Where(one => one.Was is not null && one.Now is not null && one.Was != one.Now).Select(one => $"{one.CaseId} {one.Was} → {one.Now}").ToList();
        return Counted.Of(record.Cases.Length, "decision", "decisions") + (outcomes.Count == 0 ? "" : $", of these with another outcome: {string.Join(", ", outcomes)}");
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
