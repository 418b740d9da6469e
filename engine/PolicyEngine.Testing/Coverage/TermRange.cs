using PolicyEngine.Model;

namespace PolicyEngine.Testing.Coverage;

/// <summary>The least and the most that an expression can come to, as far as ranges and the expression itself tell; <see langword="null"/> for no limit that is known.</summary>
internal readonly record struct TermRange(decimal? Least, decimal? Most)
{
    private const int Deepest = 16;
    private const decimal Largest = 1_000_000_000_000;

    /// <summary>The range of an expression.</summary>
    public static TermRange Of(PolicyModel model, Term term)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(term);
        return Of(model, term, 0);
    }

    private static TermRange Of(PolicyModel model, Term term, int depth) => depth > Deepest ? default : term switch
    {
        ConstantTerm constant => Distance.Number(constant.Value) is { } figure && Math.Abs(figure) <= Largest ? new TermRange(figure, figure) : default,
        SlotTerm { Slot: var slot } => OfSlot(model, slot, depth),
        ListTerm { Operation: ListOperation.Count or ListOperation.CountDistinct } => new TermRange(0, null),
        CallTerm { IsScript: false, Function: "count_true" } call => new TermRange(0, call.Arguments.Length),
        CallTerm { IsScript: false, Function: "length_of" or "abs" } => new TermRange(0, null),
        CallTerm { IsScript: false, Function: "min" } call => Together(call.Arguments.Select(argument => Of(model, argument, depth + 1)), (one, other) => Math.Min(one, other), true),
        CallTerm { IsScript: false, Function: "max" } call => Together(call.Arguments.Select(argument => Of(model, argument, depth + 1)), (one, other) => Math.Max(one, other), false),
        OperatorTerm { Operator: TermOperator.Add, Operands: var operands } => operands.Select(operand => Of(model, operand, depth + 1)).Aggregate((sum, next) => new TermRange(sum.Least + next.Least, sum.Most + next.Most)),
        OperatorTerm { Operator: TermOperator.Choose, Operands: [_, var yes, var no] } => Either(Of(model, yes, depth + 1), Of(model, no, depth + 1)),
        _ => default,
    };

    private static TermRange OfSlot(PolicyModel model, int slot, int depth)
    {
        if (slot < model.Facts.Length)
        {
            var fact = model.Facts[slot];
            return new TermRange(Known(fact.Minimum, fact.Type), Known(fact.Maximum, fact.Type));
        }

        return slot >= model.ItemSlot(0) && model.Items[slot - model.ItemSlot(0)] is { Rules: null, Value: { Kind: SkeletonKind.Leaf } value } ? Of(model, model.Leaves[value.Leaf].Term, depth + 1) : default;
    }

    private static decimal? Known(string? limit, FactType type) => ComparisonThreshold.Limit(limit, type) is { } figure && Math.Abs(figure) <= Largest ? figure : null;

    private static TermRange Either(TermRange one, TermRange other) => new(
        one.Least is { } low && other.Least is { } lower ? Math.Min(low, lower) : null,
        one.Most is { } high && other.Most is { } higher ? Math.Max(high, higher) : null);

    // Of the smallest, any upper limit holds, and a lower one only where all have one; of the largest the other way round.
    private static TermRange Together(IEnumerable<TermRange> all, Func<decimal, decimal, decimal> chosen, bool isLeast)
    {
        var ranges = all.ToList();
        var (lows, highs) = (ranges.Select(range => range.Least).OfType<decimal>().ToList(), ranges.Select(range => range.Most).OfType<decimal>().ToList());
        var (hasLow, hasHigh) = isLeast ? (lows.Count == ranges.Count, highs.Count > 0) : (lows.Count > 0, highs.Count == ranges.Count);
        return new TermRange(hasLow ? lows.Aggregate(chosen) : null, hasHigh ? highs.Aggregate(chosen) : null);
    }
}
