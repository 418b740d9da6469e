using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A trigger that no role may fire and no deadline fires never happens.</summary>
internal sealed class NobodysTriggerRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Nobody = new(
        "PE4103",
        Severity.Warning,
        "nobody may fire `{0}`, and no deadline does",
        "add `by:` with the roles that may, or name it under `then` of a deadline");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Nobody];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        for (var place = 0; place < lifecycle.Triggers.Length; place++)
        {
            var trigger = lifecycle.Triggers[place];
            if (trigger.By.IsEmpty && lifecycle.Deadlines.All(deadline => deadline.Then != place))
            {
                findings.Add(Finding.At(policy, trigger.Location, Nobody, [trigger.Name], trigger.Name));
            }
        }
    }
}
