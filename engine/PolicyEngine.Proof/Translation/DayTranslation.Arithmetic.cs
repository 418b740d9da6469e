using System.Globalization;
using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Values;

namespace PolicyEngine.Proof.Translation;

/// <content>Sums, products and quotients.</content>
internal sealed partial class DayTranslation
{
    // A whole number of facts that leaves the range of a long only for figures that nobody gives is no fault worth telling.
    private const long LargestGiven = 1_000_000_000;

    private GuardedValue Arithmetic(OperatorTerm operation, FactType type)
    {
        var result = TypeOf(operation) ?? type;
        var value = Evaluate(operation.Operands[0], TypeOf(operation.Operands[0]) ?? result, -1);
        for (var i = 1; i < operation.Operands.Length; i++)
        {
            var next = Evaluate(operation.Operands[i], TypeOf(operation.Operands[i]) ?? result, -1);
            var done = operation with { Operands = operation.Operands[..(i + 1)] };
            if (Combine(value, next, (left, right) => Operate(done, left, right, result)) is not { } combined)
            {
                return FreeValue(operation, result, -1);
            }

            value = combined;
        }

        return value;
    }

    private GuardedValue Operate(OperatorTerm operation, object left, object right, FactType type)
    {
        if (left is not Linear one || right is not Linear other)
        {
            return FreeValue(operation, type, -1);
        }

        try
        {
            return operation.Operator switch
            {
                TermOperator.Add => Sum(one, other, 1, type),
                TermOperator.Subtract => Sum(one, other, -1, type),
                TermOperator.Multiply => Product(operation, one, other, type),
                TermOperator.Divide => Quotient("divide", one, other, type),
                TermOperator.Remainder => Quotient("remainder", one, other, type),
                TermOperator.And or TermOperator.Or or TermOperator.Not or TermOperator.Equal or TermOperator.NotEqual or TermOperator.Less or TermOperator.LessOrEqual or TermOperator.Greater or TermOperator.GreaterOrEqual or TermOperator.Negate or TermOperator.Choose or _ => FreeValue(operation, type, -1),
            };
        }
        catch (OverflowException)
        {
            return FreeValue(operation, type, -1);
        }
    }

    private GuardedValue Sum(Linear one, Linear other, int times, FactType type) => Bounded(one.Plus(other, times).As(type));

    private GuardedValue Product(Term term, Linear one, Linear other, FactType type)
    {
        if (one.IsConstant && other.IsConstant && (one.Constant.Moves ?? other.Constant.Moves) is not null)
        {
            var (left, right) = (one.Constant, other.Constant);
            return GuardedValue.Of(new Linear(type, [], new DayNumber(left.Value * right.Value, on => left.On(on) * right.On(on))));
        }

        return other is { IsConstant: true, Constant.Moves: null } ? Bounded(one.Times(other.Constant.Value).As(type))
            : one is { IsConstant: true, Constant.Moves: null } ? Bounded(other.Times(one.Constant.Value).As(type))
            : SmallRange(one) is { } few ? ByCases(few, one, number => Product(term, number, other, type))
            : SmallRange(other) is { } some ? ByCases(some, other, number => Product(term, one, number, type))
            : FreeOf("multiply", [one, other], type, Multiply) ?? Linked(one, other, type) ?? FreeValue(term, type, -1);
    }

    // A fact with few values, such as a score from 1 to 5, is taken value by value.
    private static AxisInput? SmallRange(Linear number) =>
        number is { Parts: [{ Input: AxisInput { Axis: { IsDense: false } axis } input }], Constant.Moves: null } && axis.High - axis.Low < GuardedValue.MostCases / 2 ? input : null;

    private GuardedValue ByCases(AxisInput input, Linear number, Func<Linear, GuardedValue> of)
    {
        var cases = new CaseCollector(Graph);
        for (var position = input.Axis.Low; position <= input.Axis.High; position++)
        {
            var isHere = Graph.AndNot(Graph.AtMost(input.Axis, position), Graph.AtMost(input.Axis, position - 1));
            cases.Add(isHere, of(Linear.Of(number.Type, (number.Parts[0].Times * input.At(position)) + number.Constant.Value)));
        }

        return cases.Build();
    }

    private static object? Multiply(Func<object[]> factors)
    {
        try
        {
            return factors() switch
            {
                [long left, long right] => checked(left * right),
                [var left, var right] => Convert.ToDecimal(left, CultureInfo.InvariantCulture) * Convert.ToDecimal(right, CultureInfo.InvariantCulture),
                _ => null,
            };
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    // Division by zero breaks; what else comes of it is known where the divisor is.
    private GuardedValue Quotient(string function, Linear one, Linear other, FactType type)
    {
        if (function == "divide" && other is { IsConstant: true, Constant: { Moves: null, Value.IsZero: false } })
        {
            return GuardedValue.Of(one.Times(Rational.One / other.Constant.Value).As(FactType.Decimal));
        }

        var isZero = comparer.WithZero(other, TermOperator.Equal);
        var cases = new CaseCollector(Graph);
        cases.Break(isZero);
        if (!isZero.IsYes)
        {
            var result = OfFunction(function, [one, other], function == "divide" ? FactType.Decimal : type);
            cases.Add(!isZero, result with { Reached = result.Reached with { Breaks = Claim.No } });
        }

        return cases.Build();
    }

    private GuardedValue Bounded(Linear number)
    {
        if (number.Type != FactType.WholeNumber)
        {
            return GuardedValue.Of(number);
        }

        if (number.IsConstant)
        {
            return number.Constant.Value > long.MaxValue || number.Constant.Value < long.MinValue ? GuardedValue.Broken : GuardedValue.Of(number);
        }

        if (number.Parts is not [{ Times: var times }] || Rational.Of(LargestGiven) * (times.Sign < 0 ? -times : times) < long.MaxValue)
        {
            return GuardedValue.Of(number);
        }

        var fits = Graph.And(
            comparer.WithZero(number.Plus(Linear.Of(FactType.WholeNumber, long.MaxValue), -1), TermOperator.LessOrEqual),
            comparer.WithZero(number.Plus(Linear.Of(FactType.WholeNumber, long.MinValue), -1), TermOperator.GreaterOrEqual));
        var cases = new CaseCollector(Graph);
        cases.Add(fits, number);
        cases.Break(!fits);
        return cases.Build();
    }
}
