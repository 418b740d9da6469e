using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A case whose answer no transition waits for stays in the state that waits for answers.</summary>
internal sealed class UnhandledOutcomeRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Unhandled = new(
        "PE4108",
        Severity.Warning,
        "in `{0}` no transition handles the answer {1}",
        "add a transition from `{0}` with `outcome:` for it; without one the case stays where it is");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Unhandled];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        var model = policy.Model;
        var outcomes = model.Outcomes;
        foreach (var leaf in graph.Leaves.Where(leaf => !lifecycle.States[leaf].IsFinal))
        {
            var automatic = graph.At(leaf).Where(transition => transition.Trigger < 0).ToArray();
            if (!automatic.Any(transition => !transition.Outcomes.IsEmpty) || automatic.Any(transition => transition is { Outcomes.IsEmpty: true, Guard: < 0, WhenPartsEnded: false }))
            {
                continue;
            }

            // Whoever can move the case on settles what the engine could not; an outcome that is there is nobody's to settle.
            var byPerson = graph.At(leaf).Any(transition => transition.Trigger >= 0 && transition.Kind == TransitionKind.Move && !lifecycle.Triggers[transition.Trigger].By.IsEmpty);
            var handled = automatic.SelectMany(transition => transition.Outcomes).ToHashSet();
            IEnumerable<(OutcomeCondition Condition, string Name)> all = model.Outcome is null
                ? [(new OutcomeCondition(OutcomeKind.Determined), "determined")]
                : outcomes.Select((option, place) => (new OutcomeCondition(OutcomeKind.Outcome, place), option.Name));
            if (graph.Decides(leaf) && !byPerson)
            {
                all = all.Concat([(new(OutcomeKind.Undetermined), "undetermined"), (new(OutcomeKind.NeedsPerson), "needs_person"), (new(OutcomeKind.Faulted), "faulted")]);
            }

            var missing = all.Where(one => !handled.Contains(one.Condition)).Select(one => one.Name).ToArray();
            if (missing.Length > 0)
            {
                findings.Add(Finding.At(policy, lifecycle.States[leaf].Location, Unhandled, [lifecycle.States[leaf].Name, .. missing], lifecycle.States[leaf].Name, List(missing)));
            }
        }
    }
}
