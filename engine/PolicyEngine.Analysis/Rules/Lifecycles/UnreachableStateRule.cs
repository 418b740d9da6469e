using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A state that no case gets to is a way that nobody can go, or a transition that was forgotten.</summary>
internal sealed class UnreachableStateRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Unreachable = new(
        "PE4101",
        Severity.Warning,
        "no case ever gets to `{0}`",
        "add a transition that leads to it, or leave the state out");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Unreachable];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        for (var place = 0; place < lifecycle.States.Length; place++)
        {
            var state = lifecycle.States[place];
            if (!IsReached(graph, place) && (state.Parent < 0 || IsReached(graph, state.Parent)))
            {
                findings.Add(Finding.At(policy, state.Location, Unreachable, [state.Name], state.Name));
            }
        }
    }

    private static bool IsReached(LifecycleGraph graph, int state) => graph.LeavesOf(state).Any(graph.Reachable.Contains);
}
