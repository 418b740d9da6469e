using System.Globalization;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Tests.Binding;

/// <summary>Choices and combinations of conditions are taken apart wherever they stand, so that only what can matter is needed.</summary>
public class PartsOfExpressionsTests
{
    [Theory]
    [InlineData("children + (resident ? age : 0) < 20", "resident: no, children: 3", "granted")]
    [InlineData("children + (resident ? age : 0) < 20", "resident: no", "missing children")]
    [InlineData("children + (resident ? age : 0) < 20", "resident: yes, children: 3", "missing age")]
    [InlineData("children + (resident ? age : 0) < 20", "children: 3", "missing resident")]
    [InlineData("max(resident ? 1 : 0, income > 0 ? 0.5 : 0) == 1", "resident: yes", "granted")]
    [InlineData("max(resident ? 1 : 0, income > 0 ? 0.5 : 0) == 1", "resident: no", "refused")]
    [InlineData("max(resident ? 1 : 0, income > 0 ? 0.5 : 0) > 0.2", "resident: no", "missing income")]
    [InlineData("min(5, age switch { < 18 => 1, > 60 => children, _ => 2 }) == 2", "age: 30", "granted")]
    [InlineData("min(5, age switch { < 18 => 1, > 60 => children, _ => 2 }) == 2", "age: 61", "missing children")]
    [InlineData("(age switch { < 18 when resident => 1, < 18 => children, _ => 2 }) == 1", "age: 3, resident: yes", "granted")]
    [InlineData("(age switch { < 18 when resident => 1, < 18 => children, _ => 2 }) == 1", "age: 3, resident: no", "missing children")]
    [InlineData("(vehicle switch { petrol => children, electric => 7, _ => 8 }) == 7", "vehicle: electric", "granted")]
    [InlineData("(vehicle switch { petrol => children, electric => 7, _ => 8 }) > 6", "vehicle: none", "granted")]
    [InlineData("(resident switch { true => 1, false => children }) == 1", "resident: yes", "granted")]
    [InlineData("((children + age) switch { 5 => 1, _ => 2 }) == 1", "children: 2, age: 3", "granted")]
    [InlineData("vehicle switch { petrol => resident, _ => true }", "vehicle: none", "granted")]
    [InlineData("count_true(resident && student, age > 3 || student) == 1", "resident: no, age: 5", "granted")]
    [InlineData("count_true(resident && student, age > 3 || student) == 1", "resident: yes, age: 5", "missing student")]
    [InlineData("(resident && student) == (age > 3)", "resident: no, age: 2", "granted")]
    [InlineData("rate[resident ? vehicle : electric] == 0.5", "resident: no", "granted")]
    [InlineData("rate[resident ? vehicle : electric] == 0.5", "resident: yes", "missing vehicle")]
    [InlineData("(resident ? 5 : 6) > 4", "", "granted")]
    [InlineData("(resident ? 5 : student ? 6 : 7) > 4", "", "granted")]
    [InlineData("(resident ? 5 : student ? 6 : 3) > 4", "", "missing resident student")]
    [InlineData("(resident ? age : age) > 4", "age: 5", "granted")]
    [InlineData("resident ? age > 4 : age > 3", "age: 5", "granted")]
    [InlineData("is_blank(resident ? \"\" : name)", "resident: yes", "granted")]
    [InlineData("add_days(resident ? date(2018, 1, 1) : moved, 3) < as_of", "resident: yes", "granted")]
    [InlineData("(resident ? vehicle : heating switch { heating.gas => petrol, _ => vehicle.none }) == petrol", "resident: no, heating: gas", "granted")]
    [InlineData("deposits.Sum(d => d.points) + (resident ? 1 : age) == 4", "resident: yes, deposits: 2", "granted")]
    public void Only_what_can_matter_is_needed(string expression, string facts, string expected)
    {
        foreach (var yaml in new[] { SamplePolicy.WithCondition(expression), SamplePolicy.WithSections($"definitions:\n  it: '{expression}'\n", "it") })
        {
            var decision = SamplePolicy.Loaded(yaml).Decide(Known(facts), new DateOnly(2018, 9, 18));

            Assert.Equal(expected, decision.Status == DecisionStatus.Determined ? decision.Outcome : "missing " + string.Join(' ', decision.Missing.Select(input => input.Name)));
        }
    }

    [Theory]
    [InlineData("1 + (resident ? age : 0) > 3", "age", "yes")]
    [InlineData("table", "age", "yes")]
    public void A_table_is_asked_with_what_its_input_takes(string expression, string missing, string resident)
    {
        var yaml = SamplePolicy.WithSections("tables:\n  row:\n    inputs: { n: 'resident ? age : 3' }\n    outputs: { v: whole_number }\n    rows: [ { n: '3', v: 5 } ]\n    otherwise: { v: 6 }\n", expression == "table" ? "row == 5" : expression);
        var policy = SamplePolicy.Loaded(yaml);

        Assert.Equal([missing], policy.Decide(Known($"resident: {resident}"), new DateOnly(2018, 9, 18)).Missing.Select(input => input.Name));
        Assert.Equal(DecisionStatus.Determined, policy.Decide(Known("resident: no"), new DateOnly(2018, 9, 18)).Status);
    }

    [Theory]
    [InlineData("(rate[vehicle] > 1 ? age : 20) > 18")]
    [InlineData("rate[vehicle] > 1 ? age > 18 : age > 17")]
    public void Where_the_policy_is_silent_neither_side_of_a_choice_is_read(string expression)
    {
        var decision = SamplePolicy.Loaded(SamplePolicy.WithCondition(expression)).Decide(Known("age: 20, vehicle: none"), new DateOnly(2018, 9, 18));

        Assert.Equal((DecisionStatus.Undetermined, "rate none"), (decision.Status, string.Join(' ', decision.Missing.Select(input => $"{input.Name} {input.Key}"))));
    }

    [Fact]
    public void What_was_given_to_a_choice_inside_a_sum_is_shown_and_what_it_did_not_need_is_not()
    {
        var decision = SamplePolicy.Loaded(SamplePolicy.WithCondition("children + (resident ? age : 0) < 20")).Decide(Known("resident: no, children: 3"), new DateOnly(2018, 9, 18));

        var rule = decision.Explanation.Root.Children[0].Children[0].Children[0];
        Assert.Equal("children + (resident ? age : 0) 3 < 20", rule.Text);
        Assert.Equal(["children", "resident ? age : 0"], rule.Children.Select(step => step.Id.Length > 0 ? step.Id : step.Text));
        Assert.Equal(["children", "resident"], decision.FactsUsed.Select(fact => fact.Name).Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, object?> Known(string facts) => facts.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(fact => fact.Split(": ")).ToDictionary(pair => pair[0], Value, StringComparer.Ordinal);

    private static object? Value(string[] pair) => pair[1] switch
    {
        "yes" => true,
        "no" => false,
        var count when pair[0] == "deposits" => Enumerable.Range(1, int.Parse(count, CultureInfo.InvariantCulture)).Select(number => new Dictionary<string, object?> { ["principal"] = 1m, ["points"] = (long)number, ["placed_on"] = new DateOnly(2018, 1, 1), ["bank"] = "north" }).ToList(),
        var text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : text,
    };
}
