using PolicyEngine.Model;
using PolicyEngine.Proof.Numbers;

namespace PolicyEngine.Proof.Translation;

/// <summary>What is asked of the records of a list, as far as it can be said without any record: how large a figure of a record is, and what no record meets.</summary>
internal sealed class ListKeys(PolicyModel model, Func<int, Rational?> parameter)
{
    private const int Deepest = 16;

    private static readonly Dictionary<TermOperator, TermOperator> Contraries = new()
    {
        [TermOperator.Equal] = TermOperator.NotEqual,
        [TermOperator.NotEqual] = TermOperator.Equal,
        [TermOperator.Less] = TermOperator.GreaterOrEqual,
        [TermOperator.GreaterOrEqual] = TermOperator.Less,
        [TermOperator.Greater] = TermOperator.LessOrEqual,
        [TermOperator.LessOrEqual] = TermOperator.Greater,
    };

    /// <summary>The list that an operation looks at, through `Where`; <see langword="null"/> for none of the policy's facts.</summary>
    public Fact? ListOf(ListTerm operation) => operation.List switch
    {
        SlotTerm { Slot: var slot } when slot < model.Facts.Length => model.Facts[slot],
        ListTerm { Operation: ListOperation.Where } filtered => ListOf(filtered),
        _ => null,
    };

    /// <summary>How small and how large a figure of one record can be; nothing where that is not plain.</summary>
    public Span? RangeOf(ListTerm operation) => operation.Body is { } body && ListOf(operation) is { } list ? RangeOf(body, list, 0) : null;

    /// <summary>Whether no record meets what is asked of each.</summary>
    public bool IsNeverMet(ListTerm operation)
    {
        var parts = Asked(operation).SelectMany(Conjuncts).ToArray();
        return ListOf(operation) is { } list && (Array.Exists(parts, part => IsNever(part, list)) || Exclude(parts));
    }

    // What is asked of a record, and what `Where` asks before.
    private static IEnumerable<Term> Asked(ListTerm whole)
    {
        for (ListTerm? at = whole; at is not null; at = at.List as ListTerm)
        {
            if (at.Body is { } body && (at == whole || at.Operation == ListOperation.Where))
            {
                yield return body;
            }
        }
    }

    /// <summary>The contrary of a condition.</summary>
    public static Term Turned(Term term) => term switch
    {
        OperatorTerm { Operator: TermOperator.And } one => new OperatorTerm(TermOperator.Or, [.. one.Operands.Select(Turned)]),
        OperatorTerm { Operator: TermOperator.Or } one => new OperatorTerm(TermOperator.And, [.. one.Operands.Select(Turned)]),
        OperatorTerm { Operator: TermOperator.Not } one => one.Operands[0],
        OperatorTerm one when Contraries.TryGetValue(one.Operator, out var contrary) => one with { Operator = contrary },
        _ => new OperatorTerm(TermOperator.Not, [term]),
    };

    private Span? RangeOf(Term term, Fact list, int depth) => depth > Deepest ? null : term switch
    {
        ConstantTerm constant when FactPositions.Number(constant.Value) is { } number => new Span(number, number),
        ElementTerm { Depth: 0 } element => RangeOf(list.Fields.FirstOrDefault(field => field.Name == element.Field)),
        SlotTerm { Slot: var slot } when slot >= model.Facts.Length && slot < model.ItemSlot(0) => parameter(slot - model.Facts.Length) is { } number ? new Span(number, number) : null,
        OperatorTerm { Operator: TermOperator.Add, Operands: [var one, var other] } => Sum(RangeOf(one, list, depth + 1), RangeOf(other, list, depth + 1)),
        OperatorTerm { Operator: TermOperator.Subtract, Operands: [var one, var other] } => Sum(RangeOf(one, list, depth + 1), Times(RangeOf(other, list, depth + 1), -1)),
        OperatorTerm { Operator: TermOperator.Multiply, Operands: [var one, var other] } => (RangeOf(one, list, depth + 1), RangeOf(other, list, depth + 1)) switch
        {
            ({ } left, { } right) when left.Low == left.High => Times(right, left.Low),
            ({ } left, { } right) when right.Low == right.High => Times(left, right.Low),
            _ => null,
        },
        OperatorTerm { Operator: TermOperator.Choose, Operands: [_, var yes, var no] } => Around(RangeOf(yes, list, depth + 1), RangeOf(no, list, depth + 1)),
        _ => null,
    };

    private static Span? RangeOf(Fact? field) => field is { Minimum: { } low, Maximum: { } high } && Number(field, low) is { } least && Number(field, high) is { } most ? new Span(least, most) : null;

    private static Rational? Number(Fact field, string text) => ValueText.TryParse(text, field.Type, null) is { } value ? FactPositions.Number(value) : null;

    private static Span? Around(Span? one, Span? other) => one is { } left && other is { } right ? new Span(left.Low < right.Low ? left.Low : right.Low, left.High > right.High ? left.High : right.High) : null;

    private static Span? Sum(Span? one, Span? other) => one is { } left && other is { } right ? new Span(left.Low + right.Low, left.High + right.High) : null;

    private static Span? Times(Span? span, Rational factor) => span is not { } own ? null : factor.Sign >= 0 ? new Span(own.Low * factor, own.High * factor) : new Span(own.High * factor, own.Low * factor);

    private static IEnumerable<Term> Conjuncts(Term term) => term is OperatorTerm { Operator: TermOperator.And } all ? all.Operands.SelectMany(Conjuncts) : [term];

    // A comparison beyond the ranges of what it compares.
    private bool IsNever(Term term, Fact list) =>
        term is OperatorTerm { Operands: [var one, var other] } comparison
        && RangeOf(one, list, 0) is { } left && RangeOf(other, list, 0) is { } right && comparison.Operator switch
        {
            TermOperator.Less => left.Low >= right.High,
            TermOperator.LessOrEqual => left.Low > right.High,
            TermOperator.Greater => left.High <= right.Low,
            TermOperator.GreaterOrEqual => left.High < right.Low,
            TermOperator.Equal => left.High < right.Low || right.High < left.Low,
            TermOperator.NotEqual or TermOperator.And or TermOperator.Or or TermOperator.Not => false,
            TermOperator.Add or TermOperator.Subtract or TermOperator.Multiply or TermOperator.Divide or TermOperator.Remainder or TermOperator.Negate or TermOperator.Choose or _ => false,
        };

    // One field cannot be two values, nor a value and not that value.
    private static bool Exclude(Term[] parts)
    {
        var equal = parts.OfType<OperatorTerm>().ToArray();
        return equal.Any(one => one is { Operator: TermOperator.Equal, Operands: [ElementTerm field, ConstantTerm value] } && Array.Exists(equal, other => other switch
        {
            { Operator: TermOperator.Equal, Operands: [ElementTerm same, ConstantTerm another] } => same == field && another.Type == value.Type && !another.Value.Equals(value.Value),
            { Operator: TermOperator.NotEqual, Operands: [ElementTerm same, ConstantTerm another] } => same == field && another == value,
            _ => false,
        }));
    }

    /// <summary>From a number to another, both included.</summary>
    public readonly record struct Span(Rational Low, Rational High);
}
