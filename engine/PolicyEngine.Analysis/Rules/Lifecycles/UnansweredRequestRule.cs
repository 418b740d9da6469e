using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>Whoever is asked for information must be able to give it.</summary>
internal sealed class UnansweredRequestRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Unanswered = new(
        "PE4112",
        Severity.Warning,
        "information is asked for on the way into `{0}`, and nothing there takes the answer",
        "add a transition from `{0}` on a trigger with `takes: requested`");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Unanswered];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        foreach (var leaf in graph.Leaves.Where(leaf => !lifecycle.States[leaf].IsFinal))
        {
            var requests = graph.Entry(leaf).Concat(lifecycle.Transitions.Where(transition => transition.To >= 0 && graph.Entered(transition.To) == leaf).SelectMany(transition => transition.Steps));
            var request = requests.FirstOrDefault(step => step.Kind == StepKind.RequestInformation);
            var isTaken = graph.At(leaf).Any(transition => transition.Kind != TransitionKind.Ignore && transition.Trigger >= 0 && (lifecycle.Triggers[transition.Trigger].TakesRequested || lifecycle.Triggers[transition.Trigger].TakesAnyFact));
            if (request is not null && !isTaken)
            {
                findings.Add(Finding.At(policy, request.Location, Unanswered, [lifecycle.States[leaf].Name], lifecycle.States[leaf].Name));
            }
        }
    }
}
