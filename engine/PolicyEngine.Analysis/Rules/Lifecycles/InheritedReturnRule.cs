using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A transition that a substate inherits can lead to that substate. The case stays there then, and the author may have meant that it begins again.</summary>
internal sealed class InheritedReturnRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Return = new(
        "PE4155",
        Severity.Warning,
        "a case that is at `{0}` already stays there on `{1}`: {2}",
        "add `reenter: yes` if `{0}` is to be left and entered again; otherwise give `{0}` a transition of its own on `{1}`, with `stay: yes` or `ignore:`");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Return];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        foreach (var transition in lifecycle.Transitions.Where(transition => transition is { Kind: TransitionKind.Move, To: >= 0, Trigger: >= 0 }))
        {
            var leaf = graph.Entered(transition.To);
            if (graph.At(leaf).Contains(transition) && Undone(lifecycle, leaf) is { Length: > 0 } undone)
            {
                findings.Add(Finding.At(policy, transition.Location, Return, [lifecycle.States[leaf].Name], lifecycle.States[leaf].Name, lifecycle.Triggers[transition.Trigger].Name, undone));
            }
        }
    }

    // What leaving the state and entering it again would do.
    private static string Undone(Lifecycle lifecycle, int leaf)
    {
        var state = lifecycle.States[leaf];
        var clocks = lifecycle.Deadlines.Where(deadline => deadline.Starts.Contains(leaf)).Select(deadline => deadline.Name).ToArray();
        var steps = state.Entry.IsEmpty && state.Exit.IsEmpty ? "" : "its entry and exit steps are not done again";
        var starts = clocks.Length == 0 ? "" : $"{List(clocks)} {(clocks.Length == 1 ? "does" : "do")} not start again";
        return string.Join(", and ", new[] { steps, starts }.Where(words => words.Length > 0));
    }
}
