using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>
/// The items that what was decided rests on: read by the rules that decided (by all of them, where none applied and the otherwise holds), by values and advice, and by what those read. A group of criteria that was
/// worked out for a rule that did not decide is no reason.
/// </summary>
internal sealed class ReasonScope
{
    private readonly CaseRun run;
    private readonly PolicyModel model;
    private readonly HashSet<int> slots = [];

    public ReasonScope(CaseRun run)
    {
        this.run = run;
        model = run.Model;
        foreach (var item in run.Plan.Decided)
        {
            AddDecided(item);
        }
    }

    public bool Holds(ItemPlan item) => slots.Contains(item.Slot);

    private void AddDecided(ItemPlan item)
    {
        if (item.Block is not { } block)
        {
            Add(item.Item.Value);
            return;
        }

        var winners = RunQueries.Winners(run, item).ToHashSet();
        var isOtherwise = run.StateOf(item.Slot) == SlotState.Ready && run.HitOf(item) == block.Block.Rules.Length;
        for (var place = 0; place < block.Block.Rules.Length; place++)
        {
            var rule = block.Block.Rules[place];
            if (winners.Contains(place) || (rule.Advisory && run.StateOf(block, place) == RuleState.Fires) || (isOtherwise && !rule.Advisory && rule.IsLiveOn(run.AsOf)))
            {
                Add(rule.When);
                Add(rule.Result.Then);
            }
        }

        Add(isOtherwise ? block.Block.Otherwise!.Then : null);
    }

    private void Add(SkeletonNode? node)
    {
        if (node is null)
        {
            return;
        }

        if (node.Kind == SkeletonKind.Leaf)
        {
            AddLeaf(node.Leaf);
        }

        foreach (var child in node.Children)
        {
            Add(child);
        }
    }

    private void AddLeaf(int leaf)
    {
        foreach (var slot in model.Leaves[leaf].Reads)
        {
            var item = slot - model.ItemSlot(0);
            if (item >= 0 && slots.Add(slot))
            {
                AddItem(model.Items[item]);
            }
        }
    }

    private void AddItem(Item item)
    {
        // What an outcome, part or output rests on is followed where it is decided.
        if (item.Kind is ItemKind.Outcome or ItemKind.Part or ItemKind.Output)
        {
            return;
        }

        Add(item.Value);
        if (item.Fold is { } fold)
        {
            AddLeaf(fold.Whole);
        }

        foreach (var criterion in item.Criteria?.Criteria ?? [])
        {
            Add(criterion.When);
        }

        foreach (var column in item.Lookup?.Columns ?? [])
        {
            AddLeaf(column.KeyLeaf);
        }

        foreach (var row in item.Lookup?.Rows ?? [])
        {
            Add(row.When);
        }
    }
}
