using PolicyEngine.AspNetCore.Forms;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Tests.Binding;

namespace PolicyEngine.Tests.AspNetCore;

/// <summary>Answers of forms, field by field: what is taken, what is said of what is not, and that an answer shown again is the same answer.</summary>
public class FormTests
{
    private const string Yaml = """
        policy: forms
        title: Forms
        owner: The team
        source: { document: A paper, at: "p. 1" }
        in_force: { from: 2018-01-01 }
        facts:
          agreed: { type: yes_no, ask: "Do you agree?" }
          seats: { type: whole_number, range: 0..12, ask: "How many seats?" }
          share: { type: decimal, ask: "Which share?" }
          fee: { type: money, range: 0..100000, ask: "How much is the fee?" }
          born: { type: date, ask: "When were you born?" }
          opens: { type: time, ask: "When does it open?" }
          postcode: { type: text, pattern: "[A-Z]{2}[0-9]", help: "Like OX1.", ask: "Which postcode?" }
          band: { type: choice, of: { low: "The low band", high: "The high band" }, ask: "Which band?" }
        decision:
          outcomes: [yes_it_is, no_it_is_not]
          cite: "p. 1"
          rules:
            - id: all
              when: agreed && seats > 0 && share > 0 && fee > 0 && born < as_of && opens < time(12, 0) && postcode == "OX1" && band == low
              then: yes_it_is
              because: "So it is."
          otherwise: { then: no_it_is_not, because: "It is not." }
        """;

    private static readonly Lazy<PolicyModel> Model = new(() =>
    {
        var result = PolicyLoader.Load([new SourceFile("pack/policy.yaml", Yaml.Replace("opens < time(12, 0)", "opens == opens", StringComparison.Ordinal))]);
        Assert.True(result.Succeeded, string.Join("\n", result.Diagnostics.Select(SamplePolicy.Show)));
        return result.Set!.Policies[0].Model;
    });

    [Theory]
    [InlineData("agreed", "yes", "true")]
    [InlineData("seats", " 7 ", "7")]
    [InlineData("share", "2.50", "2.50")]
    [InlineData("fee", "£1,234.50", "1234.50")]
    [InlineData("opens", "2:30pm", "\"14:30\"")]
    [InlineData("postcode", "OX1", "\"OX1\"")]
    [InlineData("band", "high", "\"high\"")]
    [InlineData("agreed", "?", "null")]
    public void What_people_write_is_taken_and_shown_again_as_the_same_answer(string name, string typed, string json)
    {
        var fact = Of(name);

        var read = Read(fact, ("answer", typed));
        Assert.Equal((json, ""), (read.Json, read.Error));

        var again = PostedFacts.Read(Model.Value, fact, "answer", FactField.TypedOf(fact, "answer", json), true);
        Assert.Equal(json, again.Json);
    }

    [Theory]
    [InlineData("27", "3", "1985", "\"1985-03-27\"")]
    [InlineData("1", "September", "2001", "\"2001-09-01\"")]
    [InlineData("29", "2", "2019", null)]
    [InlineData("31", "4", "2019", null)]
    [InlineData("27", "", "1985", null)]
    [InlineData("27", "3", "85", null)]
    public void A_date_is_three_fields_and_a_real_day(string day, string month, string year, string? json)
    {
        var read = Read(Of("born"), ("answer-day", day), ("answer-month", month), ("answer-year", year));

        Assert.Equal(json, read.Json);
        Assert.Equal(json is null, read.Error.Length > 0);
    }

    [Theory]
    [InlineData("agreed", "", "Select yes if you agree")]
    [InlineData("seats", "13", "Your answer must be between 0 and 12")]
    [InlineData("seats", "2.5", "Your answer must be a whole number, like 7")]
    [InlineData("seats", "seven", "Your answer must be a whole number, like 7")]
    [InlineData("fee", "1.234", "Your answer must be in pounds and pence, like 23.50")]
    [InlineData("opens", "25:00", "Enter a time, like 2:30pm")]
    [InlineData("postcode", "<script>", "Check your answer. Like OX1.")]
    [InlineData("band", "middle", "Select an answer: which band")]
    public void What_is_not_taken_says_what_to_do(string name, string typed, string error)
    {
        var read = Read(Of(name), ("answer", typed));

        Assert.Null(read.Json);
        Assert.Equal(error, read.Error);
    }

    [Fact]
    public void Not_known_is_no_answer_where_it_must_be_known() =>
        Assert.Null(PostedFacts.Read(Model.Value, Of("agreed"), "answer", new Dictionary<string, string> { ["answer"] = "?" }, false).Json);

    private static Fact Of(string name) => Model.Value.Facts.First(fact => fact.Name == name);

    private static PostedFact Read(Fact fact, params (string Name, string Value)[] typed) =>
        PostedFacts.Read(Model.Value, fact, "answer", typed.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal), true);
}
