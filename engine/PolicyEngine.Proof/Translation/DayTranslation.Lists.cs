using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Values;

namespace PolicyEngine.Proof.Translation;

/// <content>Lists, and what of tables only the engine can tell.</content>
internal sealed partial class DayTranslation
{
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

    private GuardedValue ListValue(ListTerm list, FactType type) => FreeValue(list, TypeOf(list) ?? type, -1);
}
