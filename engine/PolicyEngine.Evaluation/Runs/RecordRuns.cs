using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Runs;

/// <summary>
/// What blocks work out for the records of one case: a run of the block's own policy for each record, made when it is first needed. All runs of a case share them, so that a value of a record is worked out once, and may read what was
/// worked out for the others.
/// </summary>
/// <param name="outer">The run of the policy around.</param>
internal sealed class RecordRuns(CaseRun outer)
{
    private readonly CaseRun?[]?[] runs = new CaseRun?[outer.Model.Blocks.Length][];

    /// <summary>The blocks.</summary>
    public IReadOnlyList<RecordBlock> Blocks => outer.Model.Blocks;

    /// <summary>The place of the block that goes through a list; -1 where none does.</summary>
    public int BlockOf(int list)
    {
        for (var block = 0; block < Blocks.Count; block++)
        {
            if (Blocks[block].List == list)
            {
                return block;
            }
        }

        return -1;
    }

    /// <summary>How many records a block goes through: those of its list, where it applies.</summary>
    public int CountOf(int block) => outer.Resolve(Blocks[block].List) == SlotState.Ready ? ((IReadOnlyList<object?[]>)outer.Facts.ValueOf(Blocks[block].List)!).Count : 0;

    /// <summary>The run for one record.</summary>
    public CaseRun Of(int block, int record)
    {
        var given = (IReadOnlyList<object?[]>)outer.Facts.ValueOf(Blocks[block].List)!;
        var all = runs[block] ??= new CaseRun?[given.Count];
        return all[record] ??= new CaseRun(EvaluationPlan.Of(outer.Plan.Policy.Record(block)), outer.Facts.Widened(Blocks[block].Model, given[record]), outer.AsOf, this) { RecordNumber = record };
    }

    /// <summary>The list that the record of a run stands in.</summary>
    public int ListOf(CaseRun record) => Blocks.First(block => ReferenceEquals(block.Model, record.Model)).List;

    /// <summary>The place of a field among those of its record; -1 for what is no field of the run's own record.</summary>
    public int FieldOf(CaseRun record, int slot) => record.RecordNumber >= 0 && slot >= outer.Model.Facts.Length && slot < record.Model.Facts.Length ? slot - outer.Model.Facts.Length : -1;

    /// <summary>The runs that were begun, in the order of the blocks and records.</summary>
    public IEnumerable<CaseRun> Begun => runs.SelectMany(block => block ?? []).OfType<CaseRun>();

    /// <summary>The run for one record of a list.</summary>
    public CaseRun OfList(int list, int record) => Of(BlockOf(list), record);
}
