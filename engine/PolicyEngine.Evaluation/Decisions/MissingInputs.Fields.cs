using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Decisions;

/// <content>Fields of records. One that applies only under a condition is asked for where the condition holds or may hold.</content>
internal sealed partial class MissingInputs
{
    // A list that is taken as a whole needs every field of every record.
    private void NoteLeftOut(int slot)
    {
        if (!run.IsIncomplete(slot))
        {
            return;
        }

        var records = run.RecordsOf(slot)!;
        for (var record = 0; record < records.Count; record++)
        {
            for (var field = 0; field < records[record].Length; field++)
            {
                if (records[record][field] is null)
                {
                    NoteField(slot, record, field);
                }
            }
        }
    }

    private void NoteField(int list, int record, int field)
    {
        var path = $"{RecordPlaces.Of(run, Model.Facts[list], record)}.{Model.Facts[list].Fields[field].Name}";
        if (run.ConditionOf(list, field) is { } condition)
        {
            var applies = run.Applies(condition, record, step => WalkStep(condition, step));
            if (applies == Truth.No)
            {
                Note(new Found(MissingKind.NotApplicable, list, path));
                return;
            }

            if (((IReadOnlyList<object?[]>)run.Facts.ValueOf(list)!)[record][field] is not null)
            {
                return;
            }
        }

        Note(new Found(MissingKind.Fact, list, null)).Fields.TryAdd((record, field), path);
    }

    // Each record is walked for itself.
    private void WalkStep(FieldCondition condition, int step)
    {
        visited.RemoveWhere(seen => seen > Model.ItemSlot(condition.Item) && seen <= Model.ItemSlot(run.Plan.Items[condition.Item].Item.Fold!.Last));
        WalkSlot(step);
    }
}
