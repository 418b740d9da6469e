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

    private GuardedValue ListValue(ListTerm list, FactType type) => FreeValue(list, TypeOf(list) ?? type, -1);
}
