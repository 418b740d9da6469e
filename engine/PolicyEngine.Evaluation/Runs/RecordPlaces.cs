using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Evaluation.Runs;

/// <summary>The places of what belongs to one record, spelt in one way: <c>children[Ada].born</c>.</summary>
internal static class RecordPlaces
{
    /// <summary>A fact or item of the run for one record; where it belongs to the policy around, its bare name.</summary>
    public static string Of(CaseRun record, int slot)
    {
        var isField = record.Records.FieldOf(record, slot) >= 0;
        var item = record.Plan.ItemAt(slot);
        var name = item?.Item.Name ?? record.Model.Facts[slot].Name;
        return isField || item is { Item.IsBorrowed: false } ? $"{Of(record)}.{name}" : name;
    }

    /// <summary>The record itself: <c>children[Ada]</c>.</summary>
    public static string Of(CaseRun record)
    {
        var list = record.Model.Facts[record.Records.ListOf(record)];
        return Of(record, list, record.RecordNumber);
    }

    /// <summary>A record of a list.</summary>
    public static string Of(CaseRun run, Model.Fact list, int record) =>
        run.Facts.ValueOf(list.Name) is IReadOnlyList<object?[]> records && record < records.Count ? $"{list.Name}[{RecordNames.Of(run.Model, list, records[record], record)}]" : FormattableString.Invariant($"{list.Name}[{record + 1}]");
}
