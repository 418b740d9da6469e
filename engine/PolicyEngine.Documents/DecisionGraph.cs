using PolicyEngine.Model;

namespace PolicyEngine.Documents;

/// <summary>What a decision is made from: the outcome, the parts and the outputs, the named values that they read, and the facts that these read. What only a lifecycle or a rule that is not live reads is no part of it.</summary>
internal sealed class DecisionGraph
{
    private readonly PolicyModel model;
    private readonly SortedDictionary<int, int[]> sources = [];

    /// <summary>Follows a policy's decision to its facts.</summary>
    public DecisionGraph(PolicyModel model)
    {
        this.model = model;
        var open = new Queue<int>(Enumerable.Range(0, model.Items.Length).Where(place => model.Items[place].Kind is ItemKind.Outcome or ItemKind.Part or ItemKind.Output));
        while (open.TryDequeue(out var place))
        {
            if (sources.ContainsKey(place))
            {
                continue;
            }

            sources[place] = [.. Named(LeavesOf(model.Items[place]), []).Order()];
            foreach (var below in sources[place].Where(slot => slot >= model.ItemSlot(0)))
            {
                open.Enqueue(below - model.ItemSlot(0));
            }
        }

        Facts = [.. sources.Values.SelectMany(slots => slots).Where(slot => slot < model.Facts.Length).Distinct().Order()];
    }

    /// <summary>The places of the facts, in asking order.</summary>
    public IReadOnlyList<int> Facts { get; }

    /// <summary>The places of the named items, in the policy's order.</summary>
    public IEnumerable<int> Items => sources.Keys;

    /// <summary>The slots of the facts and named items that an item reads.</summary>
    public IReadOnlyList<int> SourcesOf(int item) => sources[item];

    // A part of a longer expression has no name, so that what it reads is read by what it is a part of.
    private HashSet<int> Named(IEnumerable<int> leaves, HashSet<int> found)
    {
        foreach (var slot in leaves.SelectMany(leaf => model.Leaves[leaf].Reads))
        {
            if (slot < model.Facts.Length || (slot >= model.ItemSlot(0) && model.Items[slot - model.ItemSlot(0)].IsNamed))
            {
                found.Add(slot);
            }
            else if (slot >= model.ItemSlot(0))
            {
                Named(LeavesOf(model.Items[slot - model.ItemSlot(0)]), found);
            }
        }

        return found;
    }

    private static IEnumerable<int> LeavesOf(Item item)
    {
        var rules = (item.Rules?.Rules ?? []).Where(rule => rule.Status == RuleStatus.Live);
        var nodes = rules.SelectMany(rule => new[] { rule.When, rule.Result.Then })
            .Append(item.Rules?.Otherwise?.Then)
            .Concat((item.Lookup?.Rows ?? []).Select(row => row.When))
            .Concat((item.Criteria?.Criteria ?? []).Select(criterion => criterion.When))
            .Append(item.OnlyIf)
            .Append(item.Value);
        var keys = (item.Lookup?.Columns ?? []).Select(column => column.KeyLeaf);
        var lists = item.Fold is { } fold ? [fold.Whole] : Array.Empty<int>();
        return nodes.SelectMany(LeavesOf).Concat(keys).Concat(lists);
    }

    private static IEnumerable<int> LeavesOf(SkeletonNode? node) => node is null ? [] : node.Kind == SkeletonKind.Leaf ? [node.Leaf] : node.Children.SelectMany(LeavesOf);
}
