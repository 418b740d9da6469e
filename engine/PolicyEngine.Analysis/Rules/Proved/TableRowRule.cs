using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof.Statements;
using PolicyEngine.Proof.Tables;

namespace PolicyEngine.Analysis.Rules.Proved;

/// <summary>A row that no case reaches, since its cells lie outside what the inputs can be, or since rows before it take all of its cases.</summary>
internal sealed class TableRowRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Outside = new(
        "PE4311",
        Severity.Warning,
        "the row `{0}` of `{1}` never applies: no case has such inputs",
        "correct its cells, or the range of the fact; or take the row out");

    private static readonly DiagnosticDescriptor Masked = new(
        "PE4312",
        Severity.Warning,
        "the row `{0}` of `{1}` never gives the value: rows that go before it take all of its cases",
        "put it before them, narrow them, or take the row out");

    public override CheckKind Kind => CheckKind.Tables;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Outside, Masked];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        for (var item = 0; item < policy.Model.Items.Length; item++)
        {
            if (policy.Model.Items[item] is { Lookup: { } table } owner)
            {
                Check(policy, item, owner, table, findings);
            }
        }
    }

    // Undecided rows go first, then rows by the order of priority, then as written.
    private static int[] Order(LookupTable table) =>
        [.. Enumerable.Range(0, table.Rows.Length).OrderBy(row => table.Rows[row].Undecided ? 0 : 1).ThenBy(row => Rank(table, row)).ThenBy(row => row)];

    private static int Rank(LookupTable table, int row)
    {
        var place = table.Hit != HitPolicy.Priority || table.Rows[row].Undecided ? 0 : table.Priority.IndexOf(table.Rows[row].Values[0]);
        return place < 0 ? int.MaxValue : place;
    }

    // What the boxes cannot see: inputs that read the same facts, and further conditions.
    private static bool IsMasked(AdvisedPolicy policy, int item, LookupTable table, int row) =>
        table.Hit is HitPolicy.First or HitPolicy.Priority && table.Rows.Length <= TableGapRule.MostRows && policy.Prover.IsImpossible(Say.RowGives(item, row));

    private static void Check(AdvisedPolicy policy, int item, Item owner, LookupTable table, List<Finding> findings)
    {
        var masked = table.Hit is HitPolicy.First or HitPolicy.Priority ? new TableBoxes(table, policy.Model).Masked(Order(table)).ToHashSet() : [];
        var isSmall = table.Rows.Length <= TableGapRule.MostRows;
        for (var row = 0; row < table.Rows.Length; row++)
        {
            var one = table.Rows[row];
            if (one.When is not null && policy.Prover.IsImpossible(Say.Yes(one.When)))
            {
                continue;
            }

            if (policy.Prover.IsImpossible(isSmall ? Say.RowApplies(item, row) : Say.InputsWithin(item, one.Cells)))
            {
                findings.Add(Finding.At(policy, one.Location, Outside, [one.Id, owner.Name], one.Id, owner.Name));
            }
            else if (!one.Undecided && (masked.Contains(row) || IsMasked(policy, item, table, row)))
            {
                findings.Add(Finding.At(policy, one.Location, Masked, [one.Id, owner.Name], one.Id, owner.Name));
            }
        }
    }
}
