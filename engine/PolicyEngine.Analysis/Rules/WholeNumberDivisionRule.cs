using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules;

/// <summary>Two whole numbers divided with a sign drop the remainder without a word: 7 / 2 would be 3.</summary>
internal sealed class WholeNumberDivisionRule : CodeRule
{
    private static readonly DiagnosticDescriptor Division = new(
        "PE3002",
        Severity.Error,
        "`{0}` divides a whole number by a whole number, which drops the rest",
        "write `{1}(a, b)`{2}");

    public override bool Check(IOperation operation, CodePlace place)
    {
        if (operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } division)
        {
            var isDivision = division.OperatorKind == BinaryOperatorKind.Divide;
            place.Report(division.Syntax, Division, CodePlace.TextOf(division.Syntax), isDivision ? "divide" : "remainder", isDivision ? " for the exact number, or `whole_part(a, b)` for the whole part" : " for what is left over");
        }

        return true;
    }
}
