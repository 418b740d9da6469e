using System.Collections.Immutable;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>
/// What a decision looked at on its way, by the places of the policy's pieces in <see cref="PolicyModel"/>: the record from which the explanation is told, for tools that count. Pieces that were not needed are not looked
/// at afterwards, except when a fact applies. Immutable.
/// </summary>
public sealed class DecisionTrace
{
    private readonly PolicyModel model;
    private readonly ExplanationState[] leaves;
    private readonly (object? Left, object? Right)[] compared;
    private readonly Dictionary<int, ImmutableArray<ExplanationState>> rules = [];
    private readonly Dictionary<int, ImmutableArray<ExplanationState>> criteria = [];
    private readonly Dictionary<int, ImmutableArray<object?>> inputs = [];
    private readonly Dictionary<int, ImmutableArray<int>> rows = [];
    private readonly Dictionary<(int List, int Field), (bool Yes, bool No)> fields = [];
    private readonly HashSet<int> rounded = [];
    private readonly object?[] values;
    private readonly DecisionTrace[]?[] records;

    internal DecisionTrace(CaseRun record, bool isInForce)
    {
        StepBudget.Reset(StepBudget.DefaultSteps);
        model = record.Model;
        leaves = new ExplanationState[model.Leaves.Length];
        compared = new (object?, object?)[model.Leaves.Length];
        values = new object?[model.Items.Length];
        records = new DecisionTrace[record.Model.Blocks.Length][];
        Array.Fill(leaves, ExplanationState.NotLookedAt);
        if (!isInForce)
        {
            return;
        }

        for (var block = 0; block < records.Length; block++)
        {
            var place = block;
            records[block] = record.StateOf(record.Model.Blocks[block].List) == SlotState.Ready ? [.. Enumerable.Range(0, record.Records.CountOf(block)).Select(one => new DecisionTrace(record.Records.Of(place, one), true))] : null;
        }

        var run = record.Fork();
        for (var node = 0; node < run.Plan.Nodes.Length; node++)
        {
            Note(run, node);
        }

        foreach (var item in run.Plan.Items.Where(item => run.StateOf(item.Slot) is not (SlotState.None or SlotState.NotApplicable)))
        {
            values[item.Place] = run.StateOf(item.Slot) == SlotState.Ready ? run.Frame.Get(item.Slot) : null;
            Look(run, item);
        }

        NoteFields(run);
        foreach (var onlyIf in run.Plan.FactOnlyIf.Where(node => node >= 0))
        {
            run.Condition(onlyIf);
            NoteAll(run, onlyIf);
        }
    }

    /// <summary>Whether the list of a block for single records was there, by the block's place in <see cref="PolicyModel.Blocks"/>.</summary>
    public bool HasRecords(int block) => records[block] is not null;

    /// <summary>What was looked at for each record of a block, in the order of the answers; none where the list was not there.</summary>
    public IReadOnlyList<DecisionTrace> RecordsOf(int block) => records[block] ?? [];

    /// <summary>What a leaf came to; <see cref="ExplanationState.NotLookedAt"/> for the input of a table, see <see cref="InputsOf"/>.</summary>
    /// <param name="leaf">Its place in <see cref="PolicyModel.Leaves"/>.</param>
    public ExplanationState OfLeaf(int leaf) => leaves[leaf];

    /// <summary>
    /// The values that a comparison compared: <see cref="long"/>, <see cref="decimal"/>, <see cref="DateOnly"/> or <see cref="TimeOnly"/>, <see langword="null"/> where it is no comparison of those, or has not come to a yes or no.
    /// </summary>
    /// <param name="leaf">Its place in <see cref="PolicyModel.Leaves"/>.</param>
    public (object? Left, object? Right) ComparedBy(int leaf) => compared[leaf];

    /// <summary>Whether an expression was worked out and rounding it made a difference.</summary>
    /// <param name="leaf">Its place in <see cref="PolicyModel.Leaves"/>.</param>
    public bool RoundedBy(int leaf) => rounded.Contains(leaf);

    /// <summary>Whether a field of some record was found to apply, or not to.</summary>
    /// <param name="list">The list's place in <see cref="PolicyModel.Facts"/>.</param>
    /// <param name="field">The field's place in the record.</param>
    /// <param name="applies">Which of the two.</param>
    public bool FieldApplied(int list, int field, bool applies) => fields.TryGetValue((list, field), out var seen) && (applies ? seen.Yes : seen.No);

    /// <summary>What a rule came to: <see cref="ExplanationState.Yes"/> when it fired, <see cref="ExplanationState.Overridden"/> when it held and another took its place.</summary>
    /// <param name="item">The place in <see cref="PolicyModel.Items"/> of what it belongs to.</param>
    /// <param name="rule">Its place in the block; the number of rules for <c>otherwise</c>.</param>
    public ExplanationState OfRule(int item, int rule) => rules.TryGetValue(item, out var states) ? states[rule] : ExplanationState.NotLookedAt;

    /// <summary>What a criterion came to.</summary>
    /// <param name="item">The place of its group in <see cref="PolicyModel.Items"/>.</param>
    /// <param name="criterion">Its place in the group.</param>
    public ExplanationState OfCriterion(int item, int criterion) => criteria.TryGetValue(item, out var states) ? states[criterion] : ExplanationState.NotLookedAt;

