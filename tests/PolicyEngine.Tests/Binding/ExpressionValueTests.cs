using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Tests.Binding;

/// <summary>What expressions mean.</summary>
public class ExpressionValueTests
{
    private static readonly Dictionary<string, object?> Known = new()
    {
        ["age"] = 20L, ["children"] = 2L, ["income"] = 0.3m, ["price"] = 10.50m, ["resident"] = true, ["student"] = false, ["moved"] = new DateOnly(2016, 2, 29),
        ["starts"] = new TimeOnly(8, 30), ["name"] = "Rose", ["vehicle"] = "electric", ["heating"] = "electric",
        ["deposits"] = new List<Dictionary<string, object?>>
        {
            new() { ["principal"] = 100m, ["points"] = 1L, ["placed_on"] = new DateOnly(2018, 1, 1), ["bank"] = "north" },
            new() { ["principal"] = 250.25m, ["points"] = 2L, ["placed_on"] = new DateOnly(2019, 1, 1), ["bank"] = "south" },
        },
    };

    [Theory]
    [InlineData("0.1 + 0.2 == 0.3", true)]
    [InlineData("0.1 + 0.2 == income", true)]
    [InlineData("age >= limit", true)]
    [InlineData("age > 20", false)]
    [InlineData("!resident || student", false)]
    [InlineData("not(student)", true)]
    [InlineData("age * 1_000_000_000_000 == 20_000_000_000_000", true)]
    [InlineData("divide(7, 2) == 3.5", true)]
    [InlineData("whole_part(7, 2) == 3", true)]
    [InlineData("(resident ? 5 : 6) == 5", true)]
    [InlineData("vehicle == electric", true)]
    [InlineData("electric == heating", true)]
    [InlineData("vehicle != none && heating != heating.none", true)]
    [InlineData("vehicle is petrol or electric", true)]
    [InlineData("heating is not electric", false)]
    [InlineData("(vehicle switch { petrol => 1, electric => 2, _ => 3 }) == 2", true)]
    [InlineData("rate[vehicle] == 0.5", true)]
    [InlineData("rate[petrol] == 1.5", true)]
    [InlineData("moved < as_of", true)]
    [InlineData("moved == date(2016, 2, 29)", true)]
    [InlineData("moved.Year == 2016", true)]
    [InlineData("years_between(moved, as_of) == 2", true)]
    [InlineData("starts >= time(8, 30)", true)]
    [InlineData("name == \"Rose\"", true)]
    [InlineData("same_text(name, \"ROSE\")", true)]
    [InlineData("deposits.Count == 2", true)]
    [InlineData("deposits.Sum(d => d.principal) == 350.25", true)]
    [InlineData("deposits.Any(d => d.principal > price && d.bank == south)", true)]
    [InlineData("deposits.All(d => d.points < age)", true)]
    [InlineData("deposits.Where(d => d.placed_on > date(2018, 6, 1)).Sum(x => x.points) == 2", true)]
    [InlineData("count_true(resident, student, age > 3) == 2", true)]
    [InlineData("min(age, 3) + max(1, 2) == 5", true)]
    [InlineData("round_half_up(2.345, 2) == 2.35", true)]
    public void An_expression_gives(string expression, bool expected)
    {
        var decision = SamplePolicy.Loaded(SamplePolicy.WithCondition(expression)).Decide(Known, new DateOnly(2018, 9, 18));
        Assert.Equal(DecisionStatus.Determined, decision.Status);
        Assert.Equal(expected ? "granted" : "refused", decision.Outcome);
    }

    [Theory]
    [InlineData("divide(age, children - 2) > 1", "divid")]
    [InlineData("age * 9_000_000_000_000_000_000 > 1", "large")]
    [InlineData("date(2018, age + 1, 1) < as_of", "")]
    public void What_breaks_is_a_fault_and_never_a_no(string expression, string words)
    {
        foreach (var condition in new[] { expression, $"!({expression})" })
        {
            var decision = SamplePolicy.Loaded(SamplePolicy.WithCondition(condition)).Decide(Known, new DateOnly(2018, 9, 18));
            Assert.Equal(DecisionStatus.Faulted, decision.Status);
            Assert.Null(decision.Outcome);
            Assert.Contains(words, decision.Faults[0].Message, StringComparison.Ordinal);
            Assert.Equal("sample/policy.yaml", decision.Faults[0].Location!.File);
        }
    }

    [Theory]
    [InlineData("rate[vehicle] > 0.1")]
    [InlineData("!(rate[vehicle] > 0.1)")]
    public void A_key_without_a_value_is_undetermined(string expression)
    {
        var facts = new Dictionary<string, object?>(Known) { ["vehicle"] = "none" };
        var decision = SamplePolicy.Loaded(SamplePolicy.WithCondition(expression)).Decide(facts, new DateOnly(2018, 9, 18));
        Assert.Equal(DecisionStatus.Undetermined, decision.Status);
        Assert.Contains(decision.Missing, missing => missing is { Kind: MissingKind.Parameter, Name: "rate", Key: "none" });
    }

    [Fact]
    public void A_null_check_written_first_runs_first()
    {
        var facts = new Dictionary<string, object?>(Known) { ["children"] = 0L };
        var decision = SamplePolicy.Loaded(SamplePolicy.WithCondition("children != 0 && divide(age, children) > 1")).Decide(facts, new DateOnly(2018, 9, 18));
        Assert.Equal("refused", decision.Outcome);
    }
}
