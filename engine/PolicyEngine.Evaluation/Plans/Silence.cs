using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Plans;

/// <summary>Finds where a policy may say nothing: figures by key, tables, rules without an otherwise, the smallest of a list, and whatever does not always apply. What reads it may then never be known.</summary>
internal sealed class Silence(PolicyModel model)
{
    private readonly bool?[] slots = new bool?[model.SlotCount];

    /// <summary>For each leaf, whether anything that it reads may be silent.</summary>
    public bool[] OfLeaves() => [.. model.Leaves.Select(Leaf)];

    private bool Leaf(Leaf leaf) => leaf.Reads.Any(Slot);

    private bool Slot(int slot)
    {
        if (slots[slot] is { } known)
        {
            return known;
        }

        // A circle is refused elsewhere; until it is told what a slot comes to, it counts as silent.
        slots[slot] = true;
        var found = slot < model.Facts.Length ? model.Facts[slot].OnlyIf is not null
            : slot < model.ItemSlot(0) ? model.Parameters[slot - model.Facts.Length].KeyType is not null
            : Item(model.Items[slot - model.ItemSlot(0)]);
        slots[slot] = found;
        return found;
    }

    // A parameter without keys has a value on the day or has none; that is looked at when a case is decided.
    private bool Item(Item item) =>
        item.OnlyIf is not null || item.Lookup is not null || item.Rules is not null
        || Node(item.Value)
        || (item.Criteria?.Criteria.Any(criterion => Node(criterion.When)) ?? false)
        || (item.Fold is { } fold && (fold.Kind is FoldKind.Min or FoldKind.Max || Leaf(model.Leaves[fold.Whole])));

    private bool Node(SkeletonNode? node) => node is not null && ((node.Kind == SkeletonKind.Leaf && Leaf(model.Leaves[node.Leaf])) || node.Children.Any(Node));
}
