using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>The amounts that an expression of a lifecycle can stand for, where that is plain: a number, or the values of a parameter.</summary>
internal static class LifecycleAmounts
{
    /// <summary>The amounts of an item; none where they are computed.</summary>
    public static IReadOnlyList<decimal> Of(PolicyModel model, int item) => item >= 0 && model.Items[item].Value is { Kind: SkeletonKind.Leaf } value ? Of(model, model.Leaves[value.Leaf].Term) : [];

    private static IReadOnlyList<decimal> Of(PolicyModel model, Term term) => term switch
    {
        ConstantTerm { Value: long number } => [number],
        ConstantTerm { Value: decimal number } => [number],
        SlotTerm { Slot: var slot } when slot >= model.Facts.Length && slot < model.ItemSlot(0) => [.. Values(model.Parameters[slot - model.Facts.Length])],
        _ => [],
    };

    private static IEnumerable<decimal> Values(Parameter parameter) => parameter.Values.Select(value => value.Value is null ? null : ValueText.TryParse(value.Value, parameter.Type, null)).Select(value => value switch { long number => (decimal?)number, decimal number => number, _ => null }).OfType<decimal>();
}
