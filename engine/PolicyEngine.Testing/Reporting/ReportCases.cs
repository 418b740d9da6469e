using PolicyEngine.Model;

namespace PolicyEngine.Testing.Reporting;

/// <summary>The cases of a policy as a table, each linked to the rules that fired in it and with what it rests on.</summary>
internal sealed class ReportCases(HtmlText html, SuiteResult result)
{
    /// <summary>Writes the table; nothing for a policy without cases.</summary>
    public void Write()
    {
        html.Element("h3", "Cases").Own("\n");
        if (result.Cases.IsEmpty)
        {
            html.Element("p", "This policy has no cases.").Own("\n");
            return;
        }

        html.OpenTable($"Cases of {result.Suite.Policy.Title}", "Case", "As of", "Outcome", "Result", "Rules that fired", "Rests on");
        foreach (var one in result.Cases)
        {
            WriteCase(one);
        }

        html.CloseTable();
    }

    private void WriteCase(CaseResult one)
    {
        var (word, look) = WordOf(one);
        html.Open("tr", ("id", ReportPage.AnchorOf(result.Suite, one.Id))).Open("th", ("scope", "row")).Element("code", one.Id);
        if (one.Case.Title.Length > 0)
        {
            html.Own("<br>").Element("span", one.Case.Title, ("class", "plain"));
        }

        html.Close("th").Element("td", ValueText.Display(one.Case.AsOf.Value, FactType.Date, null, ""));
        html.Element("td", one.Decision is null ? "not decided" : one.Decision.OutcomeTitle ?? DecisionStatusWords.Of(one.Decision.Status));
        html.Open("td").Element("span", word, ("class", look)).Close("td").Open("td");
        html.Links((one.Decision?.Fired ?? []).Select(rule => (rule, ReportRules.AnchorOf(result.Suite, rule)))).Text(one.Decision?.Fired.Count > 0 ? "" : "none").Close("td");
        html.Element("td", string.Join("; ", (one.Decision?.Citations ?? []).Concat(one.Case.Cite).Distinct(StringComparer.Ordinal))).Close("tr");
    }

    private static (string Word, string Look) WordOf(CaseResult one) => one.Verdict switch
    {
        CaseVerdict.Passed => ("passed", "good"),
        CaseVerdict.Failed => ("failed", "bad"),
        CaseVerdict.AwaitingApproval when one.Snapshot.State == SnapshotState.New => ("new, awaits approval", "wait"),
        CaseVerdict.AwaitingApproval when one.Snapshot.State == SnapshotState.Unsigned => ("not signed for", "wait"),
        CaseVerdict.AwaitingApproval => ("changed, awaits approval", "wait"),
        _ => throw new ArgumentOutOfRangeException(nameof(one)),
    };
}
