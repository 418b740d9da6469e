using System.Globalization;
using System.Text.Json;
using PolicyEngine.Documents;
using PolicyEngine.Model;
using PolicyEngine.Tests.Evaluation.Building;

namespace PolicyEngine.Tests.Evaluation;

public class DocumentTests
{
    private static TestPolicy Policy => new TestPolicy().Fact("resident yes_no").Fact("income money").Fact("born date").Parameter("limit money", "2015-01-01 23400.50")
        .Decision("granted refused", HitPolicy.Any, "refused", "rule: resident && income <= limit => granted", "hint: born < 1950-01-01")
        .Output("fee money", "income / 4", "outcome == granted").Output("until date", "born");

    [Fact]
    public void Text_tells_the_outcome_first()
    {
        var text = TextRenderer.Render(DecisionDocument.Of(Policy.Decide("resident: yes, income: 1234.5, born: 1949-12-31").WithOfficer("A. Officer", "Seen the papers")), 60);

        Assert.Equal(
            """
            Granted
            A test policy, on 18 September 2018; determined
            Decided by A. Officer: Seen the papers

            Reasons
              - it is granted [the paper on granted]

            Results
              - The fee: £308.625
              - The until: 31 December 1949

            Also
              - advice of hint

            Where else to turn
              - help with granted

            Next
              - desk for granted

            """,
            text);
    }

    [Fact]
    public void Text_asks_for_what_is_missing_and_stays_within_its_width()
    {
        var text = TextRenderer.Render(DecisionDocument.Of(Policy.Decide("resident: yes, born?"), withExplanation: true), 60);

        Assert.Contains("Still needed\n  - What is income? `income` was not asked\n  - What is born? `born` was asked and is not known\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 60, line));
    }

    [Fact]
    public void A_snapshot_holds_what_a_tester_signs_for()
    {
        var text = SnapshotRenderer.Render("Just within the limit", DecisionDocument.Of(Policy.Decide("resident: yes, income: 23400.50, born?"), withExplanation: true));

        Assert.Equal(
            """
            case: Just within the limit
            policy: test
            as of: 2018-09-18
            facts:
              resident: yes
              income: 23400.50
              born: (asked, not known)

            status: undetermined
            outcome: granted
            person: yes
            results:
              fee: 5850.125
              until: not determined
            fired:
              decision/rule
            route:
              desk for granted
            reasons:
              decision/rule: it is granted [the paper on granted]
            signposts:
              help with granted
            missing:
              fact born: What is born? `born` was asked and is not known (for until)
            parameters:
              limit: 23400.50 [the paper on limit]
            citations:
              the paper on granted
              the paper on fee

            explanation:
              outcome → Granted
                rule decision/rule (to granted) → yes [the paper on granted]
                  all of → yes
                    fact resident → yes
                    income £23,400.50 <= limit £23,400.50 → yes
                      parameter limit → £23,400.50 [the paper on limit]
                rule decision/hint (to advice) → not known
                  born (not known) < 1950-01-01 → not known
                    fact born → not known — asked, and not known
                decision/otherwise (to refused) → not looked at [the paper on refused]
              output fee → £5,850.125 [the paper on fee]
                applies only if outcome == granted → yes
                  outcome granted == granted → yes
                    outcome → Granted
                income / 4
                  fact income → £23,400.50
              output until → not known [the paper on until]
                born → not known
                  fact born → not known — asked, and not known

            """,
            text);
    }

    [Fact]
    public void Json_keeps_exact_digits_and_satisfies_its_schema()
    {
        var json = JsonRenderer.Render(DecisionDocument.Of(Policy.Decide("resident: yes, income: 1234.50, born: 1949-12-31"), withExplanation: true, withChanges: true));

        using var document = JsonDocument.Parse(json);
        using var schema = JsonDocument.Parse(JsonRenderer.JsonSchema());
        Assert.Empty(SimpleSchema.Problems(schema.RootElement, schema.RootElement, document.RootElement, "$"));
        Assert.Equal("308.625", document.RootElement.GetProperty("outputs")[0].GetProperty("value").GetRawText());
        Assert.Equal("1234.50", document.RootElement.GetProperty("facts_used")[1].GetProperty("value").GetRawText());
        Assert.DoesNotContain('\r', json);
        Assert.StartsWith("{\n  \"schema\": \"policyengine/decision/1\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resident: yes, income: 1234.50")]
    [InlineData("resident?, born: 1949-12-31")]
    [InlineData("")]
    public void Json_of_an_undetermined_decision_satisfies_its_schema(string facts)
    {
        using var document = JsonDocument.Parse(JsonRenderer.Render(DecisionDocument.Of(Policy.Decide(facts), true, true), indented: false));
        using var schema = JsonDocument.Parse(JsonRenderer.JsonSchema());

        Assert.Empty(SimpleSchema.Problems(schema.RootElement, schema.RootElement, document.RootElement, "$"));
    }

    [Fact]
    public void Markdown_shows_the_author_s_marks_as_they_are()
    {
        var markdown = MarkdownRenderer.Render(DecisionDocument.Of(Policy.Decide("resident: yes, income: 1, born?")));

        Assert.StartsWith("# Granted\n\nA test policy, on 18 September 2018. Status: **undetermined**, for a person to take on.\n", markdown, StringComparison.Ordinal);
        Assert.Contains("- it is granted \\[the paper on granted\\]\n", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("tr-TR")]
    public void A_culture_changes_no_byte(string culture)
    {
        var here = All();
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(here, All());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }

        static string All()
        {
            var document = DecisionDocument.Of(Policy.Decide("resident: yes, income: 23400.50, born: 1949-12-31"), true, true);
            return TextRenderer.Render(document) + JsonRenderer.Render(document) + MarkdownRenderer.Render(document) + SnapshotRenderer.Render("case", document)
                + string.Concat(Policy.TryRead("income: 1.234,5, born: 31.12.1949").Diagnostics.Select(problem => problem.Message + problem.Help));
        }
    }
}
