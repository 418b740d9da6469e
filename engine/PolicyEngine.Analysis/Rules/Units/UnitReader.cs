using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Units;

/// <summary>The unit of a value, as far as it follows from what the policy says.</summary>
internal sealed class UnitReader(PolicyModel model)
{
    private const int Deepest = 16;

    private static readonly Dictionary<string, string> ByFunction = new(StringComparer.Ordinal)
    {
        ["years_between"] = "years",
        ["months_between"] = "months",
        ["days_between"] = "days",
    };

    private static readonly HashSet<string> Keeping = new(["round_half_up", "round_half_even", "round_up", "round_down", "abs"], StringComparer.Ordinal);

    /// <summary>The unit of a term; <see langword="null"/> for none, or for one that is not known.</summary>
    public UnitOfMeasure? Of(Term term) => Of(term, 0);

    /// <summary>The unit that is stated for a slot.</summary>
    public UnitOfMeasure? Stated(int slot)
    {
        if (PolicyParts.FactAt(model, slot) is { } fact)
        {
            return Stated(fact.Unit, fact.Name, fact.Type);
        }

        if (PolicyParts.ParameterAt(model, slot) is { } parameter)
        {
            return Stated(parameter.Unit, parameter.Name, parameter.Type);
        }

        return PolicyParts.ItemAt(model, slot) is { } item ? Stated(item.Unit, item.Name, item.Type) : null;
    }

    private static UnitOfMeasure? Stated(string unit, string name, FactType type)
    {
        if (type is not (FactType.WholeNumber or FactType.Decimal or FactType.Money))
        {
            return null;
        }

        return unit.Trim().Length > 0 ? UnitOfMeasure.Read(unit) : type == FactType.Money ? UnitOfMeasure.Pounds : UnitOfMeasure.InName(name);
    }

    private UnitOfMeasure? Of(Term term, int depth) => depth > Deepest ? null : term switch
    {
        SlotTerm slot => Written(slot.Slot) ?? Computed(slot.Slot, depth + 1) ?? Stated(slot.Slot),
        KeyedTerm keyed => Stated(keyed.Slot),
        CallTerm { IsScript: false } call => OfCall(call, depth + 1),
        OperatorTerm { Operator: TermOperator.Add or TermOperator.Subtract or TermOperator.Negate } sum => sum.Operands.Select(operand => Of(operand, depth + 1)).FirstOrDefault(unit => unit is not null),
        OperatorTerm { Operator: TermOperator.Divide, Operands: [var whole, ConstantTerm each] } => Larger(Of(whole, depth + 1), each),
        OperatorTerm { Operator: TermOperator.Choose } choice => Of(choice.Operands[1], depth + 1) ?? Of(choice.Operands[2], depth + 1),
        _ => null,
    };

    // What a definition is computed from says more than that it is money.
    private UnitOfMeasure? Written(int slot) => PolicyParts.ItemAt(model, slot) is { Unit: "" } ? null : Stated(slot);

    private UnitOfMeasure? OfCall(CallTerm call, int depth) =>
        ByFunction.TryGetValue(call.Function, out var unit) ? UnitOfMeasure.Read(unit)
        : Keeping.Contains(call.Function) ? Of(call.Arguments[0], depth)
        : call is { Function: "whole_part" or "divide", Arguments: [var whole, ConstantTerm each] } ? Larger(Of(whole, depth), each)
        : call.Function is "min" or "max" ? call.Arguments.Select(argument => Of(argument, depth)).FirstOrDefault(found => found is not null)
        : null;

    // Days by seven are weeks; anything else divided may be anything.
    private static UnitOfMeasure? Larger(UnitOfMeasure? unit, ConstantTerm each) =>
        unit is { Per: "" } && each.Value is long or decimal && Larger(unit.Name, Convert.ToDecimal(each.Value, System.Globalization.CultureInfo.InvariantCulture)) is { } name ? UnitOfMeasure.Read(name) : null;

    private static string? Larger(string unit, decimal each) => (unit, each) switch
    {
        ("minutes", 60) => "hours",
        ("hours", 24) => "days",
        ("days", 7) => "weeks",
        ("days", 365) => "years",
        ("weeks", 52) => "years",
        ("months", 12) => "years",
        ("pence", 100) => "pounds",
        ("metres", 1000) => "km",
        _ => null,
    };

    // A definition has the unit of what it is computed from.
    private UnitOfMeasure? Computed(int slot, int depth) =>
        PolicyParts.ItemAt(model, slot) is { Kind: ItemKind.Definition or ItemKind.Inner, Value: { Kind: SkeletonKind.Leaf } value } ? Of(model.Leaves[value.Leaf].Term, depth) : null;
}
