namespace PolicyEngine.Tests.Binding;

/// <summary>What a decision says that it used, and what it says of what broke.</summary>
public class UsedAndBrokenTests
{
    private static readonly DateOnly Day = new(2018, 9, 18);

    [Theory]
    [InlineData("rate[age > 20 ? electric : petrol] > 1.0", 30, "electric 0.5")]
    [InlineData("rate[age > 20 ? electric : petrol] > 1.0", 10, "petrol 1.5")]
    [InlineData("deposits.Any(d => d.points > rate[d.bank == north ? petrol : electric])", 30, "petrol 1.5, electric 0.5")]
    public void A_figure_by_key_is_told_with_the_key_that_was_worked_out(string condition, long age, string used)
    {
        var facts = new Dictionary<string, object?> { ["age"] = age, ["deposits"] = new[] { Deposit("north"), Deposit("south") } };

        Assert.Equal(used, string.Join(", ", SamplePolicy.Loaded(SamplePolicy.WithCondition(condition)).Decide(facts, Day).ParametersUsed.Select(use => $"{use.Key} {use.Text}")));
    }

    [Theory]
    [InlineData("add_years(moved, age) > as_of", "add_years")]
    [InlineData("add_months(moved, age) > as_of", "add_months")]
    [InlineData("add_days(moved, age) > as_of", "add_days")]
    [InlineData("date(age, 12, 31) > moved", "date")]
    [InlineData("time(age, 30) > starts", "time")]
    public void What_broke_names_the_function_and_no_value_of_a_person(string condition, string function)
    {
        var facts = new Dictionary<string, object?> { ["age"] = 87654321L, ["moved"] = new DateOnly(1931, 7, 13), ["starts"] = new TimeOnly(4, 57) };

        var fault = Assert.Single(SamplePolicy.Loaded(SamplePolicy.WithCondition(condition)).Decide(facts, Day).Faults);

        Assert.Contains($"`{function}`", fault.Message, StringComparison.Ordinal);
        Assert.All(["87654321", "1931", "4:57"], value => Assert.DoesNotContain(value, fault.Cause.ToString(), StringComparison.Ordinal));
    }

    private static Dictionary<string, object?> Deposit(string bank) => new() { ["principal"] = 1m, ["points"] = 1L, ["placed_on"] = Day, ["bank"] = bank };
}
