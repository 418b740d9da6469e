using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>The values of a case in words. Looks up what was not needed for deciding, so it works on a copy of the record.</summary>
internal sealed class Wording(CaseRun run)
{
    private const string NotKnown = "(not known)";
    private const string Broken = "(broken)";

    private PolicyModel Model => run.Model;

    /// <summary>Fills a reason. Units are left to the author's words.</summary>
    public string Fill(ReasonTemplate template) => string.Concat(template.Pieces.Select(Fill));

    /// <summary>The names between braces whose values are not known.</summary>
    public ImmutableArray<string> NotKnownIn(ReasonTemplate template) =>
        [.. template.Pieces.Where(piece => piece.Slot is >= 0 and not ReasonPiece.AsOfSlot && Value(piece.Slot, piece.KeySlot, false) is null && !IsBroken(piece.Slot)).Select(piece => piece.Text).Distinct(StringComparer.Ordinal)];

    private string Fill(ReasonPiece piece) => piece.Slot switch
    {
        -1 => piece.Text,
        ReasonPiece.AsOfSlot => ValueText.Display(run.AsOf, FactType.Date, null, ""),
        var slot => Display(slot, piece.KeySlot, false),
    };

    /// <summary>The value in a slot as people read it.</summary>
    public string Display(int slot, int keySlot, bool withUnit) => Value(slot, keySlot, withUnit) ?? (IsBroken(slot) ? Broken : NotKnown);

    private bool IsBroken(int slot) => run.Plan.ItemAt(slot) is not null && run.Resolve(slot) == SlotState.Fault;

    private string? Value(int slot, int keySlot, bool withUnit)
    {
        if (run.Plan.ParameterAt(slot) is >= 0 and var place)
        {
            var key = keySlot >= 0 ? ValueAt(keySlot) : null;
            var value = Model.Parameters[place].KeyType is not null && key is null ? null : run.Plan.Policy.Data.Parameter(place).ValueOn(run.AsOf, key);
            return value is null ? null : ParameterText(Model.Parameters[place], value, withUnit);
        }

        return ValueAt(slot) is not { } found ? null
            : run.Plan.ItemAt(slot) is { } item ? ItemText(item.Item, found, withUnit)
            : FactText(Model.Facts[slot], found, withUnit);
    }

    /// <summary>The canonical value of a fact, unkeyed parameter or item; nothing when there is none.</summary>
    public object? ValueAt(int slot) =>
        run.Plan.ParameterAt(slot) is >= 0 and var place
            ? Model.Parameters[place].KeyType is null ? run.Plan.Policy.Data.Parameter(place).ValueOn(run.AsOf, null) : null
            : run.Resolve(slot) == SlotState.Ready ? run.Frame.Get(slot) : null;

    public string ParameterText(Parameter parameter, object value, bool withUnit) =>
        ValueText.Display(value, parameter.Type, Choices(parameter.ChoiceSet), withUnit ? parameter.Unit : "");

    public string FactText(Fact fact, object value, bool withUnit) => value is IReadOnlyList<object[]> records
        ? Records(records.Count)
        : ValueText.Display(value, fact.Type, Choices(fact.ChoiceSet), withUnit ? fact.Unit : "");

    public string ItemText(Item item, object value, bool withUnit)
    {
        if (value is not IReadOnlyList<object> several)
        {
            return ValueText.Display(value, item.Type, Choices(item.ChoiceSet), withUnit ? item.Unit : "");
        }

        var outputs = item.Lookup?.Outputs ?? [];
        var collects = item.Lookup?.Hit == HitPolicy.CollectList;
        var texts = several.Select((part, place) => outputs.Length > (collects ? 0 : place)
            ? (collects ? "" : outputs[place].Name + " ") + ValueText.Display(part, outputs[collects ? 0 : place].Type, Choices(outputs[collects ? 0 : place].ChoiceSet), "")
            : "");
        return several.Count == 0 ? "none" : string.Join(", ", texts);
    }

    /// <summary>The canonical text of an item's value.</summary>
    public string ItemCanonical(Item item, object value) =>
        value is IReadOnlyList<object> ? ItemText(item, value, false) : ValueText.Format(value, Choices(item.ChoiceSet));

    public string FactCanonical(Fact fact, object value) =>
        value is IReadOnlyList<object[]> records ? Records(records.Count) : ValueText.Format(value, Choices(fact.ChoiceSet));

    /// <summary>The name of a fact, parameter or item.</summary>
    public string NameOf(int slot) =>
        slot < Model.Facts.Length ? Model.Facts[slot].Name
        : run.Plan.ItemAt(slot) is { } item ? item.Item.Name
        : Model.Parameters[run.Plan.ParameterAt(slot)].Name;

    public ChoiceSet? Choices(int place) => place < 0 ? null : Model.Choices[place];

    private static string Records(int count) => count == 1 ? "1 record" : count.ToString(CultureInfo.InvariantCulture) + " records";
}
