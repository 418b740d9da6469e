using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Plans;

/// <summary>Finds where a policy may say nothing: figures by key, tables, rules without an otherwise, the smallest of a list, and whatever does not always apply. What reads it may then never be known.</summary>
internal sealed class Silence(PolicyModel model)
{
    private readonly bool?[] slots = new bool?[model.SlotCount];

    /// <summary>For each leaf, whether anything that it reads may be silent.</summary>
    public bool[] OfLeaves() => [.. model.Leaves.Select(Leaf)];

    private bool Leaf(Leaf leaf) => leaf.Reads.Any(Slot) || !leaf.Dated.IsEmpty || !leaf.Calendars.IsEmpty || leaf.Results.Length > 0 || leaf.Fields.Any(read => read.Field >= model.Facts[read.List].Fields.Length || model.Facts[read.List].Conditions.Any(condition => condition.Field == read.Field));

    private bool Slot(int slot)
    {
        if (slots[slot] is { } known)
        {
            return known;
        }

        // A circle is refused elsewhere; until it is told what a slot comes to, it counts as silent.
        slots[slot] = true;
        var found = slot < model.Facts.Length ? model.Facts[slot].OnlyIf is not null || !model.Facts[slot].Conditions.IsEmpty
            : slot < model.ItemSlot(0) ? Parameter(model.Parameters[slot - model.Facts.Length])
            : Item(model.Items[slot - model.ItemSlot(0)]);
        slots[slot] = found;
        return found;
    }

    // One that begins with the policy and never ends has a value on every day.
    private bool Parameter(Parameter parameter) =>
        parameter.KeyType is not null || parameter.Values.IsEmpty || parameter.Values.Any(value => value.Value is null || value.To is not null) || parameter.Values.Min(value => value.From) > model.InForceFrom;

    private bool Item(Item item) =>
        item.OnlyIf is not null || item.Lookup is not null || item.Rules is not null
        || Node(item.Value)
        || (item.Criteria?.Criteria.Any(criterion => Node(criterion.When)) ?? false)
        || (item.Fold is { } fold && (fold.Kind is FoldKind.Min or FoldKind.Max || Leaf(model.Leaves[fold.Whole])));

    private bool Node(SkeletonNode? node) => node is not null && ((node.Kind == SkeletonKind.Leaf && Leaf(model.Leaves[node.Leaf])) || node.Children.Any(Node));
}
