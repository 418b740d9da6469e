using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>A bound that is never reached, as 15 in <c>min(children, 15)</c> of at most twelve children, was meant to be another one.</summary>
internal sealed class IdleBoundRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Idle = new(
        "PE4324",
        Severity.Warning,
        "one side of `{0}` never matters in `{1}`: {2}",
        "correct the figure or the name of the side that is never taken; or leave the function out");

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Idle];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        var seen = new HashSet<int>();
        foreach (var item in model.Items.Where(item => item.Kind != ItemKind.Lifecycle))
        {
            foreach (var leaf in PolicyParts.LeavesOf(item, model).Select(leaf => model.Leaves.IndexOf(leaf)).Where(seen.Add))
            {
                Check(policy, item, leaf, findings);
            }
        }
    }

    private static void Check(AdvisedPolicy policy, Item item, int leaf, List<Finding> findings)
    {
        var bounds = Terms.All(policy.Model.Leaves[leaf].Term).OfType<CallTerm>().Where(call => call is { IsScript: false, Function: "min" or "max", Arguments.Length: 2 });
        foreach (var call in bounds.Where(call => !call.Arguments.Any(IsFloor)))
        {
            var (one, other) = (call.Arguments[0], call.Arguments[1]);
            bool Never(TermOperator comparison) => policy.Prover.IsImpossible(Say.PartsCompare(leaf, one, comparison, other));
            var (isNeverLess, isNeverMore) = (Never(TermOperator.Less), Never(TermOperator.Greater));
            if (isNeverLess != isNeverMore && !Never(TermOperator.NotEqual))
            {
                var at = policy.Model.Leaves[leaf];
                findings.Add(Finding.At(policy, at.Location ?? item.Location, Idle, [item.Name], call.Function, at.Text.Length > 0 ? at.Text : item.Name, isNeverLess ? "the first is never less than the second" : "the first is never more than the second"));
                return;
            }
        }
    }

    // `max(0, …)` stands there in case.
    private static bool IsFloor(Term term) => term is ConstantTerm { Value: 0L or 0m };
}
