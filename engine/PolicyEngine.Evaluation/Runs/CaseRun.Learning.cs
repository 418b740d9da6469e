using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Runs;

/// <content>Whether what is open will be known once somebody says more: not where the policy itself is silent, or something is needed that does not apply.</content>
internal sealed partial class CaseRun
{
    // A choice whose condition nobody can settle protects its sides from being read at all.
    private bool CanBeLearnt(int node)
    {
        if (node < 0 || TruthOf(node) is not (Truth.Unknown or Truth.Doubtful))
        {
            return true;
        }

        var plan = Plan.Nodes[node];
        return plan.Kind == SkeletonKind.Leaf ? CanLeaf(plan.Leaf) : CanAll(plan.First, plan.Count);
    }

    private bool CanAll(int first, int count)
    {
        for (var child = first; child < first + count; child++)
        {
            if (!CanBeLearnt(child))
            {
                return false;
            }
        }

        return true;
    }

    private bool CanLeaf(int leaf) => !Gaps.Any(gap => gap.Leaf == leaf) && Array.TrueForAll(Plan.LeafReads[leaf], CanSlot);

    private bool CanSlot(int slot) => StateOf(slot) switch
    {
        SlotState.Silent or SlotState.NotApplicable => false,
        SlotState.Unknown or SlotState.Doubtful or SlotState.Several => slot < Model.Facts.Length ? CanBeLearnt(Plan.FactOnlyIf[slot]) : Plan.ItemAt(slot) is not { } item || CanItem(item),
        _ => true,
    };

    private bool CanItem(ItemPlan item) =>
        CanBeLearnt(item.OnlyIf)
        && CanBeLearnt(item.Value)
        && Array.TrueForAll(item.Criteria, CanBeLearnt)
        && (item.Item.Fold is not { } fold || (CanSlot(fold.List) && CanLeaf(fold.Whole)))
        && (item.Lookup is not { } lookup || (Array.TrueForAll(lookup.KeyLeaves, CanLeaf) && Array.TrueForAll(lookup.When, CanBeLearnt)))
        && (item.Block is not { } block || (Array.TrueForAll(block.When, CanBeLearnt) && Array.TrueForAll(block.Then, CanBeLearnt) && CanBeLearnt(block.OtherwiseThen)));
}
