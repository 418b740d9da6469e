using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>Whatever a person decides, the case goes the same way: a refusal would end among what was granted.</summary>
internal sealed class IgnoredDecisionRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Ignored = new(
        "PE4115",
        Severity.Warning,
        "what is decided with `{0}` changes nothing: the case goes on from `{1}` in the same way whatever the outcome",
        "add transitions with `outcome:` for each outcome, from `{1}` or from a state that follows it");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Ignored];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        var reported = new HashSet<LifecycleTransition>();
        foreach (var leaf in graph.Leaves.Where(graph.Reachable.Contains))
        {
            foreach (var transition in graph.At(leaf).Where(transition => Decides(lifecycle, transition) && transition.Kind != TransitionKind.Ignore))
            {
                var decided = transition.To >= 0 ? graph.Entered(transition.To) : leaf;
                if (!lifecycle.States[decided].IsFinal && !IsActedOn(lifecycle, graph, decided) && reported.Add(transition))
                {
                    var trigger = lifecycle.Triggers[transition.Trigger].Name;
                    findings.Add(Finding.At(policy, transition.Location, Ignored, [trigger, lifecycle.States[decided].Name], trigger, lifecycle.States[decided].Name));
                }
            }
        }
    }

    private static bool Decides(Lifecycle lifecycle, LifecycleTransition transition) => transition.Trigger >= 0 && lifecycle.Triggers[transition.Trigger].Decides;

    // A state that decides anew, and a person who does, forget what was decided before.
    private static bool IsActedOn(Lifecycle lifecycle, LifecycleGraph graph, int decided) =>
        graph.From([decided], graph.Decides, transition => !Decides(lifecycle, transition)).Any(leaf => graph.At(leaf).Any(transition => !transition.Outcomes.IsEmpty));
}
