using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules;

/// <summary>A name chosen for a record that already means something in the policy makes a reader see the wrong thing.</summary>
internal sealed class ShadowedNameRule : CodeRule
{
    private static readonly DiagnosticDescriptor Shadowed = new(
        "PE3006",
        Severity.Error,
        "`{0}` already means something in this policy, so it can't stand for a record here",
        "call the record something else, for example `x => x.…`");

    public override bool Check(IOperation operation, CodePlace place)
    {
        if (!place.Splice.IsScript && operation is IAnonymousFunctionOperation lambda)
        {
            foreach (var parameter in lambda.Symbol.Parameters.Where(parameter => !place.Scope.Plain.GetMembers(parameter.Name).IsEmpty || !place.Scope.Container.GetMembers(parameter.Name).IsEmpty))
            {
                place.Report(parameter.DeclaringSyntaxReferences[0].GetSyntax(), Shadowed, parameter.Name);
            }
        }

        return true;
    }
}
