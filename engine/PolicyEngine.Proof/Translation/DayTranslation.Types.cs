using PolicyEngine.Model;

namespace PolicyEngine.Proof.Translation;

/// <content>The types of expressions.</content>
internal sealed partial class DayTranslation
{
    /// <summary>The type of an expression; nothing where only its text is known.</summary>
    private FactType? TypeOf(Term term) => term switch
    {
        ConstantTerm constant => constant.Type,
        SlotTerm slot => SlotType(slot.Slot),
        AsOfTerm => FactType.Date,
        KeyedTerm keyed => Model.Parameters[keyed.Slot - Model.Facts.Length].Type,
        DatedTerm dated => Model.Parameters[dated.Slot - Model.Facts.Length].Type,
        ColumnTerm column => Model.Items[ItemAt(column.Slot)].Lookup!.Outputs.First(output => output.Name == column.Output).Type,
        ElementTerm => null,
        OperatorTerm { Operator: TermOperator.Choose } choose => Wider(TypeOf(choose.Operands[1]), TypeOf(choose.Operands[2])),
        OperatorTerm { Operator: >= TermOperator.Add and <= TermOperator.Negate } operation => operation.Operands.Select(TypeOf).Aggregate(Wider),
        OperatorTerm => FactType.YesNo,
        CallTerm { IsScript: true } => null,
        CallTerm call => FunctionType(call),
        ListTerm list => ListType(list),
        _ => null,
    };

    private FactType SlotType(int slot) => slot < Model.Facts.Length ? Model.Facts[slot].Type
        : ItemAt(slot) is >= 0 and var item ? ItemType(Model.Items[item])
        : Model.Parameters[slot - Model.Facts.Length].Type;

    private static FactType ItemType(Item item) => item.Lookup is { Hit: HitPolicy.CollectList } ? FactType.List
        : item.Lookup is { Hit: HitPolicy.CollectCount } ? FactType.WholeNumber
        : item.Type;

    private static FactType? Wider(FactType? one, FactType? other) =>
        one is FactType.Decimal or FactType.Money && other == FactType.WholeNumber ? one
        : one == FactType.WholeNumber && other is FactType.Decimal or FactType.Money ? other
        : one ?? other;

    private FactType? FunctionType(CallTerm call) => call.Function switch
    {
        "date" or "add_days" or "add_months" or "add_years" or "last_day_of_month" or "add_working_days" or "next_working_day" or "day_of_receipt" => FactType.Date,
        "time" => FactType.Time,
        "joined" or "upper" or "lower" or "trimmed" => FactType.Text,
        "day_of_week" => FactType.Choice,
        "is_weekend" or "is_working_day" or "is_holiday" or "same_text" or "contains_text" or "starts_with" or "ends_with" or "is_blank" or "not" => FactType.YesNo,
        "round_half_up" or "round_half_even" or "round_up" or "round_down" or "divide" => FactType.Decimal,
        "min" or "max" => Wider(TypeOf(call.Arguments[0]), TypeOf(call.Arguments[1])),
        "abs" => TypeOf(call.Arguments[0]),
        _ => FactType.WholeNumber,
    };

    private FactType? ListType(ListTerm list) => list.Operation switch
    {
        ListOperation.Count or ListOperation.CountDistinct => FactType.WholeNumber,
        ListOperation.Any or ListOperation.All => FactType.YesNo,
        ListOperation.Where => FactType.List,
        ListOperation.Sum or ListOperation.Min or ListOperation.Max => list.Body is null ? null : TypeOf(list.Body),
        _ => null,
    };

    private int ChoiceSetOf(Term term) => term switch
    {
        ConstantTerm constant => constant.ChoiceSet,
        SlotTerm { Slot: var slot } when slot < Model.Facts.Length => Model.Facts[slot].ChoiceSet,
        SlotTerm { Slot: var slot } when ItemAt(slot) is >= 0 and var item => Model.Items[item].ChoiceSet,
        SlotTerm { Slot: var slot } => Model.Parameters[slot - Model.Facts.Length].ChoiceSet,
        KeyedTerm keyed => Model.Parameters[keyed.Slot - Model.Facts.Length].ChoiceSet,
        DatedTerm dated => Model.Parameters[dated.Slot - Model.Facts.Length].ChoiceSet,
        CallTerm { Function: "day_of_week", Arguments: [_, ConstantTerm option, ..] } => option.ChoiceSet,
        ColumnTerm column => Model.Items[ItemAt(column.Slot)].Lookup!.Outputs.First(output => output.Name == column.Output).ChoiceSet,
        OperatorTerm { Operator: TermOperator.Choose } choose => Math.Max(ChoiceSetOf(choose.Operands[1]), ChoiceSetOf(choose.Operands[2])),
        _ => -1,
    };
}
