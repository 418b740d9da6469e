using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules;

/// <summary>A rule or figure that names no place in the paper cannot be checked against it.</summary>
internal sealed class CitationRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor NoCitation = new(
        "PE5001",
        Severity.Warning,
        "{0} says nowhere where it is written",
        "add `cite:` with the place in the paper, here or on what it belongs to");

    public override CheckKind Kind => CheckKind.Governance;

    public override ImmutableArray<DiagnosticDescriptor> Says => [NoCitation];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var item in policy.Model.Items.Where(item => item.Cite.IsEmpty))
        {
            foreach (var rule in item.Rules?.Rules.Where(rule => rule.Result.Cite.IsEmpty) ?? [])
            {
                findings.Add(Finding.At(policy, rule.Location, NoCitation, [rule.Id, item.Name], $"the rule `{rule.Id}`"));
            }
        }

        foreach (var parameter in policy.Model.Parameters.Where(parameter => parameter.Cite.IsEmpty))
        {
            foreach (var value in parameter.Values.Where(value => value.Cite.IsEmpty))
            {
                findings.Add(Finding.At(policy, value.Location, NoCitation, [parameter.Name], $"this value of `{parameter.Name}`"));
            }
        }
    }
}
