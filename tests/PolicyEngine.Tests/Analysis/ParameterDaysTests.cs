using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Analysis;

/// <summary>A figure is missed on the days on which somebody needs it, and on no others.</summary>
public sealed class ParameterDaysTests
{
    [Theory]
    [InlineData("from: 2019-01-01", "cold", false)]
    [InlineData("from: 2018-01-01", "cold", true)]
    [InlineData("from: 2019-01-01", "very_cold", false)]
    [InlineData("title: Frost", "very_cold", true)]
    public void A_definition_needs_its_figure_when_a_live_rule_reads_it(string live, string when, bool isMissed)
    {
        var text = $$"""
            policy: frost
            title: Frost
            owner: Housing team
            source: { document: Paper, at: "1" }
            in_force: { from: 2018-01-01, to: 2020-12-31 }
            facts:
              degrees: { type: whole_number, range: -50..50, ask: "How cold is it?" }
            parameters:
              freezing: { type: whole_number, cite: p, values: [ { from: 2019-01-01, value: 0 } ] }
            definitions:
              cold: degrees < freezing
              very_cold: "cold && degrees < -10"
            decision:
              outcomes: [open, closed]
              rules:
                - { id: frost, {{live}}, when: {{when}}, then: open, because: "It is cold.", cite: p }
              otherwise: { then: closed, because: "It is not cold.", cite: p }
            """;
        var found = PolicyLoader.Load([new SourceFile("frost/policy.yaml", text)], new LoadOptions { Advise = true }).Diagnostics;

        Assert.Equal(isMissed, found.SelectMany(finding => finding.Symptoms.Prepend(finding)).Any(finding => finding.Id == "PE4201"));
    }
}
