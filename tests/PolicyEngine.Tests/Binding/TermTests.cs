using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Binding;

/// <summary>Leaves as data.</summary>
public class TermTests
{
    [Theory]
    [InlineData("age >= limit", "GreaterOrEqual(age, limit)")]
    [InlineData("(age + 1) * 2 - children == 7", "Equal(Subtract(Multiply(Add(age, 1), 2), children), 7)")]
    [InlineData("age + children + 1 + 2 > -3", "Greater(Add(age, children, 1, 2), -3)")]
    [InlineData("income < 0.50", "Less(income, 0.50)")]
    [InlineData("vehicle == electric", "Equal(vehicle, 0:1)")]
    [InlineData("electric == heating", "Equal(1:1, heating)")]
    [InlineData("vehicle == vehicle.none", "Equal(vehicle, 0:2)")]
    [InlineData("vehicle is petrol or electric", "Or(Equal(vehicle, 0:0), Equal(vehicle, 0:1))")]
    [InlineData("vehicle is petrol", "Equal(vehicle, 0:0)")]
    [InlineData("age is >= 18 and < 65", "And(GreaterOrEqual(age, 18), Less(age, 65))")]
    [InlineData("age is not (3 or 4)", "Not(Or(Equal(age, 3), Equal(age, 4)))")]
    [InlineData("(vehicle switch { petrol => 1, electric when student => 2, _ => 3 }) == 2", "Equal(Choose(Equal(vehicle, 0:0), 1, Choose(And(Equal(vehicle, 0:1), student), 2, 3)), 2)")]
    [InlineData("(age > 3 ? children : 0) == 1", "Equal(Choose(Greater(age, 3), children, 0), 1)")]
    [InlineData("rate[vehicle] < 1.5", "Less(rate[vehicle], 1.5)")]
    [InlineData("rate[petrol] < 1.5", "Less(rate[0:0], 1.5)")]
    [InlineData("moved < as_of", "Less(moved, as_of)")]
    [InlineData("moved.Year == 2016", "Equal(year_of(moved), 2016)")]
    [InlineData("starts.Hour > 9", "Greater(opaque `starts.Hour`, 9)")]
    [InlineData("years_between(moved, as_of) >= 18", "GreaterOrEqual(years_between(moved, as_of), 18)")]
    [InlineData("resident == not(student)", "Equal(resident, Not(student))")]
    [InlineData("-age < 3", "Less(Negate(age), 3)")]
    [InlineData("name == \"Rose\"", "Equal(name, \"Rose\")")]
    [InlineData("deposits.Count == 2", "Equal(Count(deposits), 2)")]
    [InlineData("deposits.Any()", "Any(deposits)")]
    [InlineData("deposits.Any(d => d.principal > price && d.bank == south)", "Any(deposits, And(Greater(#0.principal, price), Equal(#0.bank, 3:1)))")]
    [InlineData("deposits.Where(d => d.points > 1).Count == 1", "Equal(Count(Where(deposits, Greater(#0.points, 1))), 1)")]
    [InlineData("deposits.Any(d => deposits.Count(e => e.bank == d.bank) > 1)", "Any(deposits, Greater(Count(deposits, Equal(#1.bank, #0.bank)), 1))")]
    [InlineData("score(age, 2) > 3", "Greater(script score(age, 2), 3)")]
    public void A_leaf_is_said_as_data(string expression, string expected)
    {
        var policy = SamplePolicy.Loaded(SamplePolicy.WithCondition(expression), ("sample/scripts/points.csx", "long score(long a, long b) => a * b;")).Model;

        Assert.Equal(expected, Words(policy.Leaves[^1].Term, policy));
    }

    [Fact]
    public void A_column_of_a_table_and_an_item_are_named_by_their_slot()
    {
        var policy = SamplePolicy.Loaded(SamplePolicy.WithSections("""
            definitions: { doubled: age * 2 }
            tables:
              fees:
                inputs: { years: doubled }
                outputs: { fee: { type: money }, weeks: { type: whole_number } }
                rows: [ { years: "< 20", fee: 1.50, weeks: 2 } ]
                otherwise: { fee: 2, weeks: 3 }

            """, "fees.weeks > doubled")).Model;

        Assert.Equal(["Multiply(age, 2)", "doubled", "Greater(fees.weeks, doubled)"], policy.Leaves.Select(leaf => Words(leaf.Term, policy)));
    }

    [Fact]
    public void A_chain_as_long_as_an_expression_may_be_is_no_deeper_than_one_link()
    {
        var policy = SamplePolicy.Loaded(SamplePolicy.WithCondition(string.Join("+", Enumerable.Repeat("age", 1000)) + ">1")).Model;

        var sum = Assert.IsType<OperatorTerm>(Assert.IsType<OperatorTerm>(Assert.Single(policy.Leaves).Term).Operands[0]);
        Assert.Equal(1000, sum.Operands.Length);
    }

    private static string Words(Term term, PolicyModel model) => term switch
    {
        ConstantTerm { Value: int option } constant => string.Create(CultureInfo.InvariantCulture, $"{constant.ChoiceSet}:{option}"),
        ConstantTerm { Value: string text } => $"\"{text}\"",
        ConstantTerm constant => Convert.ToString(constant.Value, CultureInfo.InvariantCulture)!,
        SlotTerm slot => Name(slot.Slot, model),
        AsOfTerm => "as_of",
        KeyedTerm keyed => $"{Name(keyed.Slot, model)}[{Words(keyed.Key, model)}]",
        ColumnTerm column => $"{Name(column.Slot, model)}.{column.Output}",
        ElementTerm element => $"#{element.Depth}.{element.Field}",
        OperatorTerm operation => $"{operation.Operator}({string.Join(", ", operation.Operands.Select(operand => Words(operand, model)))})",
        CallTerm call => $"{(call.IsScript ? "script " : "")}{call.Function}({string.Join(", ", call.Arguments.Select(argument => Words(argument, model)))})",
        ListTerm { Body: { } body } list => $"{list.Operation}({Words(list.List, model)}, {Words(body, model)})",
        ListTerm list => $"{list.Operation}({Words(list.List, model)})",
        OpaqueTerm opaque => $"opaque `{opaque.Text}`",
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private static string Name(int slot, PolicyModel model) =>
        model.Facts.Select(fact => fact.Name).Concat(model.Parameters.Select(parameter => parameter.Name)).Concat(model.Items.Select(item => item.Name)).ElementAt(slot);
}
