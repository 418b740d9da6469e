using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A trigger that no transition waits for is always refused.</summary>
internal sealed class UnusedTriggerRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Unused = new(
        "PE4104",
        Severity.Warning,
        "no transition uses `{0}`, so that it is never permitted",
        "add a transition `on: {0}`, or leave the trigger out");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Unused];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        for (var place = 0; place < lifecycle.Triggers.Length; place++)
        {
            if (lifecycle.Transitions.All(transition => transition.Trigger != place))
            {
                findings.Add(Finding.At(policy, lifecycle.Triggers[place].Location, Unused, [lifecycle.Triggers[place].Name], lifecycle.Triggers[place].Name));
            }
        }
    }
}
