using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A case that is split waits for its parts, so that these must be able to end, and something must wait for them.</summary>
internal sealed class EndlessPartRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Endless = new(
        "PE4111",
        Severity.Warning,
        "{0}",
        "{1}");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Endless];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        if (!graph.Splits().Any() && lifecycle.Transitions.FirstOrDefault(transition => transition.WhenPartsEnded) is { } waiting)
        {
            findings.Add(Finding.At(policy, waiting.Location, Endless, [], "no step splits the case, so that it has no parts whose end this transition could wait for", "add a step `split` on the way to the state, or take the transition away"));
        }

        foreach (var step in graph.Splits().Where(step => step.Into >= 0))
        {
            var into = lifecycle.States[step.Into].Name;
            if (!graph.From([graph.Entered(step.Into)], _ => false).Any(leaf => lifecycle.States[leaf].IsFinal))
            {
                findings.Add(Finding.At(policy, step.Location, Endless, [into], $"a part that begins in `{into}` never gets to a final state", $"add transitions that lead from `{into}` to a final state"));
            }
            else if (!lifecycle.Transitions.Any(transition => transition.WhenPartsEnded && transition.From.SelectMany(graph.LeavesOf).Any(graph.Reachable.Contains)))
            {
                findings.Add(Finding.At(policy, step.Location, Endless, [into], "the case is split, and no transition waits for its parts to end", "add a transition with `parts_ended: yes` from the state in which the case waits"));
            }
        }
    }
}
