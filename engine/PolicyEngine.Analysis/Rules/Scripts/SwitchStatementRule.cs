using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules.Scripts;

/// <summary>A value that no case of a <c>switch</c> names passes it by in silence.</summary>
internal sealed class SwitchStatementRule : ScriptRule
{
    private static readonly DiagnosticDescriptor NoDefault = new(
        "PE4510",
        Severity.Warning,
        "this `switch` of `{0}` does not say what holds for every value",
        "add `default:` at its end, for all values that the cases leave out");

    public override ImmutableArray<DiagnosticDescriptor> Says => [NoDefault];

    protected override void Check(AdvisedPolicy policy, ScriptMethod method, List<Finding> findings)
    {
        foreach (var choice in method.Method.DescendantNodes().OfType<SwitchStatementSyntax>().Where(choice => !IsComplete(method.Code, choice)))
        {
            findings.Add(Finding.At(policy, method.SpanOf(choice.SwitchKeyword), NoDefault, [method.Name], method.Name));
        }
    }

    private static bool IsComplete(SemanticModel code, SwitchStatementSyntax choice)
    {
        var labels = choice.Sections.SelectMany(section => section.Labels).ToArray();
        if (labels.OfType<DefaultSwitchLabelSyntax>().Any() || labels.OfType<CasePatternSwitchLabelSyntax>().Any(label => label is { Pattern: DiscardPatternSyntax or VarPatternSyntax, WhenClause: null }))
        {
            return true;
        }

        var named = labels.OfType<CaseSwitchLabelSyntax>().Select(label => code.GetConstantValue(label.Value).Value).OfType<object>().Distinct().Count();
        return code.GetTypeInfo(choice.Expression).Type switch
        {
            { SpecialType: SpecialType.System_Boolean } => named == 2,
            { TypeKind: TypeKind.Enum } options => named == options.GetMembers().OfType<IFieldSymbol>().Count(field => field.HasConstantValue),
            _ => false,
        };
    }
}
