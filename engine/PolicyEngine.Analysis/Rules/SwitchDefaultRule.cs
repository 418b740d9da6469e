using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules;

/// <summary>A switch without a default breaks on the first value that its author did not think of.</summary>
internal sealed class SwitchDefaultRule : CodeRule
{
    private static readonly DiagnosticDescriptor NoDefault = new(
        "PE3004",
        Severity.Error,
        "this `switch` does not say what holds for every value",
        "add `_ => …` at its end, for all values that the others leave out");

    public override bool Check(IOperation operation, CodePlace place)
    {
        if (operation is ISwitchExpressionOperation { IsExhaustive: false } choice)
        {
            place.Report(choice.Syntax, NoDefault);
        }

        return true;
    }
}
