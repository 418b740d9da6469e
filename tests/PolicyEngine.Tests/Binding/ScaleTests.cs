using System.Globalization;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Tests.Binding;

/// <summary>Scales, bands with edges that are worked out, and rows with days, by results worked out by hand.</summary>
public class ScaleTests
{
    private const string Head = """
        policy: scaled
        title: Scaled
        owner: Tests
        source: { document: d, at: a }
        in_force: { from: 2024-04-06 }
        facts:
          income: { type: money, ask: "?" }
          years_worked: { type: whole_number, ask: "?" }
          low_edge: { type: money, ask: "?" }
          area: { type: choice, of: [north, south], ask: "?" }
        parameters:
          upper: { type: money, values: [ { from: 2024-04-06, value: 50270 }, { from: 2025-04-06, value: 50000 } ] }
          higher: { type: decimal, values: [ { from: 2024-04-06, value: 0.4 } ] }
          limit: { type: whole_number, values: [ { from: 2024-04-06, value: 10 }, { from: 2025-04-06, value: 12 } ] }
        scales:
          tax:
            of: income
            brackets: [ { more_than: "12,570", rate: 20 % }, { more_than: upper, rate: higher }, { more_than: 125_140, rate: 45 % } ]
            rounded: down to 1
          pence:
            of: income * 1
            brackets: [ { more_than: 0, rate: 33.5 % }, { more_than: 0.10, rate: 0.5 % } ]
            each_rounded: up
          bonus:
            of: years_worked
            brackets: [ { at_least: 5, amount: 50, to: 2025-04-05 }, { at_least: 5, amount: 60, from: 2025-04-06, to: 2026-04-05 }, { more_than: limit, amount: 100, to: 2026-04-05 } ]
          open_edge:
            of: income
            brackets: [ { more_than: low_edge, rate: 10 % }, { more_than: 1000, rate: 20 % } ]
            rounded: half_up
        bands:
          grade:
            of: years_worked
            output: { type: choice, of: [low, middle, high] }
            bands: [ { less_than: 5, value: low }, { at_least: 5, less_than: limit, value: middle }, { at_least: limit, value: high } ]
          fee:
            of: years_worked
            output: money
            bands: [ { less_than: limit, value: 10.00, to: 2025-04-05 }, { less_than: limit, value: 11.00, from: 2025-04-06 }, { at_least: limit, value: upper - 50_000 } ]
          both:
            of: years_worked
            output: whole_number
            bands: [ { at_most: limit, value: 1 }, { at_least: 11, value: 2 } ]
        tables:
          allowance:
            inputs: { area: area, years_worked: years_worked }
            outputs: { pounds: whole_number }
            rows:
              - { area: north, years_worked: "< limit", pounds: 1 }
              - { area: north, years_worked: ">= limit", pounds: 2, to: 2025-04-05 }
              - { area: north, years_worked: ">= limit", pounds: 3, from: 2025-04-06 }
              - { area: south, years_worked: "1..limit", pounds: 4 }
              - { area: south, years_worked: "(limit..100]", pounds: 5 }
        decision:
          outcomes: [done]
          rules: []
          otherwise: { then: done, because: "Done." }
        outputs:

        """;

