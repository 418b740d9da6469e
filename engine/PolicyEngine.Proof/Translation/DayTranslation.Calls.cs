using System.Globalization;
using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Values;

namespace PolicyEngine.Proof.Translation;

/// <content>Calls of functions.</content>
internal sealed partial class DayTranslation
{
    private GuardedValue Call(CallTerm call, FactType type, int choiceSet)
    {
        if (call.IsScript)
        {
            return Script(call, type, choiceSet);
        }

        if (call.Arguments is [.., CalendarTerm calendar])
        {
            return Counted(call, calendar, type);
        }

        if (call.Function is "day_of_week" or "joined" or "upper" or "lower" or "trimmed")
        {
            return FreeValue(call, FunctionType(call)!.Value, ChoiceSetOf(call));
        }

        if (call.Function == "count_true")
        {
            return CountTrue(call);
        }

        var arguments = call.Arguments.Select(argument => Evaluate(argument, TypeOf(argument) ?? FactType.Decimal, -1)).ToArray();
        var all = arguments[1..].Aggregate(
            (GuardedValue?)Map(arguments[0], value => GuardedValue.Of(new ArgumentList(null, value))),
            (sofar, next) => sofar is null ? null : Combine(sofar, next, (list, value) => GuardedValue.Of(new ArgumentList((ArgumentList)list, value))));
        var result = FunctionType(call) ?? type;
        return all is null
            ? FreeValue(call, result, choiceSet)
            : Map(all, list => Apply(call, ((ArgumentList)list).ToArray(), result));
    }

    private GuardedValue Script(CallTerm call, FactType type, int choiceSet)
    {
        // The arguments are worked out first, and break first.
        var (ready, breaks) = (Claim.Yes, Claim.No);
        foreach (var argument in call.Arguments)
        {
            var value = Evaluate(argument, TypeOf(argument) ?? FactType.Decimal, ChoiceSetOf(argument));
            breaks = Graph.Or(breaks, Graph.And(ready, value.Reached.Breaks));
            ready = Graph.And(ready, value.Reached.Ready);
        }

        var cases = new CaseCollector(Graph);
        cases.Add(ready, FreeValue(call, type, choiceSet));
        cases.Break(breaks);
        return cases.Build();
    }

    private GuardedValue CountTrue(CallTerm call)
    {
        var counts = new List<Claim> { Claim.Yes };
        var breaks = Claim.No;
        foreach (var argument in call.Arguments)
        {
            var holds = Truth(argument);
            var ready = Graph.Any(counts);
            breaks = Graph.Or(breaks, Graph.And(ready, holds.Breaks));
            counts.Add(Claim.No);
            for (var i = counts.Count - 1; i >= 0; i--)
            {
                counts[i] = Graph.Or(Graph.And(counts[i], holds.No), i == 0 ? Claim.No : Graph.And(counts[i - 1], holds.Yes));
            }
        }

        var cases = new CaseCollector(Graph);
        for (var i = 0; i < counts.Count; i++)
        {
            cases.Add(counts[i], Linear.Of(FactType.WholeNumber, i));
        }

        cases.Break(breaks);
        return cases.Build();
    }

    private GuardedValue Apply(CallTerm call, object[] arguments, FactType type)
    {
        try
        {
            return (call.Function, arguments) switch
            {
                ("days_between", [Linear from, Linear to]) => GuardedValue.Of(to.Plus(from, -1).As(FactType.WholeNumber)),
                ("add_days", [Linear day, Linear number]) when !day.IsConstant || !number.IsConstant => GuardedValue.Of(day.Plus(number, 1).As(FactType.Date)),
                ("min", [Linear one, Linear other]) when !one.IsConstant || !other.IsConstant => Smaller(one, other, type),
                ("max", [Linear one, Linear other]) when !one.IsConstant || !other.IsConstant => Smaller(other, one, type, isLarger: true),
                ("abs", [Linear { IsConstant: false } number]) => Smaller(number.Times(-1), number, type, isLarger: true),
                ("divide" or "whole_part" or "remainder", [Linear one, Linear { IsConstant: false } other]) => Quotient(call.Function, one, other, type),
                ("divide", [Linear { IsConstant: false } one, Linear other]) => Quotient(call.Function, one, other, type),
                _ => OfFunction(call.Function, arguments, type),
            };
        }
        catch (OverflowException)
        {
            return FreeValue(call, type, -1);
        }
    }

