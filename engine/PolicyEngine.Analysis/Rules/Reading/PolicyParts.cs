using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Reading;

/// <summary>The pieces of a policy's model, laid out flat.</summary>
internal static class PolicyParts
{
    /// <summary>The expressions of an item: all that has to do with its value.</summary>
    public static IEnumerable<SkeletonNode> ExpressionsOf(Item item) => new[] { item.OnlyIf, item.Value }
        .Concat(item.Criteria?.Criteria.Select(criterion => criterion.When) ?? [])
        .Concat(item.Lookup?.Rows.Select(row => row.When) ?? [])
        .Concat(item.Rules?.Rules.SelectMany(ExpressionsOf) ?? [])
        .Append(item.Rules?.Otherwise?.Then)
        .OfType<SkeletonNode>();

    /// <summary>The expressions of a rule.</summary>
    public static IEnumerable<SkeletonNode> ExpressionsOf(Rule rule) => new[] { rule.When, rule.Result.Then }.OfType<SkeletonNode>();

    /// <summary>The leaves of an expression, those of parts that are worked out by themselves among them.</summary>
    public static IEnumerable<Leaf> LeavesOf(SkeletonNode node, PolicyModel model) =>
        node.Kind == SkeletonKind.Leaf ? WithInner(model.Leaves[node.Leaf], model) : node.Children.SelectMany(child => LeavesOf(child, model));

    private static IEnumerable<Leaf> WithInner(Leaf leaf, PolicyModel model) =>
        leaf.Reads.Select(slot => ItemAt(model, slot)).OfType<Item>().Where(item => item.Kind == ItemKind.Inner).SelectMany(item => LeavesOf(item, model)).Prepend(leaf);

    /// <summary>The leaves of an item, keys of its table among them.</summary>
    public static IEnumerable<Leaf> LeavesOf(Item item, PolicyModel model) =>
        ExpressionsOf(item).SelectMany(node => LeavesOf(node, model))
            .Concat(item.Lookup?.Columns.SelectMany(column => WithInner(model.Leaves[column.KeyLeaf], model)) ?? [])
            .Concat(item.Fold is { } fold ? [model.Leaves[fold.Whole]] : []);

    /// <summary>The slots that an expression reads.</summary>
    public static IEnumerable<int> ReadsOf(SkeletonNode node, PolicyModel model) => LeavesOf(node, model).SelectMany(leaf => leaf.Reads);

    /// <summary>The slots that an item reads for its value.</summary>
    public static IEnumerable<int> ReadsOf(Item item, PolicyModel model) => LeavesOf(item, model).SelectMany(leaf => leaf.Reads);

    /// <summary>The texts of an item.</summary>
    public static IEnumerable<ReasonTemplate> TextsOf(Item item) => new[] { item.Because }
        .Concat(item.Criteria?.Criteria.SelectMany(criterion => new[] { criterion.Because, criterion.Otherwise }) ?? [])
        .Concat(item.Lookup?.Rows.Append(item.Lookup.Otherwise).OfType<LookupRow>().Select(row => row.Because) ?? [])
        .Concat(item.Rules?.Rules.Select(rule => rule.Result).Append(item.Rules.Otherwise).OfType<RuleResult>().Select(result => result.Because) ?? []);

    /// <summary>The slots whose values a text shows, and those of keys.</summary>
    public static IEnumerable<int> ShownBy(ReasonTemplate text) => text.Pieces.SelectMany(piece => new[] { piece.Slot, piece.KeySlot }).Where(slot => slot is >= 0 and < ReasonPiece.AsOfSlot);

    /// <summary>The item of a slot; <see langword="null"/> for a fact or parameter.</summary>
    public static Item? ItemAt(PolicyModel model, int slot) => slot >= model.ItemSlot(0) && slot < model.SlotCount ? model.Items[slot - model.ItemSlot(0)] : null;

    /// <summary>The parameter of a slot.</summary>
    public static Parameter? ParameterAt(PolicyModel model, int slot) => slot >= model.Facts.Length && slot < model.ItemSlot(0) ? model.Parameters[slot - model.Facts.Length] : null;

    /// <summary>The fact of a slot.</summary>
    public static Fact? FactAt(PolicyModel model, int slot) => slot >= 0 && slot < model.Facts.Length ? model.Facts[slot] : null;

    /// <summary>Whether an item is an answer in itself, whoever reads it.</summary>
    public static bool IsAnswer(Item item) => item is { IsBorrowed: false, Kind: ItemKind.Outcome or ItemKind.Part or ItemKind.Output or ItemKind.Lifecycle };

    /// <summary>The steps of a lifecycle.</summary>
    public static IEnumerable<LifecycleStep> StepsOf(Lifecycle lifecycle) =>
        lifecycle.States.SelectMany(state => state.Entry.Concat(state.Exit)).Concat(lifecycle.Transitions.SelectMany(transition => transition.Steps));

    /// <summary>The texts of a lifecycle.</summary>
    public static IEnumerable<ReasonTemplate> TextsOf(Lifecycle lifecycle) => lifecycle.Transitions.Select(transition => transition.Refusal)
        .Concat(lifecycle.Notifications.SelectMany(notification => notification.Subject.Pieces.Concat(notification.Text.Pieces)).Select(piece => piece.Words));
}
