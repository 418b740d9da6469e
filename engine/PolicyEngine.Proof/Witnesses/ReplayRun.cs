using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Proof.Witnesses;

/// <summary>The engine's own run of a case, asked what a statement says.</summary>
internal sealed class ReplayRun
{
    private readonly CompiledPolicy policy;
    private readonly NodePlaces places;
    private CaseRun? started;

    public ReplayRun(CompiledPolicy policy, NodePlaces places, FactSet facts, DateOnly day)
    {
        (this.policy, this.places) = (policy, places);
        (Facts, Day) = (facts, day);
    }

    public PolicyModel Model => policy.Model;

    public FactSet Facts { get; }

    public DateOnly Day { get; }

    // Two policies in one have no run of their own.
    private CaseRun Run
    {
        get
        {
            if (started is null)
            {
                StepBudget.Reset(StepBudget.DefaultSteps);
                started = new CaseRun(EvaluationPlan.Of(policy), Facts, Day);
            }

            return started;
        }
    }

    public Truth Condition(SkeletonNode node) => Run.Condition(places[node]);

    public RuleState Fires(int item, int rule) => Run.Fires(BlockOf(item), rule);

    public bool Applies(int item) => Run.Plan.Items[item].OnlyIf < 0 || Run.Condition(Run.Plan.Items[item].OnlyIf) == Truth.Yes;

    public SlotState StateOf(int item) => Run.Resolve(Run.Plan.Items[item].Slot);

    public bool StaysOpen(int item) =>
        StateOf(item) is not (SlotState.Ready or SlotState.Fault or SlotState.NotApplicable) && !new MissingInputs(Run).Collect(Run.Plan.Items[item]).Any(missing => missing.Kind == MissingKind.Fact);

    public bool Disagrees(int item) => StateOf(item) == SlotState.Fault && Run.Breaches.Any(breach => breach.Item == item && breach.Leaf < 0);

    public object? ValueOf(int item) => StateOf(item) == SlotState.Ready ? Run.Frame.Get(Run.Plan.Items[item].Slot) : null;

    public int HitOf(int item) => StateOf(item) == SlotState.Ready ? Run.HitOf(Run.Plan.Items[item]) : -1;

    public Truth FactApplies(int fact) => Run.Plan.FactOnlyIf[fact] < 0 ? Truth.Yes : Run.Condition(Run.Plan.FactOnlyIf[fact]);

    public object? FactValue(int fact) => Run.Facts.ValueOf(fact);

    public bool Decides(int item, int rule)
    {
        var block = BlockOf(item);
        var before = Setting(block).Where(other => other != rule && block.Block.Hit != HitPolicy.Any && block.RankOf(other) < block.RankOf(rule));
        return Fires(item, rule) == RuleState.Fires && before.All(other => IsOut(Run.Fires(block, other)));
    }

    public bool NoRuleApplies(int item)
    {
        var block = BlockOf(item);
        return Setting(block).All(rule => IsOut(Run.Fires(block, rule)));
    }

    public bool ThensDiffer(int item, int one, int other)
    {
        var (left, right) = (Then(item, one), Then(item, other));
        return left is not null && right is not null && !left.Equals(right);
    }

    public Truth Row(int item, int row)
    {
        var lookup = Run.Plan.Items[item].Lookup!;
        if (Keys(item) is not { } keys)
        {
            return Truth.Unknown;
        }

        var cells = CaseRun.Cells(lookup.Table.Rows[row], keys.Values, keys.Open);
        return cells != Truth.Yes ? cells : lookup.When[row] < 0 ? Truth.Yes : Run.Condition(lookup.When[row]);
    }

    public bool NoRowApplies(int item) =>
        Keys(item) is { } keys && !keys.Open.Contains(true) && Enumerable.Range(0, Model.Items[item].Lookup!.Rows.Length).All(row => Row(item, row) == Truth.No);

    public bool Within(int item, IReadOnlyList<LookupCell> cells) =>
        Keys(item) is { } keys && cells.Select((cell, column) => !keys.Open[column] && cell.Accepts(keys.Values[column])).All(fits => fits);

    private static bool IsOut(RuleState state) => state is RuleState.No or RuleState.NotLive or RuleState.Overridden;

    private static IEnumerable<int> Setting(BlockPlan block) => Enumerable.Range(0, block.Block.Rules.Length).Where(rule => !block.Block.Rules[rule].Advisory);

    private BlockPlan BlockOf(int item) => Run.Plan.Items[item].Block!;

    private TableKeys? Keys(int item)
    {
        var lookup = Run.Plan.Items[item].Lookup!;
        var keys = new TableKeys(new long[lookup.KeyLeaves.Length], new bool[lookup.KeyLeaves.Length]);
        return Run.Keys(lookup, keys.Values, keys.Open) is Truth.Yes or Truth.Unknown ? keys : null;
    }

    // Values are stored in the item's own slot, so this comes after whatever else is asked of the Run.
    private object? Then(int item, int rule)
    {
        var plan = Run.Plan.Items[item];
        var then = plan.Block!.Then[rule];
        return then < 0 ? plan.Block.Block.Rules[rule].Result.Outcome : Run.Fork().ValueAt(plan, then);
    }

    private sealed record TableKeys(long[] Values, bool[] Open);
}
