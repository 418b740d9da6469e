using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>A part of a condition that never changes what the whole comes to was meant to; a range, a neighbour or a figure has it decided already.</summary>
/// <remarks>Only conditions that read no answer of the policy: what follows by way of an outcome is often there to be read.</remarks>
internal sealed class IdlePartRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Idle = new(
        "PE4303",
        Severity.Warning,
        "`{0}` never matters in {1}: {2}",
        "correct its figure, sign or name; or take this part out");

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Idle];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var condition in Conditions.Of(policy.Model))
        {
            if (!policy.Prover.IsImpossible(Say.Yes(condition.Node)) && !policy.Prover.IsImpossible(!Say.Yes(condition.Node)))
            {
                Look(policy, condition, condition.Node, findings);
            }
        }
    }

    private static void Look(AdvisedPolicy policy, PolicyCondition condition, SkeletonNode node, List<Finding> findings)
    {
        if (node.Kind is not (SkeletonKind.And or SkeletonKind.Or) || Conditions.ReadsAnswers(policy.Model, node))
        {
            return;
        }

        foreach (var part in node.Children)
        {
            if (part.Kind == SkeletonKind.Leaf && Conditions.IsWrittenOut(policy.Model, part))
            {
                continue;
            }

            if (Why(policy, node, part) is { } why)
            {
                var leaf = policy.Model.Leaves[Conditions.Leaves(part).First().Leaf];
                findings.Add(Finding.At(policy, leaf.Location, Idle, [.. condition.About], leaf.Text, condition.Words, why) with { Causes = Conditions.Causes(policy.Model, [part], findings) });
                return;
            }

            Look(policy, condition, part, findings);
        }
    }

    // With "or", yes and no change places.
    private static string? Why(AdvisedPolicy policy, SkeletonNode node, SkeletonNode part)
    {
        var prover = policy.Prover;
        var isAnd = node.Kind == SkeletonKind.And;
        Statement For(SkeletonNode one) => isAnd ? Say.Yes(one) : Say.No(one);
        Statement Against(SkeletonNode one) => isAnd ? Say.No(one) : Say.Yes(one);
        if (prover.IsImpossible(!For(part)))
        {
            return isAnd ? "it always holds" : "it never holds";
        }

        // A part that follows from definitions beside it is often there to be read.
        if (Conditions.ReadsConditions(policy.Model, node))
        {
            return null;
        }

        var others = node.Children.Where(other => !ReferenceEquals(other, part)).ToArray();
        var passes = others.Aggregate(!For(part), (all, other) => all & For(other));
        var stops = others.Aggregate(Against(part), (all, other) => all & !Against(other));
        return prover.IsImpossible(passes) && prover.IsImpossible(stops) ? "the parts beside it decide the same" : null;
    }
}
