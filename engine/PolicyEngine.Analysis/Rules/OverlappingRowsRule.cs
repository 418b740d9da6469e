using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules;

/// <summary>A case that stands in two rows of a table that allows only one would break on the day it comes.</summary>
internal sealed class OverlappingRowsRule : ModelRule
{
    private static readonly DiagnosticDescriptor Overlap = new(
        "PE4001",
        Severity.Error,
        "{0} is in two rows of `{1}`: this one, and {2}",
        "{3}");

    private static readonly DiagnosticDescriptor TooLarge = new(
        "PE4005",
        Severity.Info,
        "`{0}` has too many rows that could meet to look for overlaps in all of them",
        "the table is not known to be free of overlaps: split it, or look at its rows; a case that stands in two rows would break when it is decided");

    private const int Reported = 5;

    public override CheckKind Kind => CheckKind.Tables;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Overlap, TooLarge];

    public override void Check(BoundPolicy policy, List<Finding> findings)
    {
        foreach (var item in policy.Model.Items.Where(item => item.Lookup is { Hit: HitPolicy.Unique }))
        {
            Check(policy, item, item.Lookup!, findings);
        }
    }

    private static void Check(BoundPolicy policy, Item item, LookupTable table, List<Finding> findings)
    {
        var columns = table.Columns.Select(column => new KeyWords(column, policy.Model)).ToArray();
        var search = new OverlapSearch(table, columns);
        foreach (var (first, second, keys) in search.Find(Reported))
        {
            var witness = string.Join(", ", columns.Select((column, i) => item.Kind == ItemKind.Bands ? column.Show(keys[i]) : $"{table.Columns[i].Name} {column.Show(keys[i])}"));
            var help = item.Kind == ItemKind.Bands
                ? "write one of the two edges as `more_than` or `less_than`; if the paper itself puts the value in both, list it under `undecided`"
                : "narrow one of the two rows, or let `hit:` say which row wins";
            findings.Add(Finding.At(policy, table.Rows[second].Location, Overlap, [item.Name], witness, item.Name, Words(table.Rows[first]), help));
        }

        if (search.IsCutShort)
        {
            findings.Add(Finding.At(policy, item.Location, TooLarge, [item.Name], item.Name));
        }
    }

    private static string Words(LookupRow row) => row.Location is { } at ? FormattableString.Invariant($"`{row.Id}` on line {at.Line}") : $"`{row.Id}`";
}
