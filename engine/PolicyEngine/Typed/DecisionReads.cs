using PolicyEngine.Model;

namespace PolicyEngine.Typed;

/// <summary>The facts that the plain form of a decision may read: by way of the outcome, the parts and the outputs. What only a lifecycle, advice or a rule that is not live reads is none of them.</summary>
internal sealed class DecisionReads
{
    private readonly PolicyModel model;
    private readonly HashSet<int> slots = [];

    private DecisionReads(PolicyModel model) => this.model = model;

    /// <summary>The places of the facts.</summary>
    public static IReadOnlySet<int> Of(PolicyModel model)
    {
        var reads = new DecisionReads(model);
        foreach (var item in model.Items.Where(item => item.Kind is ItemKind.Outcome or ItemKind.Part or ItemKind.Output or ItemKind.Valid))
        {
            reads.Add(item);
        }

        return reads.slots.Where(slot => slot < model.Facts.Length).ToHashSet();
    }

    private void Add(Item item)
    {
        Add(item.OnlyIf);
        Add(item.Value);
        foreach (var criterion in item.Criteria?.Criteria ?? [])
        {
            Add(criterion.When);
        }

        foreach (var rule in item.Rules?.Rules.Where(rule => rule is { Status: RuleStatus.Live, Advisory: false }) ?? [])
        {
            Add(rule.When);
            Add(rule.Result.Then);
        }

        Add(item.Rules?.Otherwise?.Then);
        foreach (var row in item.Lookup?.Rows ?? [])
        {
            Add(row.When);
        }

        foreach (var column in item.Lookup?.Columns ?? [])
        {
            Leaf(column.KeyLeaf);
        }

        if (item.Fold is { } fold)
        {
            Leaf(fold.Whole);
        }
    }

    private void Add(SkeletonNode? node)
    {
        if (node is { Kind: SkeletonKind.Leaf })
        {
            Leaf(node.Leaf);
        }

        foreach (var child in node?.Children ?? [])
        {
            Add(child);
        }
    }

    private void Leaf(int leaf)
    {
        foreach (var slot in model.Leaves[leaf].Reads.Where(slots.Add))
        {
            if (slot < model.Facts.Length)
            {
                Add(model.Facts[slot].OnlyIf);
            }
            else if (slot >= model.ItemSlot(0))
            {
                Add(model.Items[slot - model.ItemSlot(0)]);
            }
        }
    }
}
