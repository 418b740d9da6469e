using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Values;
using PolicyEngine.Runtime;

namespace PolicyEngine.Proof.Translation;

/// <summary>
/// A policy on one day as claims. It says what the engine's run says, part by part: which rule fires, which row applies, what a value is, what breaks. Facts are complete: each one that applies is given.
/// </summary>
internal sealed partial class DayTranslation
{
    private readonly Dictionary<SkeletonNode, Holds> conditions = new(ReferenceEqualityComparer.Instance);
    private readonly Holds?[] leaves;
    private readonly Reached?[] slots;
    private readonly GuardedValue?[] values;
    private readonly Holds?[] truths;
    private readonly Comparer comparer;
    private readonly FactAxes facts;
    private readonly FreeAxes free;

    public DayTranslation(CompiledPolicy policy, DateOnly day)
    {
        Policy = policy;
        Plan = EvaluationPlan.Of(policy);
        Day = day;
        leaves = new Holds?[Model.Leaves.Length];
        slots = new Reached?[Model.SlotCount];
        values = new GuardedValue?[Model.SlotCount];
        truths = new Holds?[Model.SlotCount];
        facts = new FactAxes(Model, Graph, day, Observations);
        free = new FreeAxes(Graph, facts.Count);
        comparer = new Comparer(Graph, day, Observations);
    }

    public CompiledPolicy Policy { get; }

    public EvaluationPlan Plan { get; }

    public PolicyModel Model => Policy.Model;

    public DateOnly Day { get; }

    public ClaimGraph Graph { get; } = new();

    /// <summary>The days that this one stands for; empty where it was asked for by itself.</summary>
    public List<DayRun> Runs { get; } = [];

    public DayObservations Observations { get; } = new();

    public FactAxes Facts => facts;

    /// <summary>Says that it stands for the days from one to another.</summary>
    public void StandFor(DateOnly first, DateOnly last) => Runs.Add(new DayRun(first, last));

    /// <summary>Translates all of the policy, so that all limits are known.</summary>
    public void Everything()
    {
        for (var slot = 0; slot < Model.SlotCount; slot++)
        {
            ReachedOf(slot);
        }

        for (var item = 0; item < Model.Items.Length; item++)
        {
            if (Model.Items[item].Type != FactType.YesNo || Model.Items[item].Lookup is not null)
            {
                ItemValue(item);
            }
        }
    }

    /// <summary>A condition, by Kleene's logic from left to right as the engine takes it.</summary>
    public Holds Condition(SkeletonNode node)
    {
        if (!conditions.TryGetValue(node, out var holds))
        {
            holds = node.Kind switch
            {
                SkeletonKind.Leaf => LeafCondition(node.Leaf),
                SkeletonKind.And => Chain(node),
                SkeletonKind.Or => Chain(node),
                SkeletonKind.Not => Condition(node.Children[0]).Opposite,
                SkeletonKind.Choose => Choose(node),
                _ => throw new InvalidOperationException("a condition of an unknown kind"),
            };
            conditions.Add(node, holds);
        }

        return holds;
    }

    /// <summary>When a fact applies.</summary>
    public Holds FactApplies(int fact) => Model.Facts[fact].OnlyIf is { } onlyIf ? Condition(onlyIf) : Holds.Of(true);

    /// <summary>How far the value of a slot has come.</summary>
    public Reached ReachedOf(int slot)
    {
        if (slots[slot] is { } known)
        {
            return known;
        }

        var reached = slot < Model.Facts.Length ? FactReached(slot)
            : ItemAt(slot) is >= 0 and var item ? ItemReached(item)
            : ParameterReached(slot - Model.Facts.Length);
        slots[slot] = reached;
        return reached;
    }

    /// <summary>The value of a slot, under claims that it is there.</summary>
    public GuardedValue ValueOf(int slot) => values[slot] ??= slot < Model.Facts.Length ? facts.Value(slot, Graph)
        : ItemAt(slot) is >= 0 and var item ? ItemValue(item)
        : ParameterValue(slot - Model.Facts.Length, null);

    private int ItemAt(int slot) => slot - Model.ItemSlot(0);

    private Reached FactReached(int fact)
    {
        var applies = FactApplies(fact);
        return new Reached(applies.Yes, applies.Breaks, applies.Doubt);
    }

    private Reached ParameterReached(int parameter) =>
        new(Claim.Of(Model.Parameters[parameter].KeyType is not null || Policy.Data.Parameter(parameter).EntryOn(Day, null)?.Value is not null), Claim.No, Claim.No);