    private GuardedValue Smaller(Linear one, Linear other, FactType type, bool isLarger = false)
    {
        var difference = one.Plus(other, -1);
        var isFirst = comparer.WithZero(difference, isLarger ? TermOperator.GreaterOrEqual : TermOperator.LessOrEqual);
        var cases = new CaseCollector(Graph);
        cases.Add(isFirst, one.As(type));
        cases.Add(!isFirst, other.As(type));
        return cases.Build();
    }

    private GuardedValue OfFunction(string function, object[] arguments, FactType type)
    {
        if (arguments.All(argument => argument is string or Linear { IsConstant: true }))
        {
            return Constant(function, arguments, type);
        }

        return Curve(function, arguments, type)
            ?? FreeOf(function, arguments, type, values => FunctionCalls.Of(function, values))
            ?? Derived(function, arguments, type)
            ?? Free(Describe(function, arguments), type);
    }

    private GuardedValue Free(string key, FactType type)
    {
        var breaks = free.Flag(key + " breaks", null);
        var cases = new CaseCollector(Graph);
        cases.Add(!breaks, type == FactType.YesNo ? AsValue(OfClaim(free.Flag(key, null))) : GuardedValue.Of(free.Number(key, type, null)));
        cases.Break(breaks);
        return cases.Build();
    }

    private GuardedValue Constant(string function, object[] arguments, FactType type)
    {
        object? On(DateOnly day) => FunctionCalls.Of(function, () => Array.ConvertAll(arguments, argument => Canonical(argument, day, null)));
        var value = On(Day);
        var isMoving = arguments.Any(argument => argument is Linear { Constant.Moves: not null });
        if (isMoving)
        {
            Observations.Conditions.Add(day => On(day) is null);
        }

        if (value is null)
        {
            return GuardedValue.Broken;
        }

        if (value is bool yes)
        {
            if (isMoving)
            {
                Observations.Conditions.Add(day => On(day) is true);
            }

            return GuardedValue.Of(yes);
        }

        var number = FactPositions.Number(value)!.Value;
        return GuardedValue.Of(new Linear(type, [], new DayNumber(number, isMoving ? day => On(day) is { } other ? FactPositions.Number(other)!.Value : number : null)));
    }

    /// <summary>An argument on a day, where its one input, if it has any, is at a position.</summary>
    private static object Canonical(object argument, DateOnly day, Int128? position)
    {
        if (argument is not Linear number)
        {
            return argument;
        }

        var value = number.Constant.On(day);
        foreach (var part in number.Parts)
        {
            value += part.Times * (part.Input switch
            {
                AxisInput input => input.At(position!.Value),
                CurveInput curve => curve.At(day, position!.Value) ?? throw new ArithmeticException("it breaks here"),
                _ => throw new InvalidOperationException("an input of an unknown kind"),
            });
        }

        return FactPositions.Canonical(number.Type, value);
    }

