using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Runs;

/// <summary>
/// One evaluation and its record. Conditions follow Kleene's logic from left to right, values are computed at most once and only when needed, and what every part came to is kept, so that reasons,
/// explanations and missing facts can be told later without deciding again.
/// </summary>
internal sealed partial class CaseRun
{
    private readonly byte[] states;
    private readonly int[] hits;
    private List<Breach>? breaches;
    private List<Gap>? gaps;

    public CaseRun(EvaluationPlan plan, FactSet facts, DateOnly asOf, RecordRuns? shared = null)
    {
        records = shared;
        Plan = plan;
        Facts = facts;
        AsOf = asOf;
        Frame = plan.Policy.Code.CreateFrame(asOf);
        states = new byte[plan.StateCount];
        hits = new int[plan.Items.Length];
        shown = new int[plan.RecordNames];
    }

    private CaseRun(CaseRun other)
    {
        Plan = other.Plan;
        records = other.Model.Blocks.IsEmpty ? other.records : other.Records;
        RecordNumber = other.RecordNumber;
        Facts = other.Facts;
        AsOf = other.AsOf;
        Frame = other.Frame;
        states = (byte[])other.states.Clone();
        hits = (int[])other.hits.Clone();
        shown = (int[])other.shown.Clone();
        breaches = other.breaches is null ? null : [.. other.breaches];
        gaps = other.gaps is null ? null : [.. other.gaps];
        several = other.several is null ? null : new(other.several);
        sifted = other.sifted is null ? null : new(other.sifted);
    }

    public EvaluationPlan Plan { get; }

    public FactSet Facts { get; }

    public DateOnly AsOf { get; }

    public PolicyFrame Frame { get; }

    public PolicyModel Model => Plan.Model;

    public IReadOnlyList<Breach> Breaches => breaches ?? [];

    public IReadOnlyList<Gap> Gaps => gaps ?? [];

    /// <summary>A copy in which more can be looked at for information, while this record stays what decided.</summary>
    public CaseRun Fork() => new(this);

    /// <summary>Keeps what broke when it was looked at for a reason.</summary>
    public void Blame(IReadOnlyList<Breach> broken)
    {
        if (broken.Count > 0)
        {
            (breaches ??= []).AddRange(broken);
        }
    }

    /// <summary>Takes back what was decided, because the answers contradict each other.</summary>
    public void Withhold()
    {
        foreach (var item in Plan.Decided.Where(item => StateOf(item.Slot) == SlotState.Ready))
        {
            states[Plan.SlotBase + item.Slot] = (byte)SlotState.Unknown;
            hits[item.Place] = 0;
        }

        for (var rule = Plan.RuleBase; rule < states.Length; rule++)
        {
            states[rule] = (RuleState)states[rule] == RuleState.Fires ? (byte)RuleState.NotLooked : states[rule];
        }
    }

    public Truth TruthOf(int node) => (Truth)states[node];

    public SlotState StateOf(int slot) => (SlotState)states[Plan.SlotBase + slot];

    public RuleState StateOf(BlockPlan block, int rule) => (RuleState)states[Plan.RuleBase + block.FirstRule + rule];

    /// <summary>The rule or row that gave an item's value: its place, the number of rules or rows for otherwise, <see cref="NoHit"/>, or <see cref="SeveralHits"/> when several possible ones agree.</summary>
    public int HitOf(ItemPlan item) => hits[item.Place] - 3;

    public const int NoHit = -3;
    public const int SeveralHits = -2;

    /// <summary>Evaluates a condition, once.</summary>
    public Truth Condition(int node)
    {
        var known = (Truth)states[node];
        if (known != Truth.NotLooked)
        {
            return known;
        }

        ref readonly var plan = ref Plan.Nodes[node];
        var truth = plan.Kind switch
        {
            SkeletonKind.Leaf => LeafCondition(plan.Leaf),
            SkeletonKind.And => Chain(plan.First, plan.Count, Truth.No, Truth.Yes),
            SkeletonKind.Or => Chain(plan.First, plan.Count, Truth.Yes, Truth.No),
            SkeletonKind.Not => Negate(Condition(plan.First)),
            SkeletonKind.Choose => Choose(plan.First),
            _ => throw new InvalidOperationException("a condition of an unknown kind"),
        };
        states[node] = (byte)truth;
        return truth;
    }

    /// <summary>Brings the value of a slot about, once.</summary>
    public SlotState Resolve(int slot)
    {
        ref var state = ref states[Plan.SlotBase + slot];
        switch ((SlotState)state)
        {
            case SlotState.None:
                state = (byte)SlotState.Busy;
                var resolved = slot < Model.Facts.Length ? ResolveFact(slot)
                    : Plan.ItemAt(slot) is { } item ? ResolveItem(item)
                    : ResolveParameter(Plan.ParameterAt(slot));
                state = (byte)resolved;
                return resolved;
            case SlotState.Busy:
                // Loading refuses circles; this keeps a circle that slips through from ending the process.
                Break(-1, Plan.ItemAt(slot)?.Place ?? -1, -1, new PolicyFaultException("its value depends on itself"));
                return SlotState.Fault;
            default:
                return (SlotState)state;
        }
    }