    /// <summary>The canonical value that an item came to; <see langword="null"/> when it was not needed, does not apply or is not settled.</summary>
    /// <param name="item">The place in <see cref="PolicyModel.Items"/>.</param>
    public object? ValueOf(int item) => values[item];

    /// <summary>The inputs of a table, matrix or bands, a column each: canonical values, <see langword="null"/> where one is not known. Empty when it was not looked at.</summary>
    /// <remarks>The value of an input that is more than a name is as fine as the column's edges are written; one between two steps is given as half a step above the lower.</remarks>
    /// <param name="item">The place in <see cref="PolicyModel.Items"/>.</param>
    public ImmutableArray<object?> InputsOf(int item) => inputs.GetValueOrDefault(item, []);

    /// <summary>The rows of a table, matrix or bands that gave its value, or left it open; the number of rows for <c>otherwise</c>. Empty when none did or it was not looked at.</summary>
    /// <param name="item">The place in <see cref="PolicyModel.Items"/>.</param>
    public ImmutableArray<int> RowsOf(int item) => rows.GetValueOrDefault(item, []);

    private void Note(CaseRun run, int node)
    {
        if (run.Plan.Nodes[node] is { Kind: SkeletonKind.Leaf, Leaf: var leaf } && run.TruthOf(node) is not Truth.NotLooked and var truth)
        {
            var isCondition = model.Leaves[leaf].Kind == LeafKind.Condition;
            leaves[leaf] = truth == Truth.Yes && !isCondition ? ExplanationState.Value : ConditionSteps.StateOf(truth);
            compared[leaf] = isCondition && truth is Truth.Yes or Truth.No ? TraceValues.Compared(run, leaf) : default;
            if (!isCondition && truth == Truth.Yes && TraceValues.IsRounded(run, leaf))
            {
                rounded.Add(leaf);
            }
        }
    }

    // Of a list that was looked at; whether a field applies is asked of each record by itself.
    private void NoteFields(CaseRun run)
    {
        for (var list = 0; list < model.Facts.Length; list++)
        {
            if (model.Facts[list].Conditions.IsEmpty || run.StateOf(list) != SlotState.Ready)
            {
                continue;
            }

            foreach (var condition in model.Facts[list].Conditions)
            {
                var answers = Enumerable.Range(0, run.RecordsOf(list)?.Count ?? 0).Select(record => run.Applies(condition, record)).ToHashSet();
                fields[(list, condition.Field)] = (answers.Contains(Truth.Yes), answers.Contains(Truth.No));
            }
        }
    }

    private void NoteAll(CaseRun run, int node)
    {
        Note(run, node);
        var plan = run.Plan.Nodes[node];
        for (var child = plan.First; child < plan.First + plan.Count; child++)
        {
            NoteAll(run, child);
        }
    }

    private void Look(CaseRun run, ItemPlan item)
    {
        if (item.Block is { } block)
        {
            var winners = RunQueries.Winners(run, item).ToHashSet();
            var otherwise = block.Block.Otherwise is not null && run.StateOf(item.Slot) == SlotState.Ready && run.HitOf(item) == block.Block.Rules.Length;
            rules[item.Place] =
            [
                .. block.Block.Rules.Select((rule, place) => StateOf(run, block, place, winners)),
                otherwise ? ExplanationState.Yes : ExplanationState.NotLookedAt,
            ];
        }
        else if (item.Lookup is { } lookup)
        {
            var keys = new long[lookup.KeyLeaves.Length];
            var open = new bool[keys.Length];
            run.Keys(lookup, keys, open);
            inputs[item.Place] = [.. lookup.Table.Columns.Select((column, place) => open[place] ? null : TraceValues.Input(run, column, keys[place]))];
            rows[item.Place] = [.. RowsThatCount(run, item, lookup, keys, open)];
        }
        else
        {
            criteria[item.Place] = [.. item.Criteria.Select(node => ConditionSteps.StateOf(run.TruthOf(node)))];
        }
    }

    private static ExplanationState StateOf(CaseRun run, BlockPlan block, int place, HashSet<int> winners)
    {
        var rule = block.Block.Rules[place];
        var state = RuleWords.StateOf(run.StateOf(block, place), rule.IsLiveOn(run.AsOf));
        return state == ExplanationState.Yes && !rule.Advisory && winners.Count > 0 && !winners.Contains(place) ? ExplanationState.Overridden : state;
    }

    private static IEnumerable<int> RowsThatCount(CaseRun run, ItemPlan item, LookupPlan lookup, long[] keys, bool[] open)
    {
        var hit = run.HitOf(item);
        if (hit >= 0)
        {
            return [hit];
        }

        var applying = Enumerable.Range(0, lookup.Table.Rows.Length).Where(row => CaseRun.Cells(lookup.Table.Rows[row], keys, open) == Truth.Yes && (lookup.When[row] < 0 || run.TruthOf(lookup.When[row]) == Truth.Yes));
        return run.StateOf(item.Slot) == SlotState.Silent ? applying.Where(row => lookup.Table.Rows[row].Undecided)
            : run.StateOf(item.Slot) == SlotState.Ready && LookupReasoning.Collects(lookup.Table.Hit) && hit != CaseRun.SeveralHits ? applying
            : [];
    }
}
