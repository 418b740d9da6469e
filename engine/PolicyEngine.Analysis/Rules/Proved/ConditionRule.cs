using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>A condition that no case meets, or every case, decides nothing: nearly always a figure, a sign or an <c>&amp;&amp;</c> that is not meant.</summary>
internal sealed class ConditionRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Never = new(
        "PE4301",
        Severity.Warning,
        "{0} never holds: no case meets its condition on any day",
        "look at the figures, the signs, and `&&` against `||`; or take it out");

    private static readonly DiagnosticDescriptor Always = new(
        "PE4302",
        Severity.Warning,
        "{0} always holds: every case meets its condition on every day",
        "look at the figures, the signs, and `||` against `&&`; or take the condition out");

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Never, Always];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var condition in Conditions.Of(policy.Model))
        {
            if (!Conditions.IsWrittenOut(policy.Model, condition.Node) && Said(policy, condition) is { } says)
            {
                var location = Conditions.Location(policy.Model, condition.Node);
                findings.Add(Finding.At(policy, location, says, [.. condition.About], condition.Words) with { Causes = Conditions.Causes(policy.Model, [condition.Node], findings) });
            }
        }

        CheckGroups(policy, findings);
    }

    // A group can be decided although none of its criteria is: two that exclude each other, or leave nothing out.
    private static void CheckGroups(AdvisedPolicy policy, List<Finding> findings)
    {
        var found = findings.Where(finding => finding.Diagnostic.Id.StartsWith("PE43", StringComparison.Ordinal)).SelectMany(finding => finding.About).ToHashSet(StringComparer.Ordinal);
        for (var place = 0; place < policy.Model.Items.Length; place++)
        {
            var group = policy.Model.Items[place];
            if (group is not { IsNamed: true, Kind: ItemKind.Criteria } || found.Contains(group.Name) || Conditions.NeedsOpenParameter(policy.Model, group))
            {
                continue;
            }

            var says = policy.Prover.IsImpossible(Say.ValueIs(place, true)) ? Never
                : policy.Prover.IsImpossible(!Say.ValueIs(place, true)) ? Always
                : null;
            if (says is not null)
            {
                findings.Add(Finding.At(policy, group.Location, says, [group.Name], $"the criteria group `{group.Name}`"));
            }
        }
    }

    private static DiagnosticDescriptor? Said(AdvisedPolicy policy, PolicyCondition condition)
    {
        var live = condition.Rule is null ? null : Say.RuleIsLive(condition.Item, condition.Place);
        Statement Live(Statement statement) => live is null ? statement : statement & live;
        if (live is not null && policy.Prover.IsImpossible(live))
        {
            return null;
        }

        var applies = condition.Rule is null ? Say.Always : Say.Applies(condition.Item);
        return policy.Prover.IsImpossible(Live(Say.Yes(condition.Node)) & applies) ? (Conditions.NeedsOpenParameter(policy.Model, condition.Node) ? null : Never)
            : policy.Prover.IsImpossible(Live(!Say.Yes(condition.Node))) ? Always
            : null;
    }
}