    private Truth Chain(int first, int count, Truth settles, Truth otherwise)
    {
        var result = otherwise;
        for (var child = first; child < first + count; child++)
        {
            var truth = Condition(child);
            if (truth == settles)
            {
                return settles;
            }

            if (truth == Truth.Unknown)
            {
                result = Truth.Unknown;
            }
            else if (truth == Truth.Fault)
            {
                return result == Truth.Unknown ? Truth.Doubtful : Truth.Fault;
            }
            else if (truth == Truth.Doubtful)
            {
                return Truth.Doubtful;
            }
        }

        return result;
    }

    private static Truth Negate(Truth truth) => truth == Truth.Yes ? Truth.No : truth == Truth.No ? Truth.Yes : truth;

    private Truth Choose(int first)
    {
        var condition = Condition(first);
        return condition == Truth.Yes ? Condition(first + 1) : condition == Truth.No ? Condition(first + 2) : condition == Truth.Unknown ? EitherCondition(first) : condition;
    }

    private Truth LeafCondition(int leaf)
    {
        var ready = Prepare(leaf);
        if (ready != Truth.Yes)
        {
            return ready == Truth.Unknown && Combine(leaf, () => Frame.Condition(leaf)) is [bool only] ? only ? Truth.Yes : Truth.No : ready;
        }

        try
        {
            return Frame.Condition(leaf) ? Truth.Yes : Truth.No;
        }
        catch (UnavailableException missing)
        {
            return Miss(leaf, missing);
        }
        catch (Exception broken) when (Breach.IsPolicyFault(broken))
        {
            return Break(leaf, -1, -1, broken);
        }
    }

    // All slots are looked at, even after an unknown one, so that all that is missing is found. What breaks beside something unknown is not reached: written out in the leaf, it would not have been asked either.
    private Truth Prepare(int leaf)
    {
        var result = Truth.Yes;
        foreach (var slot in Plan.LeafReads[leaf])
        {
            var state = (SlotState)states[Plan.SlotBase + slot];
            if (state == SlotState.Ready)
            {
                result = IsIncomplete(slot) && Rank(result) < Rank(Truth.Unknown) ? Truth.Unknown : result;
                continue;
            }

            var truth = TruthFor(state is SlotState.None or SlotState.Busy ? Resolve(slot) : state);
            result = Rank(truth) > Rank(result) ? truth : result;
        }

        foreach (var field in Model.Leaves[leaf].Fields)
        {
            result = IsLeftOut(field) && Rank(result) < Rank(Truth.Unknown) ? Truth.Unknown : result;
        }

        return Model.Blocks.IsEmpty && records is null ? result : Graver(result, PrepareResults(leaf));
    }

    private static int Rank(Truth truth) => truth == Truth.Fault ? (int)Truth.Yes * 2 + 1 : (int)truth * 2;

    private static Truth TruthFor(SlotState state) =>
        state == SlotState.Ready ? Truth.Yes
        : state == SlotState.Fault ? Truth.Fault
        : state == SlotState.Doubtful ? Truth.Doubtful
        : Truth.Unknown;

    private static SlotState StateFor(Truth truth) =>
        truth is Truth.Yes or Truth.No ? SlotState.Ready
        : truth == Truth.Doubtful ? SlotState.Doubtful
        : truth == Truth.Fault ? SlotState.Fault
        : SlotState.Unknown;

    private Truth Miss(int leaf, UnavailableException missing)
    {
        (gaps ??= []).Add(new Gap(leaf, missing.Slot, missing.Key) { Day = missing.Day, Calendar = missing.Calendar });
        return Truth.Unknown;
    }

    private Truth Break(int leaf, int item, int rule, Exception cause)
    {
        (breaches ??= []).Add(new Breach(leaf, item, rule, cause));
        return Truth.Fault;
    }

    private SlotState ResolveFact(int fact)
    {
        var onlyIf = Plan.FactOnlyIf[fact];
        if (onlyIf >= 0)
        {
            var applies = Condition(onlyIf);
            if (applies != Truth.Yes)
            {
                return applies == Truth.No ? SlotState.NotApplicable : StateFor(applies);
            }
        }

        switch (Facts.StateOf(fact))
        {
            case FactState.Given when Plan.FactBoundToAsOf[fact] && FactShapes.Of(Model).Facts[fact].RefuseOn(Facts.ValueOf(fact)!, AsOf) is { } refusal:
                // Facts that were read without a day are held against it here: the same facts may be decided on many days.
                Break(-1, -1, -1, new PolicyFaultException(refusal.Discreet));
                return SlotState.Fault;
            case FactState.Given:
                Frame.SetFact(fact, Facts.ValueOf(fact)!);
                return Model.Facts[fact].Conditions.IsEmpty ? SlotState.Ready : Sift(fact);
            case FactState.NotKnown:
                return SlotState.NotKnown;
            default:
                return SlotState.NotAsked;
        }
    }

    private SlotState ResolveParameter(int parameter) =>
        Plan.KeyedParameters[parameter] || Plan.Policy.Data.Parameter(parameter).EntryOn(AsOf, null)?.Value is not null ? SlotState.Ready : SlotState.Silent;
}
