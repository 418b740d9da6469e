using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>
/// Walks a finished run from what it decided down to the answers and figures that settle it. Of several parts that would settle a condition one is taken: one that shows no sensitive answer before one that does, then as
/// written. Evaluates nothing that the run did not.
/// </summary>
internal sealed partial class GroundsWalk
{
    private readonly CaseRun run;
    private readonly GroundWords words;
    private readonly TermValues values;
    private readonly SideReader sides;
    private readonly LeafGrounds leaves;
    private readonly LookupGrounds lookups;
    private readonly ListGrounds lists;
    private readonly Wording reasons;
    private readonly Dictionary<int, ImmutableArray<Ground>> inputs = [];
    private readonly HashSet<int> compared = [];

    public GroundsWalk(CaseRun run)
    {
        this.run = run;
        reasons = new Wording(run.Fork());
        words = new GroundWords(run.Model);
        values = new TermValues(run);
        sides = new SideReader(run, words, values);
        leaves = new LeafGrounds(run, words, values, sides);
        lists = new ListGrounds(values, words, sides);
        lookups = new LookupGrounds(run, words, sides, this);
    }

    private PolicyModel Model => run.Model;

    /// <summary>What kind of value an item has.</summary>
    public ValueKind KindOf(ItemPlan item) => sides.KindOf(item);

    /// <summary>A reason or another text with its values.</summary>
    public string Fill(ReasonTemplate template) => reasons.Fill(template);

    /// <summary>The grounds of a condition that has come to yes or no.</summary>
    /// <param name="node">The condition.</param>
    /// <param name="wanted">What it had to be for the rule that reads it; <see langword="null"/> where nothing depended on it.</param>
    public ImmutableArray<Ground> Node(int node, bool? wanted)
    {
        var plan = run.Plan.Nodes[node];
        var truth = run.TruthOf(node);
        if (truth is not (Truth.Yes or Truth.No))
        {
            return [];
        }

        return plan.Kind switch
        {
            SkeletonKind.Leaf => Leaf(plan.Leaf, truth == Truth.Yes, wanted),
            SkeletonKind.And => Chain(plan, truth, Truth.No, wanted),
            SkeletonKind.Or => Chain(plan, truth, Truth.Yes, wanted),
            SkeletonKind.Not => Node(plan.First, !wanted),
            SkeletonKind.Choose => [.. Node(plan.First, null), .. Node(plan.First + (run.TruthOf(plan.First) == Truth.Yes ? 1 : 2), wanted)],
            _ => [],
        };
    }

    /// <summary>What the value of an item stands on.</summary>
    public ImmutableArray<Ground> Inputs(ItemPlan item)
    {
        if (!inputs.TryGetValue(item.Slot, out var known))
        {
            inputs[item.Slot] = [];
            known = run.StateOf(item.Slot) == SlotState.Ready ? InputsOf(item) : [];
            inputs[item.Slot] = known;
        }

        return known;
    }

    /// <summary>A named value with what it stands on; what has no title is joined to whatever reads it.</summary>
    public ImmutableArray<Ground> Value(ItemPlan item)
    {
        var title = GroundWords.Title(item.Item);
        if (title.Length == 0 || run.StateOf(item.Slot) != SlotState.Ready)
        {
            return Inputs(item);
        }

        var kind = sides.KindOf(item);
        var value = run.Frame.Get(item.Slot);
        var shown = words.Shown(value, kind);
        return
        [
            new Ground
            {
                Kind = item.Item.Kind == ItemKind.Definition ? GroundKind.Calculation : GroundKind.Definition,
                Id = item.Item.Name,
                State = value is bool yes ? StateOf(yes) : ExplanationState.Value,
                Text = GroundWords.Sentence(GroundWords.Said(title, shown)),
                Title = title,
                Value = words.Canonical(value, kind),
                Shown = shown,
                Citations = item.Item.Cite,
                Because = Inputs(item),
            },
        ];
    }

    /// <summary>An answer in words to the person: the author's sentence, else its name and value.</summary>
    public Ground Answer(int fact)
    {
        var ground = leaves.Answer(fact);
        var says = Model.Facts[fact].Says;
        return says is null || run.StateOf(fact) != SlotState.Ready ? ground : ground with { Text = run.Frame.Get(fact) is true ? says.Yes : says.No };
    }

