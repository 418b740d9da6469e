using System.Text.RegularExpressions;
using PolicyEngine.Model;
using PolicyEngine.Testing.Coverage;

namespace PolicyEngine.Testing.Drafting;

/// <summary>The facts that a piece of a policy rests on, by way of everything that it reads; and the conditions and days by which it makes itself felt.</summary>
internal sealed partial class RelevantFacts
{
    private const int MostDays = 60;

    private readonly PolicyModel model;
    private readonly Dictionary<string, int> slots;
    private readonly Dictionary<int, HashSet<int>> known = [];
    private readonly Lazy<HashSet<int>[]> reads;

    /// <summary>Looks at a policy.</summary>
    public RelevantFacts(PolicyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        reads = new Lazy<HashSet<int>[]>(() => [.. model.Items.Select(ReadsOf)]);
        slots = model.Facts.Select((fact, place) => (fact.Name, Slot: place)).Concat(model.Parameters.Select((parameter, place) => (parameter.Name, Slot: model.ParameterSlot(place)))).Concat(model.Items.Select((item, place) => (item.Name, Slot: model.ItemSlot(place)))).ToDictionary(pair => pair.Name, pair => pair.Slot, StringComparer.Ordinal);
    }

    /// <summary>The facts behind the names in a text, then those behind everything that reads these names, each in asking order.</summary>
    public IReadOnlyList<int> Of(string text)
    {
        int[] named = [.. Name().Matches(text).Select(match => slots.GetValueOrDefault(match.Value, -1)).Where(slot => slot >= 0).Distinct()];
        return [.. named.SelectMany(Behind).Order().Concat(Readers(named).SelectMany(Behind).Order()).Distinct()];
    }

    /// <summary>The places of the leaves by which a piece makes itself felt: those of a rule, or those that read a named piece, by way of everything that reads it.</summary>
    /// <param name="piece">A name, or <c>decision/rule</c>.</param>
    public IReadOnlyCollection<int> LeavesOver(string piece)
    {
        if (RuleOf(piece) is { } rule)
        {
            return [.. LeavesOf(rule.When)];
        }

        if (!slots.TryGetValue(piece, out var slot))
        {
            return [];
        }

        var readers = Readers([slot]).Append(slot).ToHashSet();
        return [.. Enumerable.Range(0, model.Leaves.Length).Where(leaf => model.Leaves[leaf].Reads.Any(readers.Contains))];
    }

    /// <summary>The days on which a piece changes, and the days beside them: a rule's, those of the values of a parameter, and those of the rules by which it makes itself felt.</summary>
    /// <param name="piece">A name, or <c>decision/rule</c>.</param>
    public IReadOnlyList<DateOnly> DaysOf(string piece)
    {
        var leaves = LeavesOver(piece).ToHashSet();
        var own = PolicyFigures.DaysOfChange(model.Parameters.Where(parameter => parameter.Name == piece), RuleOf(piece) is { } rule ? [rule] : []);
        var felt = PolicyFigures.DaysOfChange([], model.Items.SelectMany(item => item.Rules?.Rules ?? []).Where(rule => LeavesOf(rule.When).Any(leaves.Contains)));
        return [.. FactCandidates.Around(own.Concat(felt)).Take(MostDays)];
    }

    private Rule? RuleOf(string piece) => model.Items
        .SelectMany(item => (item.Rules?.Rules ?? []).Select(rule => (Id: $"{CoveragePlan.BlockName(item)}/{rule.Id}", Rule: rule)))
        .FirstOrDefault(pair => pair.Id == piece).Rule;

    /// <summary>The facts behind a slot.</summary>
    public IReadOnlyCollection<int> Behind(int slot)
    {
        if (known.TryGetValue(slot, out var facts))
        {
            return facts;
        }

        known[slot] = facts = [];
        if (slot < model.Facts.Length)
        {
            facts.Add(slot);
            facts.UnionWith(LeavesOf(model.Facts[slot].OnlyIf).SelectMany(leaf => model.Leaves[leaf].Reads).SelectMany(Behind));
        }
        else if (slot >= model.ItemSlot(0))
        {
            facts.UnionWith(reads.Value[slot - model.ItemSlot(0)].SelectMany(Behind));
        }

        return facts;
    }

    private HashSet<int> Readers(IEnumerable<int> named)
    {
        var readers = new HashSet<int>();
        var open = new Queue<int>(named);
        while (open.TryDequeue(out var slot))
        {
            for (var item = 0; item < model.Items.Length; item++)
            {
                if (reads.Value[item].Contains(slot) && readers.Add(model.ItemSlot(item)))
                {
                    open.Enqueue(model.ItemSlot(item));
                }
            }
        }

        return readers;
    }

    private HashSet<int> ReadsOf(Item item)
    {
        var leaves = NodesOf(item).SelectMany(LeavesOf).Concat((item.Lookup?.Columns ?? []).Select(column => column.KeyLeaf)).Concat(item.Fold is { } fold ? [fold.Whole] : []);
        return [.. leaves.SelectMany(leaf => model.Leaves[leaf].Reads)];
    }

    private static IEnumerable<int> LeavesOf(SkeletonNode? node) => node is null ? [] : node.Kind == SkeletonKind.Leaf ? [node.Leaf] : node.Children.SelectMany(LeavesOf);

    private static IEnumerable<SkeletonNode?> NodesOf(Item item) =>
        (item.Rules?.Rules ?? []).SelectMany(rule => new[] { rule.When, rule.Result.Then })
            .Append(item.Rules?.Otherwise?.Then)
            .Concat((item.Lookup?.Rows ?? []).Select(row => row.When))
            .Concat((item.Criteria?.Criteria ?? []).Select(criterion => criterion.When))
            .Append(item.OnlyIf).Append(item.Value);

    [GeneratedRegex("[a-z_][a-z0-9_]*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
