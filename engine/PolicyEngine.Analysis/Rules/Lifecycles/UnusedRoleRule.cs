using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A role that may do nothing and hears nothing is nobody's.</summary>
internal sealed class UnusedRoleRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Unused = new(
        "PE4113",
        Severity.Warning,
        "nobody needs the role `{0}`: it may fire no trigger, and nothing is sent to it",
        "name it under `by` of a trigger or `to` of a notification, or leave the role out");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Unused];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        for (var place = 0; place < lifecycle.Roles.Length; place++)
        {
            if (!lifecycle.Triggers.Any(trigger => trigger.By.Contains(place)) && !lifecycle.Notifications.Any(notification => notification.To == place))
            {
                var name = lifecycle.Roles[place].Name;
                var written = policy.Syntax.Lifecycle!.Roles[place].Name.Span.Location;
                findings.Add(Finding.At(policy, written, Unused, [name], name));
            }
        }
    }
}
