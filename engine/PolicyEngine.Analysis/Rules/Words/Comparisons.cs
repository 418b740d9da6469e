using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>A comparison with a figure, turned so that the figure stands on the right.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Figure">The figure: a constant, or the slot of a parameter or of anything else.</param>
/// <param name="Other">What is compared with it.</param>
internal sealed record FigureComparison(TermOperator Operator, Term Figure, Term Other);

/// <summary>Finds the comparisons of expressions, through definitions and criteria.</summary>
internal sealed class Comparisons(PolicyModel model)
{
    /// <summary>The comparisons that an expression hangs on.</summary>
    public IReadOnlyList<FigureComparison> In(IEnumerable<SkeletonNode> nodes)
    {
        var found = new List<FigureComparison>();
        var seen = new HashSet<int>();
        var open = new Stack<SkeletonNode>(nodes);
        while (open.TryPop(out var node))
        {
            foreach (var leaf in PolicyParts.LeavesOf(node, model))
            {
                found.AddRange(Terms.All(leaf.Term).OfType<OperatorTerm>().Where(term => term.Operands.Length == 2 && IsComparison(term.Operator)).SelectMany(Both));
                found.AddRange(Terms.All(leaf.Term).OfType<CallTerm>().SelectMany(Least));
                foreach (var item in leaf.Reads.Where(seen.Add).Select(slot => PolicyParts.ItemAt(model, slot)).OfType<Item>().Where(item => item.Kind is ItemKind.Definition or ItemKind.Criteria or ItemKind.Inner))
                {
                    found.AddRange(Enough(item));
                    PolicyParts.ExpressionsOf(item).ToList().ForEach(open.Push);
                }
            }
        }

        return found;
    }

    /// <summary>The figures that a slot or constant stands for: a constant's own, or all values of a parameter.</summary>
    public IReadOnlyList<decimal> FiguresOf(Term term) => term switch
    {
        ConstantTerm { Value: long number } => [number],
        ConstantTerm { Value: decimal number } => [number],
        SlotTerm slot => Values(slot.Slot),
        KeyedTerm keyed => Values(keyed.Slot),
        _ => [],
    };

    /// <summary>A figure by key as an author writes it.</summary>
    public string NameOf(KeyedTerm keyed) => $"{PolicyParts.ParameterAt(model, keyed.Slot)!.Name}[{KeyOf(keyed.Key) ?? "…"}]";

    /// <summary>The name of what a figure's key is read from; <see langword="null"/> where it is worked out.</summary>
    public string? KeyOf(Term key) => key switch
    {
        SlotTerm { Slot: var slot } when slot < model.Facts.Length => model.Facts[slot].Name,
        SlotTerm { Slot: var slot } => PolicyParts.ItemAt(model, slot) is { IsNamed: true } item ? item.Name : PolicyParts.ParameterAt(model, slot)?.Name,
        ConstantTerm { Type: FactType.Choice } option => model.Choices[option.ChoiceSet].Options[(int)option.Value].Name,
        _ => null,
    };

    private IReadOnlyList<decimal> Values(int slot) => PolicyParts.ParameterAt(model, slot) is not { } parameter ? []
        : [.. parameter.Values.Select(value => value.Value is null ? null : ValueText.TryParse(value.Value, parameter.Type, null)).Select(value => value switch { long number => (decimal?)number, decimal number => number, _ => null }).OfType<decimal>()];

    // The smaller of something and a figure is at most the figure.
    private static IEnumerable<FigureComparison> Least(CallTerm call) => call is { IsScript: false, Function: "min" or "max", Arguments: [var one, var other] }
        ? [.. new[] { (Figure: other, Other: one), (Figure: one, Other: other) }
            .Where(pair => pair.Figure is not ConstantTerm { Value: 0L or 0m })
            .Select(pair => new FigureComparison(call.Function == "min" ? TermOperator.LessOrEqual : TermOperator.GreaterOrEqual, pair.Figure, pair.Other))]
        : [];

    // A group of which some are enough compares their number.
    private static IEnumerable<FigureComparison> Enough(Item item) => item.Criteria is { AtLeast: > 1 } group && group.AtLeast < group.Criteria.Length
        ? [new FigureComparison(TermOperator.GreaterOrEqual, new ConstantTerm(FactType.WholeNumber, (long)group.AtLeast, -1), new OpaqueTerm(item.Name))]
        : [];

    private static bool IsComparison(TermOperator operation) => operation is TermOperator.Less or TermOperator.LessOrEqual or TermOperator.Greater or TermOperator.GreaterOrEqual;

    private static IEnumerable<FigureComparison> Both(OperatorTerm term) =>
    [
        new FigureComparison(term.Operator, term.Operands[1], term.Operands[0]),
        new FigureComparison(Phrase.Turned(term.Operator), term.Operands[0], term.Operands[1]),
    ];
}
