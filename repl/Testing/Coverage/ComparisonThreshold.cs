using PolicyEngine.Model;

namespace PolicyEngine.Repl.Testing.Coverage;

/// <summary>The threshold of a comparison: the side that is a constant or a parameter, otherwise the right one. The other side has to rest on something that a case gives.</summary>
internal static class ComparisonThreshold
{
    /// <summary>What a comparison's threshold needs; nothing for conditions of other forms.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="leaf">The condition's place in <see cref="PolicyModel.Leaves"/>.</param>
    /// <param name="within">What it belongs to.</param>
    public static IEnumerable<CoveragePoint> Of(PolicyModel model, int leaf, string within)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Leaves[leaf] is not { Comparison: { Operator: "<" or "<=" or ">" or ">=" } comparison } condition || !VariesByCase(condition, model))
        {
            return [];
        }

        var isLeft = IsFigure(model, comparison.Left) && !IsFigure(model, comparison.Right);
        var (edge, other) = isLeft ? (comparison.Left, comparison.Right) : (comparison.Right, comparison.Left);
        return Distance.All
            .Where(needs => CanBe(model, other, edge, needs))
            .Select(needs => new CoveragePoint(CoverageKind.Boundary, condition.Text, within, needs, condition.Location, trace => Stands(trace.ComparedBy(leaf), isLeft) == needs));
    }

    /// <summary>Whether a side is a constant or a parameter.</summary>
    public static bool IsFigure(PolicyModel model, ComparisonSide side) => side.IsConstant || IsParameter(model, side.Slot);

    private static bool IsParameter(PolicyModel model, int slot) => slot >= model.Facts.Length && slot < model.ItemSlot(0);

    private static string? Stands((object? Left, object? Right) compared, bool isLeft) =>
        isLeft ? Distance.Of(compared.Right, compared.Left) : Distance.Of(compared.Left, compared.Right);

    // A condition on the date alone varies by the case's date.
    private static bool VariesByCase(Leaf leaf, PolicyModel model) => leaf.Text.Contains("as_of", StringComparison.Ordinal) || leaf.Reads.Any(slot => !IsParameter(model, slot));

    // A fact cannot be given outside its range.
    private static bool CanBe(PolicyModel model, ComparisonSide side, ComparisonSide edge, string needs)
    {
        if (needs == Distance.On || side.Slot < 0 || side.Slot >= model.Facts.Length || EdgeOf(model, edge) is not { } value)
        {
            return true;
        }

        var fact = model.Facts[side.Slot];
        return needs == Distance.Below ? !(Limit(fact.Minimum, fact.Type) >= value) : !(Limit(fact.Maximum, fact.Type) <= value);
    }

    /// <summary>The one value that a figure has on every day; <see langword="null"/> when it has several or none.</summary>
    private static decimal? EdgeOf(PolicyModel model, ComparisonSide edge)
    {
        if (edge.IsConstant)
        {
            return Limit(edge.Text.TrimEnd('m', 'M', 'l', 'L'), FactType.Decimal);
        }

        return IsParameter(model, edge.Slot) && model.Parameters[edge.Slot - model.Facts.Length] is { KeyType: null, Values: [{ Value: { } only }], Type: var type } ? Limit(only, type) : null;
    }

    private static decimal? Limit(string? text, FactType type) => text is null || type == FactType.Choice ? null : Distance.Number(ValueText.TryParse(text, type, null));
}
