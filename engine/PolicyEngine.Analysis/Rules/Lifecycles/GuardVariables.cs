using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>What guards depend on, each with the values that can make a difference: the options, yes and no, and the neighbours of every value that something is compared with.</summary>
internal sealed class GuardVariables
{
    private readonly PolicyModel model;
    private readonly SortedDictionary<int, List<object>> slots = [];
    private readonly SortedSet<string> texts = new(StringComparer.Ordinal);
    private readonly SortedSet<DateOnly> days = [];
    private readonly HashSet<int> seen = [];
    private readonly List<(int One, int Other)> linked = [];

    private GuardVariables(PolicyModel model)
    {
        this.model = model;
        days.Add(model.InForceFrom);
    }

    /// <summary>The facts, by slot, with values.</summary>
    public IReadOnlyList<(int Slot, object[] Values)> Facts => [.. slots.Where(entry => entry.Key < model.Facts.Length).Select(entry => (entry.Key, ValuesOf(entry.Key)))];

    /// <summary>What can only be assumed, by slot, with values.</summary>
    public IReadOnlyList<(int Slot, object[] Values)> Assumed => [.. slots.Where(entry => entry.Key >= model.Facts.Length).Select(entry => (entry.Key, ValuesOf(entry.Key)))];

    /// <summary>The conditions whose answers can only be assumed.</summary>
    public IReadOnlyCollection<string> Texts => texts;

    /// <summary>The days on which a parameter that is read may have another value.</summary>
    public IReadOnlyList<DateOnly> Days => [.. days.Where(day => day >= model.InForceFrom && !(day > model.InForceTo))];

    /// <summary>Whether values may be missing here that would make a difference: a parameter has none yet, or facts are compared in a row.</summary>
    public bool IsVague { get; private set; }

    /// <summary>The variables of some guards.</summary>
    public static GuardVariables Of(PolicyModel model, params ReadOnlySpan<int> items)
    {
        var variables = new GuardVariables(model);
        foreach (var item in items)
        {
            if (item >= 0)
            {
                variables.Item(model.Items[item]);
            }
        }

        return variables;
    }

    private void Item(Item item)
    {
        Node(item.OnlyIf);
        Node(item.Value);
        foreach (var criterion in item.Criteria?.Criteria ?? [])
        {
            Node(criterion.When);
        }
    }

    private void Node(SkeletonNode? node)
    {
        if (node is { Kind: SkeletonKind.Leaf })
        {
            Leaf(model.Leaves[node.Leaf]);
        }

        foreach (var child in node?.Children ?? [])
        {
            Node(child);
        }
    }

    private void Leaf(Leaf leaf)
    {
        var test = GuardTest.Of(leaf, model);
        if (test.IsOpaque)
        {
            texts.Add(leaf.Text);
            return;
        }

        Test(test);
    }

    private void Test(GuardTest test)
    {
        foreach (var part in test.Parts)
        {
            Test(part);
        }

        foreach (var operand in new[] { test.Left, test.Right }.OfType<GuardOperand>().Where(operand => operand.Slot >= 0))
        {
            Slot(operand.Slot);
        }

        if (test is { Left: { } left, Right: { } right })
        {
            Near(left, right);
            Near(right, left);
        }
    }

    private void Slot(int slot)
    {
        if (!seen.Add(slot))
        {
            return;
        }

        if (slot < model.Facts.Length)
        {
            slots.TryAdd(slot, []);
            Node(model.Facts[slot].OnlyIf);
        }
        else if (slot < model.ItemSlot(0))
        {
            var parameter = model.Parameters[slot - model.Facts.Length];
            IsVague |= parameter.KeyType is not null || parameter.Values.All(value => value.Value is null);
            days.UnionWith(parameter.Values.Select(value => value.From));
        }
        else if (model.Items[slot - model.ItemSlot(0)] is var item && GuardTest.IsTransparent(item))
        {
            Item(item);
        }
        else
        {
            slots.TryAdd(slot, []);
        }
    }

    private void Near(GuardOperand one, GuardOperand other)
    {
        if (!slots.TryGetValue(one.Slot, out var values))
        {
            return;
        }

        if (other.Slot < 0)
        {
            values.Add(other.Constant!);
        }
        else if (slots.ContainsKey(other.Slot))
        {
            linked.Add((one.Slot, other.Slot));
            IsVague |= linked.Count > 2;
        }
        else if (other.Slot >= model.Facts.Length && other.Slot < model.ItemSlot(0))
        {
            var parameter = model.Parameters[other.Slot - model.Facts.Length];
            values.AddRange(parameter.Values.Select(value => value.Value is null ? null : ValueText.TryParse(value.Value, parameter.Type, GuardTest.ChoicesOf(other.Slot, model))).OfType<object>());
        }
    }

    private object[] ValuesOf(int slot)
    {
        var compared = slots[slot].Concat(linked.Where(pair => pair.One == slot).SelectMany(pair => slots[pair.Other]));
        return GuardTest.TypeOf(slot, model) switch
        {
            FactType.YesNo => [true, false],
            FactType.Choice => [.. Enumerable.Range(0, GuardTest.ChoicesOf(slot, model)!.Options.Length).Cast<object>()],
            FactType.WholeNumber => Numbers(slot, compared, 1m, whole: true),
            FactType.Decimal => Numbers(slot, compared, 0.01m, whole: false),
            FactType.Money => Numbers(slot, compared, 0.01m, whole: false),
            FactType.Date => Within(slot, [.. compared.OfType<DateOnly>().DefaultIfEmpty(model.InForceFrom).SelectMany(day => new object[] { day, day.AddDays(-1), day.AddDays(1) }).Distinct()]),
            FactType.Time => Within(slot, [.. compared.OfType<TimeOnly>().DefaultIfEmpty(new TimeOnly(12, 0)).SelectMany(time => new object[] { time, time.AddMinutes(-1), time.AddMinutes(1) }).Distinct()]),
            FactType.Text => [.. compared.OfType<string>().Distinct(StringComparer.Ordinal), "any other text"],
            FactType.List => [],
            _ => throw new ArgumentOutOfRangeException(nameof(slot)),
        };
    }

    private object[] Numbers(int slot, IEnumerable<object> compared, decimal step, bool whole) => Within(
        slot,
        [
            .. compared.Select(value => Convert.ToDecimal(value, CultureInfo.InvariantCulture)).Append(0).SelectMany(value => new[] { value, value - step, value + step })
                .Select(value => whole ? (object)(long)Math.Floor(value) : value).Distinct(),
        ]);

    private object[] Within(int slot, object[] values)
    {
        if (slot >= model.Facts.Length)
        {
            return values;
        }

        var fact = model.Facts[slot];
        object[] edges = [.. new[] { fact.Minimum, fact.Maximum }.Select(edge => edge is null ? null : ValueText.TryParse(edge, fact.Type, null)).OfType<object>()];
        return
        [
            .. values.Concat(edges).Distinct().Where(value =>
                (fact.Minimum is null || GuardTest.Compare(value, ">=", edges[0]) == true) && (fact.Maximum is null || GuardTest.Compare(value, "<=", edges[^1]) == true)),
        ];
    }
}
