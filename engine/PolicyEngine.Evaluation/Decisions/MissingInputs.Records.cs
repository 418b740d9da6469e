using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Decisions;

/// <content>What is missing for what is worked out for each record of a list. What a record needs is asked for at the record; what all of them need is asked for once.</content>
internal sealed partial class MissingInputs
{
    private HashSet<(CaseRun Run, int Slot)> walked = [];

    // The results of records that are parts of the decision.
    private void WalkBlocks()
    {
        if (run.RecordNumber >= 0)
        {
            return;
        }

        for (var block = 0; block < Model.Blocks.Length; block++)
        {
            var list = Model.Blocks[block].List;
            (visited, walked, why) = ([], [], "");
            if (run.StateOf(list) != SlotState.Ready)
            {
                WalkSlot(list);
                continue;
            }

            for (var record = 0; record < run.Records.CountOf(block); record++)
            {
                var inner = run.Records.Of(block, record);
                foreach (var item in inner.Plan.Decided.Where(item => Evaluator.StatusOf(inner.StateOf(item.Slot)) == DecisionStatus.Undetermined))
                {
                    WalkRecord(inner, item.Slot, item.BlockName);
                }
            }
        }
    }

    // A leaf that takes whole lists needs the results of all records.
    private void NoteResults(int leaf)
    {
        foreach (var field in Model.Leaves[leaf].Results.Where(field => run.StateOf(field.List) == SlotState.Ready))
        {
            for (var record = 0; record < ((IReadOnlyList<object?[]>)run.Facts.ValueOf(field.List)!).Count; record++)
            {
                WalkResult(field, record);
            }
        }
    }

    private void WalkResult(FieldRead field, int record)
    {
        var (inner, slot) = run.ResultOf(field, record);
        WalkRecord(inner, slot, why);
    }

    private void WalkRecord(CaseRun record, int slot, string reason)
    {
        if (!walked.Add((record, slot)))
        {
            return;
        }

        var inner = new MissingInputs(record) { why = reason, walked = walked };
        inner.WalkSlot(slot);
        foreach (var input in inner.found)
        {
            Take(inner, input, record);
        }
    }

    private void Take(MissingInputs inner, Found input, CaseRun record)
    {
        var own = record.Records.FieldOf(record, input.Slot);
        if (input.Kind == MissingKind.Fact && own >= 0)
        {
            var list = record.Records.ListOf(record);
            Told(Note(new Found(MissingKind.Fact, list, null)), input).Fields.TryAdd((record.RecordNumber, own), RecordPlaces.Of(record, input.Slot));
        }
        else if (input.Kind == MissingKind.Fact)
        {
            var taken = Told(Note(new Found(MissingKind.Fact, input.Slot, null) { After = input.After }), input);
            foreach (var (place, path) in input.Fields)
            {
                taken.Fields.TryAdd(place, path);
            }
        }
        else if (input.Kind == MissingKind.Parameter)
        {
            Told(Note(input with { Slot = Model.ParameterSlot(record.Plan.ParameterAt(input.Slot)), Leaf = -1 }), input);
        }
        else if (AroundOf(record, input.Slot) is >= 0 and var around)
        {
            Told(Note(new Found(input.Kind, around, null)), input);
        }
        else
        {
            var name = inner.NameOf(input);
            Told(Note(new Found(input.Kind, int.MaxValue, name) { Said = inner.Message(input, name, FactState.NotAsked) }), input);
        }
    }

    // The slot here of what a record takes over from the policy around.
    private int AroundOf(CaseRun record, int slot) => slot < 0 ? -1
        : slot < record.Model.Facts.Length ? record.Records.FieldOf(record, slot) < 0 ? slot : -1
        : record.Plan.ItemAt(slot) is { Item: { IsBorrowed: true, IsNamed: true } item } && Array.Find(run.Plan.Items, other => string.Equals(other.Item.Name, item.Name, StringComparison.Ordinal)) is { } own ? own.Slot : -1;

    private static Found Told(Found taken, Found input)
    {
        taken.Why.AddRange(input.Why.Where(reason => !taken.Why.Contains(reason, StringComparer.Ordinal)));
        return taken;
    }
}
