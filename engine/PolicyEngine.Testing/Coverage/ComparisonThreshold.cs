using PolicyEngine.Model;

namespace PolicyEngine.Testing.Coverage;

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
        var range = RangeOf(model, condition, other, isLeft);
        return Edges(model, edge).SelectMany(one => Distance.All
            .Where(needs => CanBe(range, one.Value, needs))
            .Select(needs => new CoveragePoint(CoverageKind.Boundary, condition.Text + one.Named, within, needs, condition.Location, trace => Stands(trace.ComparedBy(leaf), isLeft) == needs) { Days = one.Days }));
    }

    /// <summary>Whether a side is a constant or a parameter.</summary>
    public static bool IsFigure(PolicyModel model, ComparisonSide side) => side.IsConstant || IsParameter(model, side.Slot);

    private static bool IsParameter(PolicyModel model, int slot) => slot >= model.Facts.Length && slot < model.ItemSlot(0);

    private static string? Stands((object? Left, object? Right) compared, bool isLeft) =>
        isLeft ? Distance.Of(compared.Right, compared.Left) : Distance.Of(compared.Left, compared.Right);

    // A condition on the date alone varies by the case's date.
    private static bool VariesByCase(Leaf leaf, PolicyModel model) => leaf.Text.Contains("as_of", StringComparison.Ordinal) || leaf.Reads.Any(slot => !IsParameter(model, slot));

    /// <summary>What a side of a condition can come to.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="leaf">The condition.</param>
    /// <param name="side">The side.</param>
    /// <param name="isRight">Whether it stands on the right.</param>
    public static TermRange RangeOf(PolicyModel model, Leaf leaf, ComparisonSide side, bool isRight)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        ArgumentNullException.ThrowIfNull(side);
        return side.Slot >= 0 ? TermRange.Of(model, new SlotTerm(side.Slot)) : leaf.Term is OperatorTerm { Operands: [var left, var right] } ? TermRange.Of(model, isRight ? right : left) : default;
    }

    // A fact cannot be given outside its range, and a count is never below nought.
    private static bool CanBe(TermRange range, decimal? edge, string needs) => edge is not { } value
        || (needs == Distance.On ? !(range.Least > value) && !(range.Most < value) : needs == Distance.Below ? !(range.Least >= value) : !(range.Most <= value));

    // Each value that a parameter has in turn is a threshold of its own, met only by cases of its own days.
    private static IEnumerable<Edge> Edges(PolicyModel model, ComparisonSide edge)
    {
        var whole = (model.InForceFrom, model.InForceTo ?? DateOnly.MaxValue);
        if (edge.IsConstant)
        {
            return [new Edge("", Figure(edge), whole)];
        }

        if (!IsParameter(model, edge.Slot) || model.Parameters[edge.Slot - model.Facts.Length] is not { KeyType: null } parameter)
        {
            return [new Edge("", null, whole)];
        }

        var values = ParameterStretch.Of(model, parameter).Where(stretch => stretch.Value is not null).ToArray();
        return values.Length > 1
            ? values.Select(stretch => new Edge($", {parameter.Name} from {ValueText.Format(stretch.From, null)}", Limit(stretch.Value, parameter.Type), (stretch.First, stretch.Last)))
            : [new Edge("", values is [var only] ? Limit(only.Value, parameter.Type) : null, whole)];
    }

    /// <summary>A constant as a number; <see langword="null"/> when it is none.</summary>
    public static decimal? Figure(ComparisonSide constant)
    {
        ArgumentNullException.ThrowIfNull(constant);
        return Limit(constant.Text.TrimEnd('m', 'M', 'l', 'L'), FactType.Decimal);
    }

    /// <summary>A figure of a type as a number; <see langword="null"/> when it is none.</summary>
    public static decimal? Limit(string? text, FactType type) => text is null || type == FactType.Choice ? null : Distance.Number(ValueText.TryParse(text, type, null));

    /// <summary>A value that a figure has.</summary>
    /// <param name="Named">What names it beside the others of the figure, for example <c>, limit from 2023-04-01</c>; empty where it is the only one.</param>
    /// <param name="Value">It as a number; <see langword="null"/> when it is found out only in a case.</param>
    /// <param name="Days">The first and the last day of it.</param>
    private sealed record Edge(string Named, decimal? Value, (DateOnly First, DateOnly Last) Days);
}