    private static Decision Decide(string name, string type, string income, long worked, string day, string area = "north", string edge = "100")
    {
        var policy = SamplePolicy.Loaded(Head + $"  result: {{ type: {type}, value: {name} }}\n");
        return policy.Decide(
            new Dictionary<string, object?> { ["income"] = decimal.Parse(income, CultureInfo.InvariantCulture), ["years_worked"] = worked, ["area"] = area, ["low_edge"] = decimal.Parse(edge, CultureInfo.InvariantCulture) },
            DateOnly.Parse(day, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("tax", "money", "12570", 0, "2024-05-01", "0")] // at the edge nothing lies above it
    [InlineData("tax", "money", "12574.99", 0, "2024-05-01", "0")] // 0.998, rounded down
    [InlineData("tax", "money", "12575", 0, "2024-05-01", "1")]
    [InlineData("tax", "money", "50270", 0, "2024-05-01", "7540")] // 37,700 × 20 %
    [InlineData("tax", "money", "60000", 0, "2024-05-01", "11432")] // 7,540 + 9,730 × 40 %
    [InlineData("tax", "money", "60000", 0, "2025-04-05", "11432")]
    [InlineData("tax", "money", "60000", 0, "2025-04-06", "11486")] // 37,430 × 20 % + 10,000 × 40 %
    [InlineData("tax", "money", "125140", 0, "2025-04-06", "37542")] // 7,486 + 75,140 × 40 %
    [InlineData("tax", "money", "125142.50", 0, "2025-04-06", "37543")] // and 1.125 more, rounded down
    [InlineData("pence", "money", "0.11", 0, "2024-05-01", "0.05")] // 3.35 pence up to 4, 0.005 pence up to 1
    [InlineData("bonus", "whole_number", "0", 4, "2024-05-01", "0")]
    [InlineData("bonus", "whole_number", "0", 5, "2025-04-05", "50")]
    [InlineData("bonus", "whole_number", "0", 5, "2025-04-06", "60")]
    [InlineData("bonus", "whole_number", "0", 10, "2025-04-05", "50")] // more than 10 is needed
    [InlineData("bonus", "whole_number", "0", 11, "2025-04-05", "150")]
    [InlineData("bonus", "whole_number", "0", 13, "2025-04-06", "160")]
    [InlineData("open_edge", "money", "1500", 0, "2024-05-01", "190.00")] // 900 × 10 % + 500 × 20 %
    [InlineData("grade", "choice, of: grade", "0", 4, "2024-05-01", "low")]
    [InlineData("grade", "choice, of: grade", "0", 5, "2024-05-01", "middle")]
    [InlineData("grade", "choice, of: grade", "0", 10, "2024-05-01", "high")]
    [InlineData("grade", "choice, of: grade", "0", 11, "2025-04-06", "middle")]
    [InlineData("fee", "money", "0", 9, "2025-04-05", "10.00")]
    [InlineData("fee", "money", "0", 9, "2025-04-06", "11.00")]
    [InlineData("fee", "money", "0", 10, "2025-04-05", "270")] // 50,270 less 50,000
    [InlineData("fee", "money", "0", 12, "2025-04-06", "0")]
    [InlineData("both", "whole_number", "0", 10, "2024-05-01", "1")]
    [InlineData("allowance", "whole_number", "0", 11, "2024-05-01", "2")]
    [InlineData("allowance", "whole_number", "0", 11, "2025-05-01", "1")]
    [InlineData("allowance", "whole_number", "0", 12, "2025-05-01", "3")]
    public void What_was_worked_out_by_hand_comes_out(string name, string type, string income, long worked, string day, string expected)
    {
        var decision = Decide(name, type, income, worked, day);
        Assert.Equal(DecisionStatus.Determined, decision.Status);
        Assert.Equal(Plain(expected), Plain(decision.Outputs.Single().Text));
    }

    // Noughts at the end of a number say nothing.
    private static string Plain(string text) => decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.##", CultureInfo.InvariantCulture) : text;

    [Theory]
    [InlineData(10, "2024-05-01", "4")]
    [InlineData(11, "2024-05-01", "5")]
    [InlineData(11, "2025-05-01", "4")]
    [InlineData(100, "2025-05-01", "5")]
    public void A_cell_may_end_at_a_figure(long worked, string day, string expected) => Assert.Equal(expected, Decide("allowance", "whole_number", "0", worked, day, "south").Outputs.Single().Text);

    [Theory]
    [InlineData("bonus", "whole_number", 9, "2026-04-06")] // a day without brackets
    [InlineData("open_edge", "money", 9, "2024-05-01")] // edges that do not rise
    [InlineData("allowance", "whole_number", 101, "2024-05-01")] // a value in no row
    public void Where_nothing_is_said_it_is_undetermined(string name, string type, long worked, string day)
    {
        var decision = Decide(name, type, "5000", worked, day, "south", "1000");
        Assert.Equal(DecisionStatus.Undetermined, decision.Status);
        Assert.Empty(decision.Faults);
    }

    [Fact]
    public void Two_bands_that_give_different_values_are_a_fault() => Assert.Equal(DecisionStatus.Faulted, Decide("both", "whole_number", "0", 11, "2025-05-01").Status);

    [Theory]
    [InlineData("{ more_than: 1, rate: 20 %, amount: 5 }", "PE1256")]
    [InlineData("{ rate: 20 % }", "PE1256")]
    [InlineData("{ more_than: 1, rate: 20 % }, { more_than: 2, amount: 5 }", "PE1256")]
    [InlineData("{ more_than: 5, rate: 20 % }, { more_than: 5, rate: 40 % }", "PE1257")]
    [InlineData("{ more_than: 50_100, rate: 20 % }, { more_than: upper, rate: 40 % }", "PE1257")] // from 6 April 2025 on
    [InlineData("{ more_than: 5, rate: 0.2 }", "PE1258")]
    public void A_scale_that_cannot_be_meant_is_refused(string brackets, string id)
    {
        var loaded = SamplePolicy.Load(Head.Replace("scales:\n", $"scales:\n  wrong: {{ of: income, brackets: [ {brackets} ] }}\n", StringComparison.Ordinal) + "  result: { type: whole_number, value: bonus }\n");
        Assert.Equal(id, Assert.Single(loaded.Diagnostics, problem => problem.Severity == Diagnostics.Severity.Error).Id);
    }
}
