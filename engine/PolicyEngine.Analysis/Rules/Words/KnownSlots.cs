using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>Which values are known for certain once a condition is yes, or no: in Kleene's logic a yes of <c>a || b</c> needs only one of the two.</summary>
internal sealed class KnownSlots(PolicyModel model, PolicyProver? prover = null)
{
    private const int Deepest = 32;

    private Statement around = Say.Always;

    /// <summary>What is known when a reason is said.</summary>
    public HashSet<int> When(Said said)
    {
        var known = new HashSet<int>();
        around = said.Fails.Aggregate(said.Holds.Aggregate(Say.Always, (all, node) => all & Say.Yes(node)), (all, node) => all & Say.No(node));
        known.UnionWith(said.Holds.SelectMany(node => On(node, true, 0)));
        known.UnionWith(said.Fails.Concat(said.Before).SelectMany(node => On(node, false, 0)));
        known.UnionWith(said.Computed.SelectMany(node => Computed(node, 0)));
        known.UnionWith(said.Keys.SelectMany(leaf => Read(leaf, 0)));
        return known;
    }

    /// <summary>Whether the value of a slot is known, or follows from what is.</summary>
    public bool IsKnown(int slot, HashSet<int> known) => Follows(slot, known, 0);

    private bool Follows(int slot, HashSet<int> known, int depth)
    {
        if (known.Contains(slot) || PolicyParts.ParameterAt(model, slot) is not null)
        {
            return true;
        }

        if (PolicyParts.ItemAt(model, slot) is not { } item || depth > Deepest)
        {
            return false;
        }

        // A table may not say, and a block of rules may have no answer; that is told elsewhere.
        return PolicyParts.ReadsOf(item, model).All(read => Follows(read, known, depth + 1));
    }

    private HashSet<int> On(SkeletonNode node, bool answer, int depth)
    {
        switch (node.Kind)
        {
            case SkeletonKind.Leaf:
                return Leaf(model.Leaves[node.Leaf], answer, depth);
            case SkeletonKind.Not:
                return On(node.Children[0], !answer, depth);
            case SkeletonKind.And:
            case SkeletonKind.Or:
                return Alternatives(node.Children, answer, (node.Kind == SkeletonKind.And) == answer, depth);
            default:
                var yes = Union(On(node.Children[0], true, depth), On(node.Children[1], answer, depth));
                yes.IntersectWith(Union(On(node.Children[0], false, depth), On(node.Children[2], answer, depth)));
                return yes;
        }
    }

    // A yes/no name that is known lets one look into what it stands for.
    private HashSet<int> Leaf(Leaf leaf, bool answer, int depth)
    {
        var known = Read(leaf, depth);
        if (leaf.Term is SlotTerm { Slot: var slot } && PolicyParts.ItemAt(model, slot) is { } item && depth < Deepest)
        {
            known.UnionWith(Inside(item, answer, depth + 1));
        }
        else if (answer && leaf.Term is OperatorTerm { Operator: TermOperator.Equal, Operands: [SlotTerm table, ConstantTerm { Type: FactType.Choice } option] } && PolicyParts.ItemAt(model, table.Slot)?.Lookup is { } lookup)
        {
            known.UnionWith(Giving(lookup, option, depth + 1));
        }

        return known;
    }

    private HashSet<int> Inside(Item item, bool answer, int depth) => item switch
    {
        { Value: { } value, Type: FactType.YesNo } => On(value, answer, depth),
        { Criteria: { } group } when group.AtLeast == group.Criteria.Length || group.AtLeast == 1 =>
            Alternatives([.. group.Criteria.Select(criterion => criterion.When)], answer, (group.AtLeast == group.Criteria.Length) == answer || group.Criteria.Length == 1, depth),
        _ => [],
    };

    // Of several of which one is enough, those count that can be the one beside what else holds.
    private HashSet<int> Alternatives(IReadOnlyList<SkeletonNode> nodes, bool answer, bool isEach, int depth)
    {
        var open = isEach || nodes.Count < 2 || prover is null ? [] : nodes.Where(node => !prover.IsImpossible(around & (answer ? Say.Yes(node) : Say.No(node)))).ToArray();
        return Together((open.Length > 0 ? open : nodes).Select(node => On(node, answer, depth)), isEach);
    }

    // A leaf is known when all that it reads is; what an item reads for its value is known then, too.
    private HashSet<int> Read(Leaf leaf, int depth)
    {
        var known = leaf.Reads.ToHashSet();
        foreach (var item in leaf.Reads.Select(slot => PolicyParts.ItemAt(model, slot)).OfType<Item>().Where(_ => depth < Deepest))
        {
            known.UnionWith(item.Value is { } value ? Computed(value, depth + 1) : item.Lookup is { Rows: [_, ..] } table ? KeysOf(table, depth + 1) : []);
        }

        return known;
    }

    private HashSet<int> KeysOf(LookupTable table, int depth) =>
        [.. table.Columns.Where((_, place) => table.Rows.All(row => !row.Cells[place].IsAny)).SelectMany(column => Read(model.Leaves[column.KeyLeaf], depth))];

    // The keys without which no row gives the value.
    private HashSet<int> Giving(LookupTable table, ConstantTerm option, int depth)
    {
        var value = model.Choices[option.ChoiceSet].Options[(int)option.Value].Name;
        var rows = table.Rows.Append(table.Otherwise).OfType<LookupRow>().Where(row => row.Values.FirstOrDefault() == value).ToArray();
        return rows.Length == 0 ? [] : [.. table.Columns.Where((_, place) => Array.TrueForAll(rows, row => row.Cells.Length > place && !row.Cells[place].IsAny)).SelectMany(column => Read(model.Leaves[column.KeyLeaf], depth))];
    }

    private HashSet<int> Computed(SkeletonNode node, int depth)
    {
        if (node.Kind == SkeletonKind.Leaf)
        {
            return Read(model.Leaves[node.Leaf], depth);
        }

        if (node.Kind != SkeletonKind.Choose)
        {
            return Together(node.Children.Select(child => Computed(child, depth)), node.Kind == SkeletonKind.Not);
        }

        var taken = Union(On(node.Children[0], true, depth), Computed(node.Children[1], depth));
        taken.IntersectWith(Union(On(node.Children[0], false, depth), Computed(node.Children[2], depth)));
        return taken;
    }

    private static HashSet<int> Together(IEnumerable<HashSet<int>> all, bool isEach)
    {
        HashSet<int>? result = null;
        foreach (var one in all)
        {
            if (result is null)
            {
                result = one;
            }
            else if (isEach)
            {
                result.UnionWith(one);
            }
            else
            {
                result.IntersectWith(one);
            }
        }

        return result ?? [];
    }

    private static HashSet<int> Union(HashSet<int> one, HashSet<int> other)
    {
        one.UnionWith(other);
        return one;
    }
}