    private GuardedValue? Curve(string function, object[] arguments, FactType type, bool breaks = true)
    {
        var moving = Enumerable.Range(0, arguments.Length).Where(place => arguments[place] is not (string or Runtime.WorkingDays or Linear { IsConstant: true })).ToArray();
        if (type == FactType.YesNo || moving is not [var only] || !FunctionCalls.IsMonotone(function, only) || arguments[only] is not Linear { Parts: [var part] })
        {
            return null;
        }

        var (origin, first, last) = part.Input switch
        {
            AxisInput input => (input, input.Axis.Low, input.Axis.High),
            CurveInput curve => (curve.Base, curve.First, curve.Last),
            _ => throw new InvalidOperationException("an input of an unknown kind"),
        };
        Rational? At(DateOnly day, Int128 position)
        {
            var value = FunctionCalls.Of(function, () => Array.ConvertAll(arguments, argument => Canonical(argument, day, position)));
            return value is null ? null : FactPositions.Number(value);
        }

        var range = new CurveRange(position => At(Day, position), first, last, origin.Type == FactType.Date ? Day.DayNumber : 0);
        if (!range.Exists)
        {
            return null;
        }

        var (low, high) = (At(Day, range.First)!.Value, At(Day, range.Last)!.Value);
        var result = new CurveInput
        {
            Id = free.NextInput(Describe(function, arguments)),
            Name = origin.Name,
            Base = origin,
            Type = type,
            At = At,
            Direction = high >= low ? 1 : -1,
            Moves = arguments.Any(argument => argument is Linear { Constant.Moves: not null }) || part.Input is CurveInput { Moves: true },
            First = range.First,
            Last = range.Last,
        };
        var works = Graph.AndNot(Graph.AtMost(origin.Axis, range.Last), Graph.AtMost(origin.Axis, range.First - 1));
        var cases = new CaseCollector(Graph);
        cases.Add(works, Linear.Of(type, result));
        cases.Break(breaks ? !works : Claim.No);
        return cases.Build();
    }

    // What follows from one fact, though it neither rises nor falls with it: a case is looked for among the fact's values.
    private GuardedValue? FreeOf(string function, object[] arguments, FactType type, Func<Func<object[]>, object?> call)
    {
        var axes = arguments.SelectMany(AxesOf).Distinct().ToArray();
        if (axes is not [{ Fact: >= 0 } axis])
        {
            return null;
        }

        object Argument(object argument, DateOnly day, object value) => argument is TextInput ? value : Canonical(argument, day, FactPositions.Of(axis, value));
        object? On(DateOnly day, object value) => call(() => Array.ConvertAll(arguments, argument => Argument(argument, day, value)));
        Int128? Position(DateOnly day, object value) => On(day, value) switch
        {
            null => null,
            bool yes => yes ? 1 : 0,
            var other => AsPosition(type, FactPositions.Number(other)!.Value),
        };
        var key = Describe(function, arguments);
        var follows = new Follows(axis.Fact, Position);
        return type == FactType.YesNo ? AsValue(OfClaim(free.Flag(key, follows))) : GuardedValue.Of(free.Number(key, type, follows));
    }

    private static Int128 AsPosition(FactType type, Rational number) =>
        type is FactType.Decimal or FactType.Money ? (number * AxisInput.DenseUnits).Floor() * 2 : number.Floor();

    private static IEnumerable<Axis> AxesOf(object argument) => argument switch
    {
        TextInput text => [text.Axis],
        Linear number => number.Parts.Select(part => part.Input is CurveInput curve ? curve.Base.Axis : ((AxisInput)part.Input).Axis),
        _ => [],
    };

    private static string Describe(string function, object[] arguments) => $"{function}({string.Join(", ", arguments.Select(Describe))})";

    private static string Describe(object argument) => argument switch
    {
        TextInput text => text.Axis.Name,
        FreeText text => text.Key,
        string constant => $"\"{constant.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        Linear number => string.Create(CultureInfo.InvariantCulture, $"{string.Join(" + ", number.Parts.Select(part => $"{part.Times} #{part.Input.Id}"))} + {number.Constant.Value}"),
        _ => argument.ToString()!,
    };
}

/// <summary>Arguments, the last one first.</summary>
internal sealed record ArgumentList(ArgumentList? Before, object Value)
{
    public object[] ToArray()
    {
        var values = new List<object>();
        for (var list = this; list is not null; list = list.Before)
        {
            values.Add(list.Value);
        }

        values.Reverse();
        return [.. values];
    }
}
