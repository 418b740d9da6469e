using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Statements;
using PolicyEngine.Proof.Tables;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>Inputs that a table says nothing of, and no <c>otherwise</c>: such a case stays undetermined.</summary>
internal sealed class TableGapRule : AdviceCheck
{
    /// <summary>The rows of a table that is looked at row by row.</summary>
    public const int MostRows = 200;

    private const int MostBoxes = 20;

    private static readonly DiagnosticDescriptor Gap = new(
        "PE4313",
        Severity.Warning,
        "no row of `{0}` takes {1}, and there is no `otherwise`",
        "add a row for such a case, widen one, or add an `otherwise`; where the paper itself is silent, say so in the table's `otherwise` or accept this with that reason");

    public override CheckKind Kind => CheckKind.Tables;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Gap];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        for (var item = 0; item < policy.Model.Items.Length; item++)
        {
            var owner = policy.Model.Items[item];
            if (owner is not { Lookup: { Otherwise: null, Hit: HitPolicy.Unique or HitPolicy.First or HitPolicy.Any or HitPolicy.Priority } table })
            {
                continue;
            }

            switch (table.Rows.Length <= MostRows ? policy.Prover.Ask(Say.NoRowApplies(item)) : InBoxes(policy, item, table))
            {
                case Possible possible when !findings.Exists(finding => finding.Diagnostic.Id == "PE4002" && finding.About.Contains(owner.Name)):
                    findings.Add(Finding.At(policy, owner.Location, Gap, [owner.Name], owner.Name, CaseWords.Case(possible.Witness)));
                    break;
                case NotDecided open:
                    policy.Undecided.Add(new UndecidedQuestion(policy.Model.Id, Gap.Id, $"whether `{owner.Name}` takes every case", open.Reason, owner.Location));
                    break;
                default:
                    break;
            }
        }
    }

    // A big table is looked at as boxes of keys first; then a case is asked for in those that no row takes.
    private static Answer InBoxes(AdvisedPolicy policy, int item, LookupTable table)
    {
        var boxes = new TableBoxes(table, policy.Model);
        Answer? open = null;
        foreach (var box in boxes.Gaps(MostBoxes))
        {
            var answer = policy.Prover.Ask(Say.InputsWithin(item, box));
            if (answer is Possible possible && policy.Prover.Holds(Say.NoRowApplies(item), possible.Witness))
            {
                return answer;
            }

            open ??= answer as NotDecided;
        }

        return open ?? (boxes.IsCutShort ? new NotDecided("its rows take too many steps to go through") : new Impossible(policy.Model.InForceFrom, policy.Model.InForceFrom));
    }
}
