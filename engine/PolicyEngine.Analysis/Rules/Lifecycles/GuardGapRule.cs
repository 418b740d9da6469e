using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Proved;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>Guards that between them leave a case out: it can't go on, and nothing says why.</summary>
internal sealed class GuardGapRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Gap = new(
        "PE4610",
        Severity.Warning,
        "from `{0}` no transition {1} takes {2}",
        "let the guards take every case between them; or say with `refuse:` why such a case can't go on");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Gap];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        foreach (var leaf in graph.Leaves.Where(leaf => graph.Reachable.Contains(leaf) && !lifecycle.States[leaf].IsFinal))
        {
            var ways = graph.At(leaf).Where(transition => transition.Kind != TransitionKind.Ignore).ToArray();
            foreach (var fired in ways.Where(transition => transition.Trigger >= 0).GroupBy(transition => transition.Trigger).Where(fired => fired.Count() > 1))
            {
                Look(policy, leaf, $"on `{lifecycle.Triggers[fired.Key].Name}`", [.. fired], findings);
            }

            // A case that nobody can move on waits for ever.
            if (ways.Length > 1 && Array.TrueForAll(ways, way => way is { Trigger: < 0, Outcomes.IsEmpty: true, WhenPartsEnded: false }))
            {
                Look(policy, leaf, "that is taken by itself", ways, findings);
            }
        }
    }

    private static void Look(AdvisedPolicy policy, int leaf, string how, LifecycleTransition[] ways, List<Finding> findings)
    {
        if (Array.Exists(ways, way => way.Guard < 0 || !way.Refusal.IsEmpty || policy.Model.Items[way.Guard].Value is null))
        {
            return;
        }

        var none = ways.Aggregate(Say.Always, (all, way) => all & Say.No(policy.Model.Items[way.Guard].Value!));
        if (policy.Prover.Ask(none) is Possible possible)
        {
            var name = policy.Model.Lifecycle!.States[leaf].Name;
            findings.Add(Finding.At(policy, ways[0].Location, Gap, [name], name, how, CaseWords.Case(possible.Witness)));
        }
    }
}
