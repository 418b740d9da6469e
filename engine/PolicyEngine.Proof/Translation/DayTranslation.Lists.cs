using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Values;

namespace PolicyEngine.Proof.Translation;

/// <content>Lists, and what of tables only the engine can tell.</content>
internal sealed partial class DayTranslation
{
    private ListKeys? listKeys;

    /// <summary>That of the rows which might apply to an item, the engine gives the option-th.</summary>
    public Claim FreeRow(int item, int count, int option) => free.Option(FormattableString.Invariant($"rows of {Model.Items[item].Name}"), count).Cases[option].Guard;

    /// <summary>What a table collects, where it has too many totals to follow.</summary>
    public object FreeTotal(int item)
    {
        var key = $"total of {Model.Items[item].Name}";
        var type = ItemType(Model.Items[item]);
        return type is FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time ? free.Number(key, type, null) : new FreeText(key);
    }

    // What is asked of a list record by record may come to anything, be unknown or break: only the engine can tell.
    private Holds FoldTruth(int item)
    {
        var key = FormattableString.Invariant($"what {item} asks of a list");
        Claim Is(int option) => free.Option(key, 4).Cases[option].Guard;
        return new Holds(Is(0), Is(1), Is(2), Claim.No);
    }

    private GuardedValue FoldValue(int item)
    {
        var (key, owner, state) = (FormattableString.Invariant($"what {item} asks of a list gives"), Model.Items[item], FoldTruth(item));
        var cases = new CaseCollector(Graph);
        var isNumber = owner.Type is FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time;
        cases.Add(state.Yes, isNumber ? free.Number(key, owner.Type, null) : new FreeText(key));
        cases.Break(state.Breaks);
        return cases.Build();
    }

    // What a list comes to may be anything but what no record can bring about; that all meet a condition is that none meets its contrary.
    private GuardedValue ListValue(ListTerm list, FactType type)
    {
        listKeys ??= new ListKeys(Model, place => Policy.Data.Parameter(place).ValueOn(Day, null) is { } value ? FactPositions.Number(value) : null);
        switch (list)
        {
            case { Operation: ListOperation.All, Body: { } body }:
                return Map(ListValue(new ListTerm(ListOperation.Any, list.List, ListKeys.Turned(body)), type), value => GuardedValue.Of(value is not true));
            case { Operation: ListOperation.Any, Body: not null } when listKeys.IsNeverMet(list):
                var open = FreeValue(list, FactType.YesNo, -1);
                return open with { Cases = [.. open.Cases.Where(one => one.Value is not true)] };
            case { Operation: ListOperation.Count or ListOperation.Sum } when listKeys.ListOf(list) is { } records:
                var own = TypeOf(list) ?? type;
                return FreeValue(list, own, -1, within: own is FactType.WholeNumber or FactType.Decimal or FactType.Money ? Between(list, records.MaxCount) : null);
            default:
                return FreeValue(list, TypeOf(list) ?? type, -1);
        }
    }

    // A count is between none and all that a list may hold, and a sum between that many of the least and of the most.
    private ListKeys.Span? Between(ListTerm list, Numbers.Rational most) =>
        list.Operation == ListOperation.Count ? new ListKeys.Span(0, list.Body is not null && listKeys!.IsNeverMet(list) ? 0 : most)
        : listKeys!.RangeOf(list) is { } one ? new ListKeys.Span(one.Low.Sign < 0 ? one.Low * most : 0, one.High.Sign > 0 ? one.High * most : 0)
        : null;
}
