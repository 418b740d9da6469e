using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A case that cannot leave a state, which is not said to be its end, stays there for ever.</summary>
internal sealed class DeadEndRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor DeadEnd = new(
        "PE4102",
        Severity.Warning,
        "a case that gets to `{0}` can never leave it, and the state is not final",
        "write `final: yes` if a case ends here, or add a transition that leads on");

    public override ImmutableArray<DiagnosticDescriptor> Says => [DeadEnd];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        foreach (var leaf in graph.Leaves.Where(leaf => !lifecycle.States[leaf].IsFinal && graph.Next(leaf).All(next => next == leaf)))
        {
            findings.Add(Finding.At(policy, lifecycle.States[leaf].Location, DeadEnd, [lifecycle.States[leaf].Name], lifecycle.States[leaf].Name));
        }
    }
}
