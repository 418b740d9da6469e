using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof.Tables;

namespace PolicyEngine.Analysis.Rules.Tables;

/// <summary>Rows that say what other rows say: one of them is left over, counts twice, or was meant to say something else.</summary>
internal sealed class SameRowsRule : AdviceCheck
{
    private const int MostPairs = 2_000;

    private static readonly DiagnosticDescriptor Mergeable = new(
        "PE4316",
        Severity.Info,
        "the rows `{0}` and `{1}` of `{2}` give the same, and lie side by side in `{3}`: one row would do",
        "write one row for both; or look whether one of them was meant to give something else");

    private static readonly DiagnosticDescriptor Within = new(
        "PE4317",
        Severity.Warning,
        "the row `{0}` of `{1}` adds nothing: the row `{2}` takes all of its cases and gives the same",
        "take the row `{0}` out; or look whether it was meant to give something else");

    private static readonly DiagnosticDescriptor Twice = new(
        "PE4321",
        Severity.Warning,
        "the row `{0}` of `{1}` counts the cases of the row `{2}` a second time",
        "take one of the two out; or correct its cells");

    public override CheckKind Kind => CheckKind.Tables;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Mergeable, Within, Twice];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var owner in policy.Model.Items)
        {
            if (owner is { IsNamed: true, Kind: ItemKind.Bands, Lookup: { } bands } && bands.Rows.All(row => row.Because.Pieces.IsEmpty && !row.Undecided))
            {
                CheckMergeable(policy, owner, new TableBoxes(bands, policy.Model), [], findings);
            }

            if (owner is { IsNamed: true, Kind: ItemKind.Table, Lookup: { IsLarge: false } table })
            {
                var boxes = new TableBoxes(table, policy.Model);
                var spare = CheckWithin(policy, owner, table, boxes, findings);
                CheckMergeable(policy, owner, boxes, spare, findings);
            }
        }
    }

    // The rows that are left over.
    private static HashSet<int> CheckWithin(AdvisedPolicy policy, Item owner, LookupTable table, TableBoxes boxes, List<Finding> findings)
    {
        var spare = new HashSet<int>();
        if (table.Hit == HitPolicy.Unique)
        {
            return spare;
        }

        foreach (var (one, other, _) in boxes.Meetings(MostPairs).Where(pair => IsSame(table, pair.One, pair.Other)))
        {
            var found = Look(table, boxes, one, other);
            if (found is not null && spare.Add(found.Spare))
            {
                var row = table.Rows[found.Spare];
                findings.Add(Finding.At(policy, row.Location, found.Says, [owner.Name, row.Id], row.Id, owner.Name, table.Rows[found.Beside].Id));
            }
        }

        return spare;
    }

    private static SpareRow? Look(LookupTable table, TableBoxes boxes, int one, int other) => table.Hit switch
    {
        HitPolicy.CollectSum or HitPolicy.CollectCount or HitPolicy.CollectList => AreOne(table, boxes, one, other) ? new SpareRow(other, one, Twice) : null,
        HitPolicy.First => IsTakenOver(table, boxes, one, other) ? new SpareRow(one, other, Within) : null,
        HitPolicy.Any or HitPolicy.Priority or HitPolicy.CollectMin or HitPolicy.CollectMax =>
            Covers(table, boxes, other, one) ? new SpareRow(other, one, Within)
            : Covers(table, boxes, one, other) ? new SpareRow(one, other, Within)
            : null,
        HitPolicy.Unique or _ => null,
    };

    private static bool Covers(LookupTable table, TableBoxes boxes, int inner, int outer) => table.Rows[outer].When is null && boxes.IsWithin(inner, outer);

    private static bool AreOne(LookupTable table, TableBoxes boxes, int one, int other) =>
        table.Rows[one].WhenText == table.Rows[other].WhenText && boxes.IsWithin(one, other) && boxes.IsWithin(other, one);

    // A row between the two that gives something else would take the cases, were the first not there.
    private static bool IsTakenOver(LookupTable table, TableBoxes boxes, int one, int other) => Covers(table, boxes, one, other)
        && Enumerable.Range(one + 1, other - one - 1).All(between => IsSame(table, one, between) || !boxes.MeetApartFrom(one, between, -1));

    private static bool IsSame(LookupTable table, int one, int other)
    {
        var (left, right) = (table.Rows[one], table.Rows[other]);
        return !left.Undecided && !right.Undecided && left.Values.SequenceEqual(right.Values) && left.Because.Pieces.SequenceEqual(right.Because.Pieces);
    }

    private static void CheckMergeable(AdvisedPolicy policy, Item owner, TableBoxes boxes, HashSet<int> spare, List<Finding> findings)
    {
        var table = owner.Lookup!;
        foreach (var (one, other, _) in boxes.Mergeable())
        {
            var column = Enumerable.Range(0, table.Columns.Length).FirstOrDefault(at => !table.Rows[one].Cells[at].Intervals.SequenceEqual(table.Rows[other].Cells[at].Intervals), -1);
            var isApart = column >= 0 && !spare.Contains(one) && !spare.Contains(other) && !boxes.IsWithin(other, one) && !boxes.IsWithin(one, other);
            if (isApart && IsOne(table, column, table.Rows[one], table.Rows[other]) && (table.Hit != HitPolicy.First || Math.Abs(one - other) == 1))
            {
                var row = table.Rows[Math.Max(one, other)];
                var isBands = owner.Kind == ItemKind.Bands;
                string Called(int place) => isBands ? (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : table.Rows[place].Id;
                var beside = isBands ? policy.Model.Leaves[table.Columns[column].KeyLeaf].Text : table.Columns[column].Name;
                findings.Add(Finding.At(policy, row.Location, Mergeable, [owner.Name, row.Id], Called(Math.Min(one, other)), Called(Math.Max(one, other)), owner.Name, beside));
            }
        }
    }

    // Options that stand in rows of their own are often so in the paper, each at its place.
    private static bool IsOne(LookupTable table, int column, LookupRow one, LookupRow other)
    {
        var isListed = table.Columns[column].Type is FactType.Choice or FactType.Text;
        return one.Because.Pieces.SequenceEqual(other.Because.Pieces) && (!isListed || one.Cite.SequenceEqual(other.Cite));
    }

    // A row that is left over, the row that makes it so, and what is said.
    private sealed record SpareRow(int Spare, int Beside, DiagnosticDescriptor Says);
}