    /// <summary>The figures that were compared on the way so far, and those that stand in grounds.</summary>
    public ImmutableArray<Ground> Figures(IEnumerable<Ground> grounds) =>
    [
        .. compared.Order().Select(slot => sides.Figure(run.Plan.ParameterAt(slot), null)).Concat(FiguresIn(grounds))
            .Where(figure => figure.State == ExplanationState.Value).DistinctBy(figure => figure.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<Ground> FiguresIn(IEnumerable<Ground> grounds) =>
        grounds.SelectMany(ground => FiguresIn(ground.Because).Concat(FiguresIn(ground.RuledOut)).Concat(ground.Kind == GroundKind.Parameter ? [ground] : []));

    private bool IsFigure(int slot) => run.Plan.ParameterAt(slot) is >= 0 and var place && Model.Parameters[place].KeyType is null;

    /// <summary>What a value read by an expression stands on.</summary>
    public ImmutableArray<Ground> Slot(int slot) =>
        slot < Model.Facts.Length ? [leaves.Answer(slot)]
        : run.Plan.ItemAt(slot) is { } item ? Value(item)
        : Model.Parameters[run.Plan.ParameterAt(slot)].KeyType is null ? [sides.Figure(run.Plan.ParameterAt(slot), null)]
        : [];

    /// <summary>Everything that an expression reads, as grounds.</summary>
    public ImmutableArray<Ground> Reads(int leaf) => [.. Explanations.DatedSteps.OnTheDay(Model.Leaves[leaf]).SelectMany(slot => Slot(slot)), .. sides.KeyedFigures(Model.Leaves[leaf].Term)];

    /// <summary>A yes/no value that a condition names.</summary>
    public ImmutableArray<Ground> YesNo(ItemPlan item, bool? wanted)
    {
        if (run.StateOf(item.Slot) != SlotState.Ready)
        {
            return [];
        }

        if (item.Item.Fold is { } fold)
        {
            return Leaf(fold.Whole, run.Frame.Get(item.Slot) is true, wanted);
        }

        if (item.Criteria.Length > 0)
        {
            return Inputs(item);
        }

        if (item.Value < 0)
        {
            return Value(item);
        }

        var inner = Node(item.Value, wanted);
        var title = GroundWords.Title(item.Item);
        if (title.Length == 0 || inner is [{ Because.IsEmpty: true, Title.Length: > 0 }])
        {
            return inner;
        }

        var yes = run.Frame.Get(item.Slot) is true;
        var merged = inner is [{ Because.IsEmpty: true } only] ? $"{title}: {only.Text}" : $"{title}: {(yes ? "yes" : "no")}.";
        return
        [
            new Ground
            {
                Kind = GroundKind.Definition,
                Id = item.Item.Name,
                State = StateOf(yes),
                Text = merged,
                Title = title,
                Value = yes ? "yes" : "no",
                Shown = yes ? "yes" : "no",
                Citations = item.Item.Cite.IsEmpty && inner.Length == 1 ? inner[0].Citations : item.Item.Cite,
                Sensitive = inner is [{ Sensitive: true }],
                Because = inner is [{ Because.IsEmpty: true }] ? [] : inner,
            },
        ];
    }

    private static ExplanationState StateOf(bool yes) => yes ? ExplanationState.Yes : ExplanationState.No;

    private ImmutableArray<Ground> Chain(PlanNode plan, Truth truth, Truth settles, bool? wanted)
    {
        var children = Enumerable.Range(plan.First, plan.Count);
        return truth == settles
            ? Node(children.Where(child => run.TruthOf(child) == settles).OrderBy(SensitiveReads).First(), wanted)
            : [.. children.SelectMany(child => Node(child, wanted))];
    }

    private int SensitiveReads(int node)
    {
        var plan = run.Plan.Nodes[node];
        return plan.Kind == SkeletonKind.Leaf
            ? run.Plan.LeafReads[plan.Leaf].Count(slot => slot < Model.Facts.Length && Model.Facts[slot].Sensitive)
            : Enumerable.Range(plan.First, plan.Count).Sum(SensitiveReads);
    }

    private ImmutableArray<Ground> Leaf(int place, bool truth, bool? wanted)
    {
        var leaf = Model.Leaves[place];
        if (leaf.Term is SlotTerm { Slot: var slot } && run.Plan.ItemAt(slot) is { } item)
        {
            return YesNo(item, wanted);
        }

        compared.UnionWith(leaf.Reads.Where(IsFigure));
        var ground = leaves.Of(place, truth, wanted);
        return [ground with { Because = [.. (leaf.Term is OpaqueTerm ? Reads(place) : Below(leaf)).Where(below => below.Title != ground.Title || !below.Because.IsEmpty || below.Kind != GroundKind.Leaf)] }];
    }

    // A fact or figure that the comparison shows needs no line of its own; a value and a figure by key do.
    private ImmutableArray<Ground> Below(Leaf leaf)
    {
        var nested = leaf.Term is OperatorTerm comparison ? comparison.Operands.SelectMany(Hidden).ToHashSet() : [];
        return
        [
            .. leaf.Reads.SelectMany(slot => run.Plan.ItemAt(slot) is { } item ? Inputs(item) : nested.Contains(slot) ? Slot(slot) : []),
            .. sides.KeyedFigures(leaf.Term),
        ];
    }

    // Facts and figures inside a calculation, whose names the comparison does not show.
    private static IEnumerable<int> Hidden(Term term) => term switch
    {
        OperatorTerm operation => operation.Operands.SelectMany(operand => operand is SlotTerm slot ? [slot.Slot] : Hidden(operand)),
        CallTerm { Function: "min" or "max" or "divide" or "round_up" or "round_down" or "round_half_up" or "round_half_even" } or CallTerm { IsScript: true } =>
            ((CallTerm)term).Arguments.SelectMany(argument => argument is SlotTerm slot ? [slot.Slot] : Hidden(argument)),
        _ => [],
    };

    private ImmutableArray<Ground> InputsOf(ItemPlan item) => item switch
    {
        { Block: not null } => Winners(item),
        { Lookup: { } lookup } => lookups.Of(item, lookup),
        { Item.Fold: { } fold } => [.. Reads(fold.Whole).Select(ground => Counted(fold.Whole, ground))],
        { Value: >= 0 } => ValueAt(item.Value, item.IsYesNo),
        _ => Criteria(item),
    };

    // The branch that was taken, by its condition, and what its calculation reads.
    private ImmutableArray<Ground> ValueAt(int node, bool isYesNo)
    {
        if (isYesNo)
        {
            return Node(node, null);
        }

        var grounds = ImmutableArray.CreateBuilder<Ground>();
        while (run.Plan.Nodes[node] is { Kind: SkeletonKind.Choose } choice && run.TruthOf(choice.First) is Truth.Yes or Truth.No)
        {
            var holds = run.TruthOf(choice.First) == Truth.Yes;
            grounds.AddRange(Node(choice.First, null));
            node = choice.First + (holds ? 1 : 2);
        }

        if (run.Plan.Nodes[node].Kind == SkeletonKind.Leaf)
        {
            var place = run.Plan.Nodes[node].Leaf;
            grounds.AddRange(Reads(place).Select(ground => Counted(place, ground)));
            grounds.AddRange(Scripts(Model.Leaves[place].Term));
        }

        return grounds.ToImmutable();
    }

    // Of a list that is counted or summed, the records that make up the total.
    private Ground Counted(int place, Ground ground) => lists.Largest(Model.Leaves[place].Term) is { Length: > 0 } told && ground.Kind == GroundKind.Leaf && values.FactOf(Model.Leaves[place].Term) is { } fact && string.Equals(fact.Name, ground.Id, StringComparison.Ordinal)
        ? ground with { Kind = GroundKind.Record, Text = GroundWords.Sentence(GroundWords.Said(GroundWords.Name(fact), told)) }
        : ground;

    private static IEnumerable<Ground> Scripts(Term term) => term switch
    {
        CallTerm { IsScript: true } call => [new Ground { Kind = GroundKind.Calculation, Id = $"script/{call.Function}", State = ExplanationState.Value, Title = GroundWords.Spoken(call.Function), Text = $"{GroundWords.Spoken(call.Function)}: worked out by a script." }],
        CallTerm call => call.Arguments.SelectMany(Scripts),
        OperatorTerm operation => operation.Operands.SelectMany(Scripts),
        _ => [],
    };
}
