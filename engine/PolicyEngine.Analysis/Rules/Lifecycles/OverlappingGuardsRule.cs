using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>Of two transitions that could be taken at once neither is: the case would break on the day it comes.</summary>
internal sealed class OverlappingGuardsRule : ModelRule
{
    private static readonly DiagnosticDescriptor Overlap = new(
        "PE4106",
        Severity.Error,
        "two transitions from `{0}` {1} can be taken at once, {2}: this one, and the one {3}",
        "narrow one of the two conditions, so that never both hold");

    private static readonly DiagnosticDescriptor NotTold = new(
        "PE4107",
        Severity.Info,
        "it cannot be told whether two transitions from `{0}` {1} could be taken at once: this one, and the one {2}",
        "this is not known to be sound: look whether one case can meet both, and narrow one of the two; a case that meets both would stop there");

    public override CheckKind Kind => CheckKind.Lifecycle;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Overlap, NotTold];

    public override void Check(BoundPolicy policy, List<Finding> findings)
    {
        if (policy.Model.Lifecycle is { } lifecycle)
        {
            Check(policy, lifecycle, LifecycleGraph.Of(policy.Model), findings);
        }
    }

    private static void Check(BoundPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        var seen = new HashSet<(LifecycleTransition, LifecycleTransition)>();
        foreach (var leaf in graph.Leaves.Where(leaf => !lifecycle.States[leaf].IsFinal))
        {
            var all = lifecycle.Transitions.Where(transition => graph.At(leaf).Any(taken => ReferenceEquals(taken, transition))).ToArray();
            for (var second = 1; second < all.Length; second++)
            {
                for (var first = 0; first < second; first++)
                {
                    if (Coincide(all[first], all[second]) && seen.Add((all[first], all[second])))
                    {
                        Compare(policy, lifecycle.States[leaf].Name, all[first], all[second], findings);
                    }
                }
            }
        }
    }

    private static bool Coincide(LifecycleTransition one, LifecycleTransition other) => one.Trigger == other.Trigger
        && (one.Trigger >= 0 || one.Outcomes.IsEmpty || other.Outcomes.IsEmpty || one.Outcomes.Intersect(other.Outcomes).Any());

    private static void Compare(BoundPolicy policy, string state, LifecycleTransition first, LifecycleTransition second, List<Finding> findings)
    {
        var cause = second.Trigger >= 0 ? $"on `{policy.Model.Lifecycle!.Triggers[second.Trigger].Name}`" : "that follow by themselves";
        var place = first.Location is not { } at ? "before it" : at.File == second.Location?.File ? FormattableString.Invariant($"on line {at.Line}") : FormattableString.Invariant($"in {at.File}, line {at.Line}");
        var (witness, isOpen) = GuardOverlap.Find(policy.Model, first.Guard, second.Guard);
        if (witness is not null && IsCertain(first, second))
        {
            findings.Add(Finding.At(policy, second.Location, Overlap, [state], state, cause, witness, place));
        }
        else if (witness is not null || isOpen)
        {
            findings.Add(Finding.At(policy, second.Location, NotTold, [state], state, cause, place));
        }
    }

    // Whether an answer, or the end of the parts, comes together with a condition is not known here.
    private static bool IsCertain(LifecycleTransition one, LifecycleTransition other) => one.Outcomes.IsEmpty == other.Outcomes.IsEmpty && one.WhenPartsEnded == other.WhenPartsEnded;
}
