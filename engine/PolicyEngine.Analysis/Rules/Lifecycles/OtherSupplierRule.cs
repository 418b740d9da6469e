using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A fact that only some roles may bring is not waited for from others.</summary>
internal sealed class OtherSupplierRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Other = new(
        "PE4615",
        Severity.Warning,
        "`{0}` takes `{1}`, which comes from {2}, and {2} may not fire it",
        "name the role under `from` of the fact, or under `by` of the trigger");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Other];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        var roles = lifecycle.Roles.Select(role => role.Name).ToArray();
        foreach (var trigger in lifecycle.Triggers.Where(trigger => !trigger.By.IsEmpty))
        {
            var may = trigger.By.Select(role => roles[role]).ToArray();
            foreach (var fact in trigger.Takes.Select(argument => policy.Model.Facts[argument.Fact]))
            {
                var suppliers = fact.From.Where(roles.Contains).ToArray();
                if (suppliers.Length > 0 && !suppliers.Intersect(may).Any())
                {
                    findings.Add(Finding.At(policy, trigger.Location, Other, [trigger.Name, fact.Name], trigger.Name, fact.Name, List(suppliers)));
                }
            }
        }
    }
}
