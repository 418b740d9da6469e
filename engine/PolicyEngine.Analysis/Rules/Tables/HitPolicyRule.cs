using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof.Tables;

namespace PolicyEngine.Analysis.Rules.Tables;

/// <summary>A hit policy that no two rows need, or that goes against the order in which people read.</summary>
internal sealed class HitPolicyRule : AdviceCheck
{
    private const int MostPairs = 2_000;

    private static readonly DiagnosticDescriptor Simpler = new(
        "PE4319",
        Severity.Info,
        "no two rows of `{0}` take the same case: `hit: {1}` never has to choose",
        "write `hit: unique`, so that a row that overlaps is refused; or look for a row that was meant to take more");

    private static readonly DiagnosticDescriptor Misleading = new(
        "PE4320",
        Severity.Info,
        "the row `{0}` of `{1}` stands before the row `{2}`, which goes before it by priority: who reads from the top reads it wrong",
        "write the rows in the order of `priority`");

    public override CheckKind Kind => CheckKind.Tables;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Simpler, Misleading];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var owner in policy.Model.Items)
        {
            if (owner is not { IsNamed: true, Kind: ItemKind.Table, Lookup: { Hit: HitPolicy.First or HitPolicy.Any or HitPolicy.Priority, Rows.Length: > 1, IsLarge: false } table })
            {
                continue;
            }

            var boxes = new TableBoxes(table, policy.Model);
            var meetings = boxes.Meetings(MostPairs);
            if (meetings.Count == 0 && !boxes.IsCutShort)
            {
                findings.Add(Finding.At(policy, owner.Location, Simpler, [owner.Name], owner.Name, Word(table.Hit)));
            }
            else if (table.Hit == HitPolicy.Priority && meetings.FirstOrDefault(pair => Rank(table, pair.One) > Rank(table, pair.Other)) is { } pair)
            {
                var row = table.Rows[pair.One];
                findings.Add(Finding.At(policy, row.Location, Misleading, [owner.Name, row.Id], row.Id, owner.Name, table.Rows[pair.Other].Id));
            }
        }
    }

    private static int Rank(LookupTable table, int row) => table.Rows[row].Undecided ? -1 : table.Priority.IndexOf(table.Rows[row].Values[0]);

    private static string Word(HitPolicy hit) => hit switch
    {
        HitPolicy.First => "first",
        HitPolicy.Any => "any",
        HitPolicy.Priority => "priority",
        HitPolicy.Unique or HitPolicy.CollectList or HitPolicy.CollectSum or HitPolicy.CollectMin or HitPolicy.CollectMax or HitPolicy.CollectCount or _ => "unique",
    };
}
