using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Runs;

/// <content>What is worked out for each record of a list, and read as its fields are.</content>
internal sealed partial class CaseRun
{
    private RecordRuns? records;

    /// <summary>The runs for single records, which all runs of a case share.</summary>
    public RecordRuns Records => records ??= new RecordRuns(this);

    /// <summary>The record of a run for one record, counted from 0; -1 otherwise.</summary>
    public int RecordNumber { get; init; } = -1;

    /// <summary>Whether a field that is read is something that is worked out for each record.</summary>
    public bool IsResult(FieldRead field) => field.Field >= Model.Facts[field.List].Fields.Length;

    /// <summary>The run that works out a result of a record, and the slot of the result there.</summary>
    public (CaseRun Run, int Slot) ResultOf(FieldRead field, int record)
    {
        var run = Records.OfList(field.List, record);
        return (run, run.Model.ItemSlot(Model.Facts[field.List].Results[field.Field - Model.Facts[field.List].Fields.Length].Item));
    }

    /// <summary>Brings a result of a record about, so that leaves can read it.</summary>
    public SlotState ResolveResult(FieldRead field, int record)
    {
        var (run, slot) = ResultOf(field, record);
        var outer = possible;
        var state = run.Resolve(slot);
        possible = outer;
        if (state == SlotState.Ready)
        {
            Frame.SetResult(field.List, record, field.Field - Model.Facts[field.List].Fields.Length, run.Frame.Get(slot));
        }

        return state;
    }

    // What a leaf reads of one record, or of all records of a list.
    private Truth PrepareResults(int leaf)
    {
        var result = Truth.Yes;
        foreach (var field in Model.Leaves[leaf].Fields)
        {
            result = IsResult(field) ? Graver(result, TruthFor(ResolveResult(field, shown[field.Variable]))) : result;
        }

        foreach (var field in Model.Leaves[leaf].Results)
        {
            if (StateOf(field.List) != SlotState.Ready)
            {
                continue;
            }

            for (var record = 0; record < ((IReadOnlyList<object?[]>)Facts.ValueOf(field.List)!).Count; record++)
            {
                result = Graver(result, TruthFor(ResolveResult(field, record)));
            }
        }

        return result;
    }

    private static Truth Graver(Truth one, Truth other) => Rank(other) > Rank(one) ? other : one;
}
