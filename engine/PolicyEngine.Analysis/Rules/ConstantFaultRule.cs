using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Analysis.Rules;

/// <summary>
/// What breaks in every case breaks in none: a call whose values are all written out is made here, once, and a division by a written nought is never made. Found while checking, it costs its author a line;
/// found in a decision, it costs somebody an answer.
/// </summary>
internal sealed class ConstantFaultRule : CodeRule
{
    private static readonly DiagnosticDescriptor AlwaysFails = new("PE3040", Severity.Error, "`{0}` can never be worked out: {1}", "{2}");

    private static readonly Type[] Types = [typeof(bool), typeof(long), typeof(decimal), typeof(string), typeof(DateOnly), typeof(TimeOnly)];

    private static readonly HashSet<string> Dividing = [nameof(PolicyFunctions.divide), nameof(ExactNumbers.Divide), nameof(PolicyFunctions.whole_part), nameof(PolicyFunctions.remainder)];

    public override bool Check(IOperation operation, CodePlace place)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: nameof(PolicyFunctions) or nameof(ExactNumbers) } } call:
                Call(call, place);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } division when IsNought(Unconverted(division.RightOperand)):
                place.Report(division.Syntax, AlwaysFails, CodePlace.TextOf(division.Syntax), "it divides by nought", DivideHelp);
                break;
            default:
                break;
        }

        return true;
    }

    private const string DivideHelp = "divide by something that is not always nought";

    private static void Call(IInvocationOperation call, CodePlace place)
    {
        var method = call.TargetMethod;
        if (Dividing.Contains(method.Name) && IsNought(Unconverted(call.Arguments[1].Value)))
        {
            place.Report(call.Syntax, AlwaysFails, CodePlace.TextOf(call.Syntax), "it divides by nought", DivideHelp);
        }
        else if (method.Name.StartsWith("round_", StringComparison.Ordinal) && Unconverted(call.Arguments[1].Value) is { ConstantValue: { HasValue: true, Value: long places } } && Fault(() => PolicyFunctions.round_down(0m, places)) is { } badPlaces)
        {
            place.Report(call.Syntax, AlwaysFails, CodePlace.TextOf(call.Syntax), badPlaces, "write how many decimal places stay, or for tens, hundreds and thousands -1, -2 and -3");
        }
        else if (Written(call) is { } values && MethodOf(method) is { } function && Fault(() => function.Invoke(null, BindingFlags.DoNotWrapExceptions, null, values, null)) is { } fault)
        {
            place.Report(call.Syntax, AlwaysFails, CodePlace.TextOf(call.Syntax), fault + WhyNoDay(method.Name, values), "write the values that are meant");
        }
    }

    // The fault itself names no value, since in a decision that would be a person's.
    private static string WhyNoDay(string function, object[] values) =>
        function == nameof(PolicyFunctions.date) && values is [long year, long month, long day] && ValueText.NoSuchDay(year, month, day) is { } why ? $": {why}" : "";

    private static object[]? Written(IInvocationOperation call)
    {
        var values = new object[call.Arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (ValueOf(call.Arguments[i].Value) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        return values;
    }

    // A call within a call is worked out as well: `add_years(date(2020, 1, 1), 9000)`.
    private static object? ValueOf(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: { } value } } => value,
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: nameof(PolicyFunctions) } } inner when Written(inner) is { } values && MethodOf(inner.TargetMethod) is { } function => ResultOf(function, values),
        _ => null,
    };

    private static object? ResultOf(MethodInfo function, object[] values)
    {
        object? result = null;
        return Fault(() => result = function.Invoke(null, BindingFlags.DoNotWrapExceptions, null, values, null)) is null ? result : null;
    }

    private static MethodInfo? MethodOf(IMethodSymbol symbol)
    {
        var types = symbol.Parameters.Select(parameter => TypeOf(parameter.Type)).ToArray();
        return types.Contains(null) ? null : typeof(PolicyFunctions).GetMethod(symbol.Name, BindingFlags.Public | BindingFlags.Static, types!);
    }

    private static Type? TypeOf(ITypeSymbol type) => Array.Find(Types, candidate => candidate.Name == type.Name);

    private static string? Fault(Action attempt)
    {
        StepBudget.Reset(StepBudget.DefaultSteps);
        try
        {
            attempt();
            return null;
        }
        catch (PolicyFaultException fault)
        {
            return fault.Message;
        }
        catch (OverflowException)
        {
            return "the number becomes too large";
        }
        catch (DivideByZeroException)
        {
            return "it divides by nought";
        }
    }

    private static IOperation Unconverted(IOperation operation) => operation is IConversionOperation { ConstantValue.HasValue: false } conversion ? Unconverted(conversion.Operand) : operation;

    private static bool IsNought(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: 0 or 0L or 0m };
}
