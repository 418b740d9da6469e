using System.Globalization;
using PolicyEngine.Model;
using PolicyEngine.Testing.Coverage;

namespace PolicyEngine.Testing.Reporting;

/// <summary>The rules of a policy as a table: what they lead to, what they rest on, and the cases in which they fired.</summary>
internal sealed class ReportRules(HtmlText html, SuiteResult result, PolicyCoverage coverage)
{
    private const int MostCases = 8;

    /// <summary>The anchor of a rule.</summary>
    public static string AnchorOf(CaseSuite suite, string rule) => $"rule-{suite.Policy.Id}-{rule}";

    /// <summary>Writes the table.</summary>
    public void Write()
    {
        var model = result.Suite.Policy.Model;
        html.Element("h3", "Rules").Own("\n").OpenTable($"Rules of {model.Title}", "Rule", "Condition", "Leads to", "Rests on", "Tried", "Fired", "Overridden", "Cases");
        foreach (var item in model.Items.Where(item => item.Rules is not null))
        {
            foreach (var rule in item.Rules!.Rules)
            {
                WriteRule(item, rule);
            }
        }

        html.CloseTable();
    }

    private void WriteRule(Item item, Rule rule)
    {
        var id = $"{CoveragePlan.BlockName(item)}/{rule.Id}";
        var use = coverage.Rules.First(one => one.Id == id);
        html.Open("tr", ("id", AnchorOf(result.Suite, id))).Open("th", ("scope", "row")).Element("code", id);
        if (rule.Title != rule.Id)
        {
            html.Own("<br>").Element("span", rule.Title, ("class", "plain"));
        }

        html.Close("th").Open("td").Element("code", rule.WhenText).Close("td").Element("td", rule.Advisory ? "advice" : rule.Result.ThenText).Element("td", string.Join("; ", rule.Result.Cite));
        foreach (var count in rule.Status == RuleStatus.Live ? new[] { use.Tried, use.Fired, use.Overridden } : [])
        {
            html.Element("td", count.ToString(CultureInfo.InvariantCulture));
        }

        if (rule.Status != RuleStatus.Live)
        {
            html.Element("td", "not in effect: only proposed or a draft", ("colspan", "3"));
        }

        WriteCases(id);
    }

    private void WriteCases(string id)
    {
        var cases = result.Cases.Where(one => one.Decision?.Fired.Contains(id, StringComparer.Ordinal) == true).Select(one => (one.Id, ReportPage.AnchorOf(result.Suite, one.Id))).ToList();
        html.Open("td").Links(cases.Take(MostCases));
        if (cases.Count > MostCases)
        {
            html.Text(FormattableString.Invariant($" and {cases.Count - MostCases} more"));
        }

        html.Text(cases.Count == 0 ? "none" : "").Close("td").Close("tr");
    }
}
