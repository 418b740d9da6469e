using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Runs;

/// <content>Fields of records that apply only under a condition. What does not apply, and of what that is not known, is never read.</content>
internal sealed partial class CaseRun
{
    private Dictionary<int, object?[][]>? sifted;

    /// <summary>The records of a list with the fields that apply, as far as the list was looked at.</summary>
    public IReadOnlyList<object?[]>? RecordsOf(int list) =>
        sifted is not null && sifted.TryGetValue(list, out var records) ? records : Facts.ValueOf(list) as IReadOnlyList<object?[]>;

    /// <summary>The condition of a field; <see langword="null"/> for one that always applies.</summary>
    public FieldCondition? ConditionOf(int list, int field) => Model.Facts[list].Conditions.FirstOrDefault(condition => condition.Field == field);

    /// <summary>Whether a field applies to a record.</summary>
    /// <param name="condition">The field's condition.</param>
    /// <param name="record">The record, counted from 0.</param>
    /// <param name="walk">Is given the slot of what was asked, before that is forgotten.</param>
    public Truth Applies(FieldCondition condition, int record, Action<int>? walk = null)
    {
        var question = Plan.Items[condition.Item];
        Clear(question);
        var asked = question.Item.Fold!.Body!;
        var truth = AskStep(asked, record, out _);
        walk?.Invoke(Model.ItemSlot(asked.Item));
        Clear(question);
        return truth;
    }

    /// <summary>The values that were given and do not apply, by record and field.</summary>
    public IEnumerable<(int Record, int Field)> SetAsideOf(int list)
    {
        if (Model.Facts[list].Conditions.IsEmpty || Resolve(list) != SlotState.Ready || Facts.ValueOf(list) is not IReadOnlyList<object?[]> given)
        {
            yield break;
        }

        for (var record = 0; record < given.Count; record++)
        {
            foreach (var condition in Model.Facts[list].Conditions.OrderBy(condition => condition.Field))
            {
                if (given[record][condition.Field] is not null && Applies(condition, record) == Truth.No)
                {
                    yield return (record, condition.Field);
                }
            }
        }
    }

    private SlotState Sift(int list)
    {
        var outer = possible;
        var records = ((IReadOnlyList<object?[]>)Facts.ValueOf(list)!).Select(record => (object?[])record.Clone()).ToArray();
        (sifted ??= [])[list] = records;
        var state = Sift(Model.Facts[list], records);
        possible = outer;
        if (state == SlotState.Ready)
        {
            Frame.SetFact(list, records);
        }

        return state;
    }

    private SlotState Sift(Fact list, object?[][] records)
    {
        foreach (var condition in list.Conditions)
        {
            for (var record = 0; record < records.Length; record++)
            {
                StepBudget.Step();
                var applies = Applies(condition, record);
                if (applies is Truth.Fault or Truth.Doubtful)
                {
                    return StateFor(applies);
                }

                if (applies != Truth.Yes)
                {
                    records[record][condition.Field] = null;
                }
            }
        }

        return SlotState.Ready;
    }
}
