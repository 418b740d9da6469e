using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules;

/// <summary>A parameter without any value leaves every case that needs it undetermined; its author should say why.</summary>
internal sealed class ParameterValueRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor NoValue = new(
        "PE4003",
        Severity.Warning,
        "the parameter `{0}` has no value, and no note says why",
        "add its value under `values`, or a `note` that says where the paper leaves it open");

    public override CheckKind Kind => CheckKind.Dates;

    public override ImmutableArray<DiagnosticDescriptor> Says => [NoValue];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var parameter in policy.Model.Parameters.Where(parameter => parameter.Note.Length == 0 && parameter.Values.All(value => value.Value is null)))
        {
            findings.Add(Finding.At(policy, parameter.Location, NoValue, [parameter.Name], parameter.Name));
        }
    }
}
