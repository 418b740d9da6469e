using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof.Tables;

namespace PolicyEngine.Analysis.Rules.Tables;

/// <summary>A column that changes nothing asks people for something that does not matter, or has lost its difference to a slip. A value that the input can't have is nearly always a figure too many.</summary>
internal sealed class ColumnRule : AdviceCheck
{
    private const int MostRows = 300;

    private static readonly DiagnosticDescriptor Idle = new(
        "PE4318",
        Severity.Warning,
        "the column `{0}` of `{1}` never matters: the table gives the same whatever it is",
        "take the column out; or look for a row that was meant to give something else");

    private static readonly DiagnosticDescriptor Outside = new(
        "PE4322",
        Severity.Warning,
        "the cell `{0}` of the row `{1}` of `{2}` holds a value that `{3}` can't have",
        "correct the value, or the range of the fact");

    public override CheckKind Kind => CheckKind.Tables;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Idle, Outside];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var owner in policy.Model.Items)
        {
            if (owner is { IsNamed: true, Kind: ItemKind.Table, Lookup: { IsLarge: false } table })
            {
                var boxes = new TableBoxes(table, policy.Model);
                CheckIdle(policy, owner, boxes, findings);
                CheckOutside(policy, owner, boxes, findings);
            }
        }
    }

    private static void CheckIdle(AdvisedPolicy policy, Item owner, TableBoxes boxes, List<Finding> findings)
    {
        var table = owner.Lookup!;
        var isCollected = table.Hit is not (HitPolicy.Unique or HitPolicy.First or HitPolicy.Any or HitPolicy.Priority);
        for (var column = 0; column < table.Columns.Length; column++)
        {
            var at = column;
            if (table.Rows.All(row => row.Cells[at].IsAny) || (!isCollected && IsIdle(table, boxes, column)))
            {
                findings.Add(Finding.At(policy, owner.Location, Idle, [owner.Name, table.Columns[column].Name], table.Columns[column].Name, owner.Name));
            }
        }
    }

    // Proved where the rows take every case, and all that meet in the other columns give the same.
    private static bool IsIdle(LookupTable table, TableBoxes boxes, int column)
    {
        if (table.Rows.Length is < 2 or > MostRows || table.Rows.Any(row => row.When is not null) || boxes.Gaps(1).Count > 0 || boxes.IsCutShort)
        {
            return false;
        }

        for (var row = 1; row < table.Rows.Length; row++)
        {
            for (var other = 0; other < row; other++)
            {
                if (!Same(table.Rows[row], table.Rows[other]) && boxes.MeetApartFrom(row, other, column))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Same(LookupRow one, LookupRow other) => one.Undecided == other.Undecided && one.Values.SequenceEqual(other.Values);

    // A row of which nothing is left has a finding of its own.
    private static void CheckOutside(AdvisedPolicy policy, Item owner, TableBoxes boxes, List<Finding> findings)
    {
        var table = owner.Lookup!;
        foreach (var row in table.Rows)
        {
            for (var column = 0; column < table.Columns.Length; column++)
            {
                var (at, cell) = (column, row.Cells[column]);
                if (cell.Intervals.Any(interval => boxes.IsOutside(at, interval)) && !cell.Intervals.All(interval => boxes.IsOutside(at, interval)))
                {
                    findings.Add(Finding.At(policy, row.Location, Outside, [owner.Name, row.Id], cell.Text, row.Id, owner.Name, table.Columns[column].Name));
                }
            }
        }
    }
}
