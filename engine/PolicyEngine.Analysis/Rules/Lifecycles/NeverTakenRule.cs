using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A transition whose condition no facts can meet is a way that nobody can go.</summary>
internal sealed class NeverTakenRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Never = new(
        "PE4116",
        Severity.Warning,
        "the condition `{0}` never holds, so that this transition is never taken",
        "correct the condition, or leave the transition out");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Never];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        foreach (var transition in lifecycle.Transitions.Where(graph.IsNeverTaken))
        {
            findings.Add(Finding.At(policy, transition.Location, Never, [.. transition.From.Select(state => lifecycle.States[state].Name)], policy.Model.Items[transition.Guard].ValueText));
        }
    }
}
