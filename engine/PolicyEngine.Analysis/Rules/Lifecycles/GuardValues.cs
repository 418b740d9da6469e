using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>
/// Values for what guards read, so that they can be worked out without compiled code. A fact has a value; what is computed in a way that only compiled code knows (a table, a function) is an assumption: a value
/// under its name, or yes or no under the text of a condition.
/// </summary>
internal sealed class GuardValues(PolicyModel model)
{
    private readonly Dictionary<int, object?> slots = [];
    private readonly Dictionary<string, bool?> texts = new(StringComparer.Ordinal);
    private readonly HashSet<Item> underWay = new(ReferenceEqualityComparer.Instance);

    /// <summary>The day of the decision.</summary>
    public DateOnly AsOf { get; set; } = model.InForceFrom;

    /// <summary>Gives a slot a value; <see langword="null"/> for not known.</summary>
    public void Set(int slot, object? value) => slots[slot] = value;

    /// <summary>The value that a slot was given.</summary>
    public object? Given(int slot) => slots.GetValueOrDefault(slot);

    /// <summary>Assumes an answer for a condition.</summary>
    public void Assume(string text, bool? answer) => texts[text] = answer;

    /// <summary>Whether a guard holds; <see langword="null"/> for unknown. One that is left out always does.</summary>
    public bool? Holds(int item) => item < 0 ? true : Item(model.Items[item]);

    // Something that leads back to itself is refused elsewhere, and is not known here.
    private bool? Item(Item item)
    {
        if (!underWay.Add(item))
        {
            return null;
        }

        var truth = Truth(item);
        underWay.Remove(item);
        return truth;
    }

    private bool? Truth(Item item)
    {
        if (item.OnlyIf is { } onlyIf && Node(onlyIf) != true)
        {
            return null;
        }

        return item switch
        {
            { Value: { } value } => Node(value),
            { Criteria: { } group } => Count(group),
            _ => null,
        };
    }

    private bool? Node(SkeletonNode node) => node.Kind switch
    {
        SkeletonKind.Leaf => Leaf(model.Leaves[node.Leaf]),
        SkeletonKind.And => All(node.Children, true),
        SkeletonKind.Or => !All(node.Children, false),
        SkeletonKind.Not => !Node(node.Children[0]),
        SkeletonKind.Choose => Node(node.Children[0]) is { } chosen ? Node(node.Children[chosen ? 1 : 2]) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    // With `sign` yes: whether all are yes. With `sign` no: whether all are no.
    private bool? All(ImmutableArray<SkeletonNode> nodes, bool sign)
    {
        bool? result = true;
        foreach (var node in nodes)
        {
            var truth = Node(node);
            if (truth == !sign)
            {
                return false;
            }

            result = truth is null ? null : result;
        }

        return result;
    }

    private bool? Count(CriteriaGroup group)
    {
        var answers = group.Criteria.Select(criterion => Node(criterion.When)).ToArray();
        return answers.Count(answer => answer == true) >= group.AtLeast ? true
            : answers.Count(answer => answer != false) < group.AtLeast ? false
            : null;
    }

    private bool? Leaf(Leaf leaf) => GuardTest.Of(leaf, model) is { IsOpaque: false } test ? Test(test) : texts.GetValueOrDefault(leaf.Text);

    private bool? Test(GuardTest tested) => tested switch
    {
        { Constant: { } constant } => constant,
        { Operator: "!", Parts: [var inner] } => !Test(inner),
        { Parts: [_, ..] parts } => Joined(parts, tested.Operator == "||"),
        { Right: null, Left: { } name } => Value(name.Slot) as bool?,
        var test => Value(test.Left!) is { } left && Value(test.Right!) is { } right ? GuardTest.Compare(left, test.Operator, right) : null,
    };

    // One part that settles it is enough; otherwise every part must be known.
    private bool? Joined(ImmutableArray<GuardTest> parts, bool settles)
    {
        var answers = parts.Select(Test).ToArray();
        return answers.Contains(settles) ? settles : answers.Contains(null) ? null : !settles;
    }

    private object? Value(GuardOperand operand) => operand.Slot < 0 ? operand.Constant : Value(operand.Slot);

    private object? Value(int slot)
    {
        if (slot < model.Facts.Length)
        {
            return model.Facts[slot].OnlyIf is { } onlyIf && Node(onlyIf) != true ? null : slots.GetValueOrDefault(slot);
        }

        if (slot < model.ItemSlot(0))
        {
            return ValueOn(model.Parameters[slot - model.Facts.Length]);
        }

        var item = model.Items[slot - model.ItemSlot(0)];
        return GuardTest.IsTransparent(item) ? Item(item) : slots.GetValueOrDefault(slot);
    }

    private object? ValueOn(Parameter parameter)
    {
        var entry = parameter.Values.Where(value => value.Key is null && value.From <= AsOf && !(value.To < AsOf)).MaxBy(value => value.From);
        return entry?.Value is { } text ? ValueText.TryParse(text, parameter.Type, parameter.ChoiceSet < 0 ? null : model.Choices[parameter.ChoiceSet]) : null;
    }
}
