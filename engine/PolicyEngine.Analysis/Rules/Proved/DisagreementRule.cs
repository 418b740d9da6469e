using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>Two rules or rows that can both apply and lead to different results break the decision on the day that such a case comes.</summary>
internal sealed class DisagreementRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Disagree = new(
        "PE4307",
        Severity.Warning,
        "{0} and {1} of `{2}` can both apply and lead to different results, for example with {3}",
        "narrow one of the two, make one the exception to the other, or let `hit:` say which wins");

    public override CheckKind Kind => CheckKind.Rules;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Disagree];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        for (var item = 0; item < policy.Model.Items.Length; item++)
        {
            if (policy.Model.Items[item] is not { Rules.Hit: HitPolicy.Any } and not { Lookup.Hit: HitPolicy.Any or HitPolicy.Unique })
            {
                continue;
            }

            switch (policy.Prover.Ask(Say.Disagrees(item)))
            {
                case Possible possible:
                    Report(policy, item, possible.Witness, findings);
                    break;
                case NotDecided open:
                    var owner = policy.Model.Items[item];
                    policy.Undecided.Add(new UndecidedQuestion(policy.Model.Id, Disagree.Id, $"whether two parts of `{owner.Name}` can disagree", open.Reason, owner.Location));
                    break;
                default:
                    break;
            }
        }
    }

    private static void Report(AdvisedPolicy policy, int item, Witness witness, List<Finding> findings)
    {
        var owner = policy.Model.Items[item];
        var isTable = owner.Lookup is not null;
        var count = isTable ? owner.Lookup!.Rows.Length : owner.Rules!.Rules.Length;
        int[] apply = [.. Enumerable.Range(0, count).Where(place => policy.Prover.Holds(isTable ? Say.RowApplies(item, place) : Say.RuleFires(item, place), witness) && (isTable || !owner.Rules!.Rules[place].Advisory))];
        var first = apply[0];
        var second = apply.Skip(1).FirstOrDefault(place => isTable ? Differ(owner.Lookup!, first, place) : policy.Prover.Holds(Say.RulesDiffer(item, first, place), witness), apply[^1]);
        var location = isTable ? owner.Lookup!.Rows[second].Location : owner.Rules!.Rules[second].Location;
        string Words(int place) => isTable ? $"the row `{owner.Lookup!.Rows[place].Id}`" : $"the rule `{owner.Rules!.Rules[place].Id}`";
        findings.Add(Finding.At(policy, location, Disagree, [owner.Name, Id(owner, second), Id(owner, first)], Words(second), Words(first), owner.Name, CaseWords.Of(witness)));
    }

    private static bool Differ(LookupTable table, int one, int other) =>
        table.Hit == HitPolicy.Unique || !table.Rows[one].Values.SequenceEqual(table.Rows[other].Values, StringComparer.Ordinal);

    private static string Id(Item owner, int place) => owner.Lookup is { } table ? table.Rows[place].Id : owner.Rules!.Rules[place].Id;
}