    private GuardedValue ParameterValue(int parameter, object? key) =>
        Policy.Data.Parameter(parameter).ValueOn(Day, key) is { } value ? GuardedValue.Of(Lowered(Model.Parameters[parameter].Type, value)) : GuardedValue.Unknown;

    /// <summary>A canonical value as a value of a case.</summary>
    public static object Lowered(FactType type, object value) => value switch
    {
        bool or string => value,
        int option => new OptionValue(option),
        _ => Linear.Of(type, FactPositions.Number(value) ?? throw new ArgumentException("not a canonical value", nameof(value))),
    };

    private Holds LeafCondition(int leaf)
    {
        if (leaves[leaf] is { } known)
        {
            return known;
        }

        var ready = LeafReads(leaf);
        var holds = Truth(Model.Leaves[leaf].Term);
        var result = new Holds(
            Graph.And(ready.Ready, holds.Yes),
            Graph.And(ready.Ready, holds.No),
            Graph.Or(ready.Breaks, Graph.And(ready.Ready, holds.Breaks)),
            ready.Doubt);
        leaves[leaf] = result;
        return result;
    }

    // All that a leaf reads is looked at first: doubt counts for more than what is unknown, and that for more than what breaks.
    private Reached LeafReads(int leaf)
    {
        var (ready, known, doubt) = (Claim.Yes, Claim.Yes, Claim.No);
        foreach (var slot in Plan.LeafReads[leaf])
        {
            var reached = ReachedOf(slot);
            ready = Graph.And(ready, reached.Ready);
            known = Graph.And(known, Graph.Or(reached.Ready, reached.Breaks));
            doubt = Graph.Or(doubt, reached.Doubt);
        }

        return new Reached(ready, Graph.AndNot(known, ready), doubt);
    }

    // "And" as it stands; "or" is the same with yes and no exchanged.
    private Holds Chain(SkeletonNode node)
    {
        var isAnd = node.Kind == SkeletonKind.And;
        var (all, some, breaks, doubt, settled) = (Claim.Yes, Claim.No, Claim.No, Claim.No, Claim.No);
        foreach (var child in node.Children)
        {
            var holds = isAnd ? Condition(child) : Condition(child).Opposite;
            var open = Graph.Or(all, some);
            settled = Graph.Or(settled, Graph.And(open, holds.No));
            breaks = Graph.Or(breaks, Graph.And(all, holds.Breaks));
            doubt = Graph.Or(doubt, Graph.Or(Graph.And(open, holds.Doubt), Graph.And(some, holds.Breaks)));
            var unknown = Unknown(holds);
            some = Graph.Or(Graph.And(some, Graph.Or(holds.Yes, unknown)), Graph.And(all, unknown));
            all = Graph.And(all, holds.Yes);
        }

        var result = new Holds(all, settled, breaks, doubt);
        return isAnd ? result : result.Opposite;
    }

    private Claim Unknown(Holds holds) => Graph.And(Graph.And(!holds.Yes, !holds.No), Graph.And(!holds.Breaks, !holds.Doubt));

    private Holds Choose(SkeletonNode node)
    {
        var (condition, yes, no) = (Condition(node.Children[0]), Condition(node.Children[1]), Condition(node.Children[2]));
        Claim Either(Claim one, Claim other) => Graph.Or(Graph.And(condition.Yes, one), Graph.And(condition.No, other));
        return new Holds(
            Either(yes.Yes, no.Yes),
            Either(yes.No, no.No),
            Graph.Or(condition.Breaks, Either(yes.Breaks, no.Breaks)),
            Graph.Or(condition.Doubt, Either(yes.Doubt, no.Doubt)));
    }

    /// <summary>The value of an expression: its leaves are values.</summary>
    private GuardedValue Chosen(SkeletonNode node, FactType type, int choiceSet)
    {
        var cases = new CaseCollector(Graph);
        if (node.Kind == SkeletonKind.Choose)
        {
            var condition = Condition(node.Children[0]);
            cases.Add(condition.Yes, Chosen(node.Children[1], type, choiceSet));
            cases.Add(condition.No, Chosen(node.Children[2], type, choiceSet));
            cases.Break(condition.Breaks);
            cases.Doubt(condition.Doubt);
            return cases.Build();
        }

        var reads = LeafReads(node.Leaf);
        var leaf = Model.Leaves[node.Leaf];
        cases.Add(reads.Ready, Evaluate(leaf.Term, type, choiceSet));
        cases.Break(reads.Breaks);
        cases.Doubt(reads.Doubt);
        return cases.Build();
    }
}
