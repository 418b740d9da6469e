using PolicyEngine.Model;

namespace PolicyEngine.Proof.Diffing;

/// <content>What stands once because it comes to the same in both.</content>
internal sealed partial class JoinedPolicies
{
    private void ShareFigures()
    {
        for (var parameter = 0; parameter < now.Parameters.Length; parameter++)
        {
            var own = now.Parameters[parameter];
            var known = old.Parameters.IndexOf(old.Parameters.FirstOrDefault(other => other.Name == own.Name)!);
            if (known >= 0 && IsSameFigure(old.Parameters[known], own))
            {
                newSide.Slots[now.ParameterSlot(parameter)] = facts.Count + known;
            }
        }
    }

    // What the new policy has as the old one has it is read from the old one, so that what only the engine can tell is the same thing, too.
    private void Share()
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var item = 0; item < old.Items.Length; item++)
        {
            known.TryAdd($"{NameOf(old.Items[item])} {KeyOf(item)}", item);
        }

        for (var item = 0; item < now.Items.Length; item++)
        {
            Resolve(item, known);
        }
    }

    // What an item reads is settled before the item itself.
    private void Resolve(int item, Dictionary<string, int> known)
    {
        if (resolved[item])
        {
            return;
        }

        resolved[item] = true;
        var own = now.Items[item];
        var below = ShapeKeys.LeavesOf(own).SelectMany(leaf => now.Leaves[leaf].Reads).Where(slot => slot >= now.ItemSlot(0)).Select(slot => slot - now.ItemSlot(0))
            .Concat(own.Fold is { } fold ? fold.Filters.Select(step => step.Item).Concat(fold.Body is { } body ? [body.Item] : []) : []);
        foreach (var read in below)
        {
            Resolve(read, known);
        }

        if (known.TryGetValue($"{NameOf(own)} {KeyOf(old.Items.Length + item)}", out var same))
        {
            newSide.Slots[now.ItemSlot(item)] = ItemSlot(same);
        }
    }

    // Parts of expressions have no names of their own.
    private static string NameOf(Item item) => item.IsNamed ? item.Name : item.Kind.ToString();

    private string KeyOf(int item)
    {
        if (item >= old.Items.Length)
        {
            return keys.Of(ItemAt(item));
        }

        if (!oldKeys.TryGetValue(item, out var key))
        {
            key = keys.Of(ItemAt(item));
            oldKeys.Add(item, key);
        }

        return key;
    }

    private bool IsSameFigure(Parameter left, Parameter right) =>
        left.Type == right.Type && left.KeyType == right.KeyType && oldSide.Choice(left.ChoiceSet) == newSide.Choice(right.ChoiceSet) && oldSide.Choice(left.KeyChoiceSet) == newSide.Choice(right.KeyChoiceSet)
        && left.Values.Select(Figure).SequenceEqual(right.Values.Select(Figure));

    private static (string?, DateOnly, DateOnly?, string?) Figure(ParameterValue value) => (value.Key, value.From, value.To, value.Value);
}
