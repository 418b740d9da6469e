using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PolicyEngine.Diagnostics;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Analysis.Rules;

/// <summary>A cast to a whole number cuts off the decimal places; which way to round is the policy's to say.</summary>
internal sealed class RoundingRule : CodeRule
{
    private static readonly DiagnosticDescriptor Unrounded = new(
        "PE3005",
        Severity.Error,
        "`{0}` cuts off decimal places without saying how to round",
        "round first, for example `(long)round_half_up(x, 0)`");

    private static readonly HashSet<string> Rounding =
        [nameof(PolicyFunctions.round_half_up), nameof(PolicyFunctions.round_half_even), nameof(PolicyFunctions.round_up), nameof(PolicyFunctions.round_down)];

    public override bool Check(IOperation operation, CodePlace place)
    {
        if (operation is IConversionOperation { Operand: { Type.SpecialType: SpecialType.System_Decimal } number, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } cast && !IsRounded(number))
        {
            place.Report(cast.Syntax, Unrounded, CodePlace.TextOf(cast.Syntax));
        }

        return true;
    }

    private static bool IsRounded(IOperation number) => number is IInvocationOperation { TargetMethod: { ContainingType.Name: nameof(PolicyFunctions) } method, Arguments: [_, var places] }
        && Rounding.Contains(method.Name) && places.Value.ConstantValue is { HasValue: true, Value: 0L };
}
