using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Tables;

/// <remarks>Of options it is told already that nothing gives them.</remarks>
/// <summary>A value that has a place in the priority of a table, and that no row gives, was forgotten in the rows.</summary>
internal sealed class PriorityRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor NeverGiven = new(
        "PE4325",
        Severity.Warning,
        "`priority` of `{0}` ranks `{1}`, and no row gives it",
        "add the row that was meant; or take the value out of `priority`");

    public override CheckKind Kind => CheckKind.Tables;

    public override ImmutableArray<DiagnosticDescriptor> Says => [NeverGiven];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var item in policy.Model.Items.Where(item => item is { Kind: ItemKind.Table, Lookup.Hit: HitPolicy.Priority, Type: not FactType.Choice }))
        {
            var given = item.Lookup!.Rows.Append(item.Lookup.Otherwise).OfType<LookupRow>().Where(row => row.Values.Length > 0).Select(row => row.Values[0]).ToHashSet();
            foreach (var value in item.Lookup.Priority.Where(value => !given.Contains(value)))
            {
                findings.Add(Finding.At(policy, item.Location, NeverGiven, [item.Name], item.Name, value ?? ""));
            }
        }
    }
}
