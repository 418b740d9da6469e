using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>A combination of answers that no rule speaks of leaves the person without an answer; an <c>otherwise</c> that none reaches is a rule too many, or one of the others takes too much.</summary>
internal sealed class UncoveredRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Uncovered = new(
        "PE4308",
        Severity.Warning,
        "no rule of `{0}` speaks of {1}, and there is no `otherwise`",
        "add a rule for such a case, or an `otherwise` that says what holds then");

    private static readonly DiagnosticDescriptor Unused = new(
        "PE4309",
        Severity.Info,
        "`otherwise` of `{0}` is never used: the {1} take every case",
        "leave it as it stands if it is there for safety; otherwise look for one that takes too much");

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Uncovered, Unused];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        for (var item = 0; item < policy.Model.Items.Length; item++)
        {
            var owner = policy.Model.Items[item];
            if (owner.Rules is { Otherwise: null } block && block.Rules.Any(rule => !rule.Advisory) && policy.Prover.Ask(Say.NoRuleApplies(item)) is Possible possible)
            {
                findings.Add(Finding.At(policy, owner.Location, Uncovered, [owner.Name], owner.Name, CaseWords.Case(possible.Witness)));
            }

            if (IsUnused(policy, owner, item))
            {
                findings.Add(Finding.At(policy, owner.Location, Unused, [owner.Name], owner.Name, owner.Lookup is null ? "rules" : "rows"));
            }
        }
    }

    private static bool IsUnused(AdvisedPolicy policy, Item owner, int item) =>
        Conditions.NeedsOpenParameter(policy.Model, owner) ? false
        : owner.Rules is { Otherwise: not null, Rules.Length: > 0 } ? !Blocked(policy, item) && policy.Prover.IsImpossible(Say.NoRuleApplies(item))
        : owner.Lookup is { Otherwise: { Undecided: false }, Hit: not (HitPolicy.CollectCount or HitPolicy.CollectList), Rows.Length: <= TableGapRule.MostRows } && policy.Prover.IsImpossible(Say.NoRowApplies(item));

    // An item that never applies has a finding of its own.
    private static bool Blocked(AdvisedPolicy policy, int item) => policy.Prover.IsImpossible(Say.Applies(item));
}
