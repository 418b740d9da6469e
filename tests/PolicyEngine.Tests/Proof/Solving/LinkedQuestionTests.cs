using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Tests.Proof.Solving;

/// <summary>Questions that link several facts: proved, or shown by a case.</summary>
public sealed class LinkedQuestionTests
{
    private const string Policy = """
        policy: small
        title: Small
        owner: Nobody
        source: { document: none, at: "1" }
        in_force: { from: 2018-01-01 }
        facts:
          savings: { type: money, ask: "?" }
          income: { type: money, ask: "?" }
          rent: { type: money, range: 0..5_000, ask: "?" }
          people: { type: whole_number, range: 1..30, ask: "?" }
          rooms: { type: whole_number, range: 0..50, ask: "?" }
          share: { type: decimal, range: 0..1, ask: "?" }
          other_share: { type: decimal, range: 0..1, ask: "?" }
          born: { type: date, ask: "?" }
          moved: { type: date, ask: "?" }
          left: { type: date, ask: "?" }
        decision:
          outcomes: [granted, refused]
          cite: "1"
          rules:
            - { id: one, when: "CONDITION", then: granted, because: "Yes.", cite: "1" }
          otherwise: { then: refused, because: "No." }
        """;

    [Theory]
    [InlineData("savings + income > 16_000 && savings <= 10_000 && income <= 6_000", "savings + income > 16_000 && savings <= 10_000 && income <= 6_001")]
    [InlineData("savings + income > 16_000 && income - rent > 9_000 && savings + rent < 1_000 && income < 10_000", "savings + income > 16_000 && income - rent > 9_000 && savings + rent < 9_000 && income < 10_000")]
    [InlineData("born < moved && moved < left && left < born", "born < moved && moved < left")]
    [InlineData("days_between(moved, left) < -28 && moved < born && left > born", "days_between(moved, left) < -28 && moved > born && left > born")]
    [InlineData("people * rooms > 1_200 && people < 25", "people * rooms > 1_200 && people < 26")]
    [InlineData("people * rooms == 37 && people > 1", "people * rooms == 36 && people > 1")]
    [InlineData("years_between(born, moved) >= 18 && days_between(born, moved) < 6_570", "years_between(born, moved) >= 18 && days_between(born, moved) < 6_575")]
    [InlineData("months_between(born, moved) >= 3 && days_between(born, moved) < 89", "months_between(born, moved) >= 3 && days_between(born, moved) < 90")]
    [InlineData("max(savings, income) > 500 && savings + income < 400 && savings >= 0 && income >= 0", "max(savings, income) > 500 && savings + income < 400 && savings >= 0")]
    [InlineData("share + other_share > 1.5 && share < 0.5", "share + other_share > 1.5 && share < 0.51")]
    [InlineData("share < other_share && other_share < 0.000001 && share > 0.000001", "share < other_share && other_share < 0.000002 && share > 0.000001")]
    [InlineData("3 * people + 2 * rooms == 7 && people != 1", "3 * people + 2 * rooms == 7")]
    [InlineData("2 * people == 2 * rooms + 1", "2 * people == 3 * rooms + 1")]
    [InlineData("people * 5 > rooms * 7 && rooms > 21", "people * 5 > rooms * 7 && rooms > 20")]
    public void What_links_facts_is_proved_or_shown(string never, string sometimes)
    {
        Assert.IsType<Impossible>(Ask(never));
        var shown = Assert.IsType<Possible>(Ask(sometimes));
        Assert.True(shown.Witness.Given.Length >= 2);
    }

    // Eighteen years after the end of 2018 someone can be both; on the first days in force nobody can.
    [Fact]
    public void A_day_long_after_the_first_is_found_where_two_facts_and_the_day_are_linked()
    {
        var shown = Assert.IsType<Possible>(Ask("years_between(born, as_of) >= 18 && moved > date(2019, 1, 1) && days_between(born, moved) < 28 && born < moved"));

        Assert.True(shown.Witness.Day.Year >= 2036);
    }

    [Fact]
    public void What_two_facts_and_the_day_exclude_is_proved_for_all_days()
    {
        Assert.IsType<Impossible>(Ask("years_between(born, as_of) >= 18 && years_between(moved, as_of) < 17 && days_between(born, moved) < 300 && born < moved"));
    }

    [Fact]
    public void A_case_is_the_same_each_time_and_reads_well()
    {
        var shown = Assert.IsType<Possible>(Ask("savings + income > 16_000 && rent + income < 2_000"));

        Assert.Equal(shown.Witness.Given.Select(fact => shown.Witness.Facts.ValueOf(fact)), Assert.IsType<Possible>(Ask("savings + income > 16_000 && rent + income < 2_000")).Witness.Given.Select(fact => shown.Witness.Facts.ValueOf(fact)));
    }

    private static Answer Ask(string condition)
    {
        var loaded = PolicyLoader.Load([new SourceFile("small/policy.yaml", Policy.Replace("CONDITION", condition, StringComparison.Ordinal))]);
        Assert.True(loaded.Set is not null, string.Join("\n", loaded.Diagnostics));
        var policy = loaded.Set!.Policies[0].Compiled;
        var item = Array.FindIndex([.. policy.Model.Items], item => item.Kind == ItemKind.Outcome);
        return new PolicyProver(policy).Ask(Say.RuleFires(item, 0));
    }
}
