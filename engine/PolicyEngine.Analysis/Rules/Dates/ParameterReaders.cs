using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Dates;

/// <summary>Something that needs a parameter.</summary>
/// <param name="Name">Its name in backticks.</param>
/// <param name="Days">The days on which it does.</param>
/// <param name="Key">The key that it asks for; <see langword="null"/> for a key that a case gives, or for a parameter without keys.</param>
/// <param name="IsGuarded">Whether the key is tested beside it, so that only some keys may get there.</param>
internal sealed record ParameterReader(string Name, Stretch Days, string? Key, bool IsGuarded)
{
    /// <summary>The fact that gives the key, where one does by itself; -1 otherwise.</summary>
    public int KeyFact { get; init; } = -1;

    /// <summary>The place of the item that needs it; -1 where that is not one of the policy's own.</summary>
    public int Item { get; init; } = -1;
}

/// <summary>Who needs which parameter on which days: live rules on theirs, a definition on those of who reads it, everything else while the policy is in force. What nothing uses needs nothing.</summary>
internal sealed class ParameterReaders
{
    private readonly PolicyModel model;
    private readonly UsedDays used;
    private readonly ILookup<int, ParameterReader> bySlot;

    public ParameterReaders(PolicyModel model)
    {
        this.model = model;
        used = new UsedDays(model);
        var reached = PolicyUses.Of(model).All;
        var places = Enumerable.Range(0, model.Items.Length).Where(place => model.Items[place] is { Kind: not ItemKind.Inner } item && (PolicyParts.IsAnswer(item) || reached.Contains(model.ItemSlot(place))));
        bySlot = places.SelectMany(place => ReadersIn(model.Items[place], used.Of(place)).Select(pair => (pair.Key, Reader: pair.Value with { Item = place }))).ToLookup(pair => pair.Key, pair => pair.Reader);
    }

    /// <summary>The readers of a parameter.</summary>
    public IReadOnlyList<ParameterReader> Of(Parameter parameter) => [.. bySlot[model.ParameterSlot(model.Parameters.IndexOf(parameter))].Where(reader => !reader.Days.IsEmpty)];

    private IEnumerable<KeyValuePair<int, ParameterReader>> ReadersIn(Item item, Stretch inForce)
    {
        var name = item.Kind == ItemKind.Lifecycle ? "the lifecycle" : $"`{item.Name}`";
        var rules = item.Rules?.Rules.Where(rule => rule.Status == RuleStatus.Live).SelectMany(rule => Reads(PolicyParts.ExpressionsOf(rule), $"`{rule.Id}`", inForce.And(Stretch.Of(rule)))) ?? [];
        var expressions = item.Rules is { } block ? new[] { item.OnlyIf, block.Otherwise?.Then }.OfType<SkeletonNode>() : PolicyParts.ExpressionsOf(item);
        var keys = item.Lookup?.Columns.SelectMany(column => Reads(model.Leaves[column.KeyLeaf], name, inForce, [])) ?? [];
        return rules.Concat(Reads(expressions, name, inForce)).Concat(keys);
    }

    private IEnumerable<KeyValuePair<int, ParameterReader>> Reads(IEnumerable<SkeletonNode> nodes, string name, Stretch days)
    {
        var leaves = nodes.SelectMany(node => PolicyParts.LeavesOf(node, model)).ToArray();
        return leaves.SelectMany(leaf => Reads(leaf, name, days, PolicyUses.Of(model).WithinAnswer(leaves.Where(other => other != leaf).SelectMany(other => other.Reads))));
    }

    private IEnumerable<KeyValuePair<int, ParameterReader>> Reads(Leaf leaf, string name, Stretch days, HashSet<int> tested)
    {
        foreach (var slot in leaf.Reads.Where(slot => PolicyParts.ParameterAt(model, slot) is { KeyType: null } && !leaf.Dated.Contains(slot)))
        {
            yield return KeyValuePair.Create(slot, new ParameterReader(name, days, null, false));
        }

        foreach (var keyed in Terms.All(leaf.Term).OfType<KeyedTerm>())
        {
            yield return KeyValuePair.Create(keyed.Slot, new ParameterReader(name, days, KeyOf(keyed), Terms.All(keyed.Key).OfType<SlotTerm>().Any(key => tested.Contains(key.Slot)))
            {
                KeyFact = keyed.Key is SlotTerm { Slot: var slot } && PolicyParts.FactAt(model, slot) is not null ? slot : -1,
            });
        }
    }

    private string? KeyOf(KeyedTerm keyed) => keyed.Key is ConstantTerm constant ? ValueText.Format(constant.Value, constant.ChoiceSet < 0 ? null : model.Choices[constant.ChoiceSet]) : null;
}
