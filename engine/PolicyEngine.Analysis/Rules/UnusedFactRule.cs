using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules;

/// <summary>A question whose answer nothing reads should not be asked.</summary>
internal sealed class UnusedFactRule : ModelRule
{
    private static readonly DiagnosticDescriptor Unused = new(
        "PE4004",
        Severity.Warning,
        "`{0}` is asked, and nothing in the policy reads it",
        "leave the fact out; or use it in a rule, a definition or a reason");

    public override void Check(BoundPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        var read = model.Leaves.SelectMany(leaf => leaf.Reads).Concat(Reasons(model).SelectMany(reason => reason.Pieces).SelectMany(piece => new[] { piece.Slot, piece.KeySlot })).ToHashSet();
        for (var fact = 0; fact < model.Facts.Length; fact++)
        {
            if (!read.Contains(fact))
            {
                findings.Add(Finding.At(policy, model.Facts[fact].Location, Unused, [model.Facts[fact].Name], model.Facts[fact].Name));
            }
        }
    }

    private static IEnumerable<ReasonTemplate> Reasons(PolicyModel model) => model.Items.SelectMany(item => ((IEnumerable<ReasonTemplate?>)
    [
        item.Because,
        .. item.Criteria?.Criteria.SelectMany(criterion => new[] { criterion.Because, criterion.Otherwise }) ?? [],
        .. item.Lookup?.Rows.Append(item.Lookup.Otherwise).Select(row => row?.Because) ?? [],
        .. item.Rules?.Rules.Select(rule => rule.Result).Append(item.Rules.Otherwise).Select(result => result?.Because) ?? [],
    ]).OfType<ReasonTemplate>());
}
