using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Plans;

/// <summary>What deciding under one policy needs, laid out flat. Made once a policy; immutable.</summary>
internal sealed class EvaluationPlan
{
    private static readonly ConditionalWeakTable<CompiledPolicy, EvaluationPlan> Known = [];

    private PlanNode[] nodes = new PlanNode[64];
    private int nodeCount;

    private EvaluationPlan(CompiledPolicy policy)
    {
        Policy = policy;
        Model = policy.Model;
        FactOnlyIf = [.. Model.Facts.Select(fact => Add(fact.OnlyIf))];
        FactBoundToAsOf = [.. Model.Facts.Select(fact => fact.FromAsOf || fact.UntilAsOf || fact.Fields.Any(field => field.FromAsOf || field.UntilAsOf))];
        KeyedParameters = [.. Model.Parameters.Select(parameter => parameter.KeyType is not null)];
        Items = new ItemPlan[Model.Items.Length];
        for (var place = 0; place < Items.Length; place++)
        {
            Items[place] = Plan(place);
        }

        Outcome = Model.Outcome is null or { IsBorrowed: true } ? null : Items[Model.OutcomeItem];
        Decided = [.. Outcome is null ? Array.Empty<ItemPlan>() : [Outcome], .. Items.Where(item => item.IsDecided && item.Place != Model.OutcomeItem && !item.Item.IsBorrowed)];
        RecordNames = Model.Items.SelectMany(item => item.Fold is { } fold ? fold.Filters.Append(fold.Body) : []).Max(step => step?.Variable + 1) ?? 0;
        Array.Resize(ref nodes, nodeCount);
        Nodes = nodes;
        LeafReads = [.. Model.Leaves.Select(NeededBy)];
        MayFallSilent = new Silence(Model).OfLeaves();
        ShownItems = [.. Model.Items.SelectMany(Reasons).SelectMany(reason => reason.Pieces).SelectMany(piece => new[] { piece.Slot, piece.KeySlot }).Where(slot => ItemAt(slot) is not null).Distinct()];
        SlotBase = Nodes.Length;
        RuleBase = SlotBase + Model.SlotCount;
        StateCount = RuleBase + RuleCount;
    }

    public CompiledPolicy Policy { get; }

    public PolicyModel Model { get; }

    public PlanNode[] Nodes { get; }

    /// <summary>For each leaf, the slots that must be there before it is asked: all that it reads, without keyed parameters.</summary>
    public int[][] LeafReads { get; }

    /// <summary>For each fact, the condition under which it applies.</summary>
    public int[] FactOnlyIf { get; }

    /// <summary>For each fact, whether its range names the day of the decision.</summary>
    public bool[] FactBoundToAsOf { get; }

    public bool[] KeyedParameters { get; }

    public ItemPlan[] Items { get; }

    /// <summary>The outcome; <see langword="null"/> where the policy only calculates.</summary>
    public ItemPlan? Outcome { get; }

    /// <summary>The outcome, then parts and outputs as written.</summary>
    public ItemPlan[] Decided { get; }

    /// <summary>For each leaf, whether the policy may turn out to say nothing about what it reads, or something in it may not apply.</summary>
    public bool[] MayFallSilent { get; }

    /// <summary>The slots of items that any reason shows.</summary>
    public int[] ShownItems { get; }

    /// <summary>How many names expressions have for records of lists.</summary>
    public int RecordNames { get; }

    public int RuleCount { get; private set; }

    /// <summary>States lie in one array: nodes first, then slots from here.</summary>
    public int SlotBase { get; }

    /// <summary>Then rules from here.</summary>
    public int RuleBase { get; }

    public int StateCount { get; }

    public static EvaluationPlan Of(CompiledPolicy policy) => Known.GetValue(policy, static policy => new EvaluationPlan(policy));

    public ItemPlan? ItemAt(int slot)
    {
        var place = slot - Model.ItemSlot(0);
        return place >= 0 && place < Items.Length ? Items[place] : null;
    }

    public int ParameterAt(int slot)
    {
        var place = slot - Model.Facts.Length;
        return place >= 0 && place < Model.Parameters.Length ? place : -1;
    }

    // Written as loops: a generic call over numbers would have to be compiled before the first decision of a process.
    private int[] NeededBy(Leaf leaf)
    {
        var slots = new int[leaf.Reads.Length];
        var count = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            var slot = leaf.Reads[i];
            if (!IsKeyedParameter(slot) && !leaf.Dated.Contains(slot) && Array.IndexOf(slots, slot, 0, count) < 0)
            {
                slots[count++] = slot;
            }
        }

        Array.Resize(ref slots, count);
        return slots;
    }

    private static IEnumerable<ReasonTemplate> Reasons(Item item) =>
    [
        item.Because,
        .. (item.Criteria?.Criteria ?? []).SelectMany(criterion => new[] { criterion.Because, criterion.Otherwise }),
        .. (item.Lookup?.Rows ?? []).Select(row => row.Because),
        item.Lookup?.Otherwise?.Because ?? ReasonTemplate.Empty,
        .. (item.Rules?.Rules ?? []).Select(rule => rule.Result.Because),
        item.Rules?.Otherwise?.Because ?? ReasonTemplate.Empty,
    ];

    private bool IsKeyedParameter(int slot) => ParameterAt(slot) is >= 0 and var place && KeyedParameters[place];

    private ItemPlan Plan(int place)
    {
        var item = Model.Items[place];
        var firstNode = nodeCount;
        return new ItemPlan(item, place, Model.ItemSlot(place))
        {
            FirstNode = firstNode,
            OnlyIf = Add(item.OnlyIf),
            Value = Add(item.Value),
            Criteria = [.. (item.Criteria?.Criteria ?? []).Select(criterion => Add(criterion.When))],
            Lookup = item.Lookup is { } table
                ? new LookupPlan(table, Policy.Data, place, [.. table.Columns.Select(column => column.KeyLeaf)], [.. table.Rows.Select(row => Add(row.When))])
                : null,
            Block = item.Rules is { } rules ? PlanRules(rules) : null,
            NodeCount = nodeCount - firstNode,
        };
    }

    private BlockPlan PlanRules(RuleBlock block)
    {
        var first = RuleCount;
        RuleCount += block.Rules.Length;
        return new BlockPlan(
            block,
            [.. block.Rules.Select(rule => Add(rule.When))],
            [.. block.Rules.Select(rule => Add(rule.Result.Then))],
            Add(block.Otherwise?.Then),
            [.. block.Rules.Select((_, named) => ReplacersOf(block.Rules, named))],
            first);
    }

    // An advisory rule sets no outcome, so it cannot take the place of one that does.
    private static int[] ReplacersOf(ImmutableArray<Rule> rules, int named) =>
        [.. Enumerable.Range(0, rules.Length).Where(place => rules[place].ExceptionTo.Contains(named) && (!rules[place].Advisory || rules[named].Advisory))];

    private int Add(SkeletonNode? node)
    {
        if (node is null)
        {
            return -1;
        }

        var place = Reserve(1);
        Fill(place, node);
        return place;
    }

    private int Reserve(int count)
    {
        var first = nodeCount;
        nodeCount += count;
        if (nodeCount > nodes.Length)
        {
            Array.Resize(ref nodes, Math.Max(nodeCount, nodes.Length * 2));
        }

        return first;
    }

    private void Fill(int place, SkeletonNode node)
    {
        var first = Reserve(node.Children.Length);
        nodes[place] = new PlanNode(node.Kind, node.Leaf, first, node.Children.Length);
        for (var i = 0; i < node.Children.Length; i++)
        {
            Fill(first + i, node.Children[i]);
        }
    }
}
