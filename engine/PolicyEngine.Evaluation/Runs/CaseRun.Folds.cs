using System.Collections;
using System.Collections.Immutable;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Runs;

/// <content>Questions to lists. Where something is not known they are followed record by record, and a record is in the way only where what is not known of it matters.</content>
internal sealed partial class CaseRun
{
    private readonly int[] shown;

    /// <summary>Whether a field that a leaf reads is left out of the record that it is asked of, or does not apply there.</summary>
    public bool IsLeftOut(FieldRead field) => !IsResult(field) && RecordsOf(field.List) is { } records && records[shown[field.Variable]][field.Field] is null;

    /// <summary>Whether a slot holds a list of which a record leaves a field out. A leaf that takes the whole list cannot be asked then.</summary>
    public bool IsIncomplete(int slot) => slot < Model.Facts.Length && (Model.Facts[slot].Conditions.IsEmpty ? !Facts.GapsOf(slot).IsEmpty : RecordsOf(slot)?.Any(record => record.Contains(null)) ?? false);

    /// <summary>Which record a leaf is asked of, counted from 0.</summary>
    public int RecordOf(FieldRead field) => shown[field.Variable];

    /// <summary>Walks the records that leave a question open, with the slots of what is asked of each.</summary>
    public void ForOpenRecords(ItemPlan item, Action<int> walk)
    {
        var fold = item.Item.Fold!;
        for (var record = 0; record < CountOf(fold); record++)
        {
            var part = Ask(item, fold, record);
            if (part.Settles(fold.Kind))
            {
                continue;
            }

            foreach (var step in fold.Body is { } body ? fold.Filters.Add(body) : fold.Filters)
            {
                walk(Model.ItemSlot(step.Item));
            }
        }

        Clear(item);
    }

    private SlotState ResolveFold(ItemPlan item, ListFold fold)
    {
        var list = Resolve(fold.List);
        if (list != SlotState.Ready)
        {
            return StateFor(TruthFor(list));
        }

        if (Prepare(fold.Whole) == Truth.Yes)
        {
            return StateFor(StoreLeaf(item.Place, fold.Whole));
        }

        possible = [];
        var state = Keep(item, Follow(item, fold));
        Clear(item);
        return state;
    }

    private Truth Follow(ItemPlan item, ListFold fold)
    {
        var tally = new FoldTally(fold.Kind, item.Item.Type);
        for (var record = 0; record < CountOf(fold); record++)
        {
            StepBudget.Step();
            var part = Ask(item, fold, record);
            if (part.Kept is Truth.Fault or Truth.Doubtful || part.Asked is Truth.Fault or Truth.Doubtful)
            {
                return part.Kept == Truth.Doubtful || part.Asked == Truth.Doubtful || part.Kept == Truth.Unknown || tally.IsOpen ? Truth.Doubtful : Truth.Fault;
            }

            if (tally.Take(part))
            {
                break;
            }
        }

        try
        {
            return Told(item, fold, tally);
        }
        catch (OverflowException broken)
        {
            return Break(fold.Whole, -1, -1, broken);
        }
    }

    private Truth Told(ItemPlan item, ListFold fold, FoldTally tally)
    {
        // What was asked of the last record may have left its own possible values behind.
        possible = [];
        if (tally.IsOfNothing)
        {
            return Miss(fold.Whole, new UnavailableException(-1, "a value of an empty list"));
        }

        var values = tally.Values();
        if (!item.IsYesNo)
        {
            return values.IsEmpty ? Truth.Unknown : Settle(item.Place, values);
        }

        if (values is not [bool answer])
        {
            return Truth.Unknown;
        }

        Frame.SetYesNo(item.Place, answer);
        return Truth.Yes;
    }

    private RecordAnswer Ask(ItemPlan item, ListFold fold, int record)
    {
        Clear(item);
        var kept = Truth.Yes;
        foreach (var filter in fold.Filters)
        {
            var truth = AskStep(filter, record, out _);
            if (truth is Truth.No or Truth.Fault or Truth.Doubtful)
            {
                kept = truth == Truth.Fault && kept == Truth.Unknown ? Truth.Doubtful : truth;
                break;
            }

            kept = truth == Truth.Unknown ? truth : kept;
        }

        if (kept is Truth.No or Truth.Fault or Truth.Doubtful || fold.Body is null)
        {
            return new RecordAnswer(kept, Truth.Yes, []);
        }

        var asked = AskStep(fold.Body, record, out var values);
        return new RecordAnswer(kept, asked, values);
    }

    // A condition comes to yes or no; a value is there, is open between a few, or is not known.
    private Truth AskStep(FoldStep step, int record, out ImmutableArray<object> values)
    {
        shown[step.Variable] = record;
        Frame.SetElement(step.Variable, record);
        var slot = Model.ItemSlot(step.Item);
        var state = Resolve(slot);
        values = state == SlotState.Ready ? [Frame.Get(slot)] : state == SlotState.Several ? ValuesOf(slot) : [];
        return state != SlotState.Ready ? TruthFor(state) : values[0] is false && Plan.Items[step.Item].IsYesNo ? Truth.No : Truth.Yes;
    }

    private int CountOf(ListFold fold) => ((ICollection)Frame.Get(fold.List)).Count;

    // What belongs to one record is worked out anew for the next.
    private void Clear(ItemPlan item)
    {
        var last = item.Item.Fold!.Last;
        for (var place = item.Place + 1; place <= last; place++)
        {
            states[Plan.SlotBase + Model.ItemSlot(place)] = (byte)SlotState.None;
            Array.Clear(states, Plan.Items[place].FirstNode, Plan.Items[place].NodeCount);
        }
    }
}
