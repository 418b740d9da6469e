using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>Where answers move a case on, the answer that a person gives should, and not be passed over.</summary>
internal sealed class DecidedAnywayRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Anyway = new(
        "PE4116",
        Severity.Warning,
        "whatever is decided with `{0}`, the case goes to `{1}`{2}",
        "let `{0}` lead to a state that decides nothing by itself, and from there transitions with `outcome:` to where each answer belongs");

    protected override void Check(BoundPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        if (!lifecycle.Transitions.Any(Follows))
        {
            return;
        }

        foreach (var transition in lifecycle.Transitions.Where(transition => transition.To >= 0 && transition.Trigger >= 0 && lifecycle.Triggers[transition.Trigger].Decides))
        {
            var trigger = lifecycle.Triggers[transition.Trigger];
            var entered = graph.Entered(transition.To);
            if (transition.From.SelectMany(graph.LeavesOf).Any(graph.Reachable.Contains) && !IsHeeded(lifecycle, graph, entered))
            {
                findings.Add(Finding.At(policy, transition.Location, Anyway, [trigger.Name], trigger.Name, lifecycle.States[transition.To].Name, graph.Decides(entered) ? ", which decides again by itself" : ""));
            }
        }
    }

    private static bool Follows(LifecycleTransition transition) => transition.Outcomes.Any(outcome => outcome.Kind == OutcomeKind.Outcome);

    // Whether some way from a leaf comes to a transition on an answer before somebody or something decides anew.
    private static bool IsHeeded(Lifecycle lifecycle, LifecycleGraph graph, int start)
    {
        var seen = new HashSet<int>();
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out var leaf))
        {
            if (graph.Decides(leaf) || !seen.Add(leaf))
            {
                continue;
            }

            if (graph.At(leaf).Any(Follows))
            {
                return true;
            }

            foreach (var next in graph.At(leaf).Where(transition => transition.To >= 0 && (transition.Trigger < 0 || !lifecycle.Triggers[transition.Trigger].Decides)))
            {
                open.Enqueue(graph.Entered(next.To));
            }
        }

        return false;
    }
}
