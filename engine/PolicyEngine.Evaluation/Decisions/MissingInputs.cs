using System.Collections.Immutable;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>
/// Finds what could still change the answer, by walking only what is not settled. Each rule is walked for itself, so that every missing thing knows which rules need it.
/// </summary>
internal sealed partial class MissingInputs(CaseRun run)
{
    private readonly Wording words = new(run);
    private readonly List<Found> found = [];
    private readonly Dictionary<(int, string?, DateOnly?), int> places = [];
    private HashSet<int> visited = [];
    private string why = "";

    private PolicyModel Model => run.Model;

    public static MissingInput NotInForce(PolicyModel model, DateOnly day)
    {
        var from = ValueText.Display(model.InForceFrom, FactType.Date, null, "");
        var stretch = model.InForceTo is { } to ? $"from {from} to {ValueText.Display(to, FactType.Date, null, "")}" : $"from {from}";
        return new MissingInput(
            MissingKind.PolicyNotInForce, model.Id, $"the policy is in force {stretch}, and not on {ValueText.Display(day, FactType.Date, null, "")}", "", "", null, FactState.NotAsked, [], [], []);
    }

    public ImmutableArray<MissingInput> Collect()
    {
        foreach (var item in run.Plan.Decided.Where(item => Evaluator.StatusOf(run.StateOf(item.Slot)) == DecisionStatus.Undetermined))
        {
            (visited, walked) = ([], []);
            why = item.BlockName;
            WalkItem(item);
        }

        WalkBlocks();
        return Ordered();
    }

    /// <summary>What one value still needs; an expression of the lifecycle names no rule that needs it.</summary>
    public ImmutableArray<MissingInput> Collect(ItemPlan item)
    {
        why = item.Item.Kind == ItemKind.Lifecycle ? "" : item.BlockName;
        WalkItem(item);
        return Ordered();
    }

    private void WalkSlot(int slot)
    {
        if (!visited.Add(slot))
        {
            return;
        }

        var state = run.StateOf(slot);
        if (state is SlotState.None or SlotState.Ready or SlotState.Fault)
        {
            return;
        }

        if (slot < Model.Facts.Length)
        {
            WalkFact(slot, state);
        }
        else if (run.Plan.ItemAt(slot) is { } item)
        {
            WalkItem(item);
        }
        else
        {
            Note(new Found(MissingKind.Parameter, slot, null));
        }
    }

    private void WalkFact(int fact, SlotState state)
    {
        if (state == SlotState.NotApplicable)
        {
            Note(new Found(MissingKind.NotApplicable, fact, null));
            return;
        }

        var after = new SortedSet<int>();
        if (state is SlotState.Unknown or SlotState.Doubtful)
        {
            WalkNode(run.Plan.FactOnlyIf[fact]);
            after = Deciding(fact);
            if (run.Facts.StateOf(fact) == FactState.Given || (after.Count > 0 && after.All(place => run.Facts.StateOf(place) == FactState.NotKnown)))
            {
                // Given already, or it will never be known whether it applies.
                return;
            }
        }

        Note(new Found(MissingKind.Fact, fact, null) { After = after });
    }

    private void WalkItem(ItemPlan item)
    {
        var state = run.StateOf(item.Slot);
        if (state == SlotState.NotApplicable)
        {
            Note(new Found(MissingKind.NotApplicable, item.Slot, null));
        }
        else if (item.OnlyIf >= 0 && run.TruthOf(item.OnlyIf) != Truth.Yes)
        {
            WalkNode(item.OnlyIf);
        }
        else if (state == SlotState.Silent)
        {
            Note(new Found(item.Block is null ? MissingKind.TableGap : MissingKind.PolicySilent, item.Slot, null));
        }
        else if (item.Item.Fold is { } fold)
        {
            WalkFold(item, fold);
        }
        else if (item.Block is { } block)
        {
            WalkRules(item, block);
        }
        else if (item.Lookup is { } lookup)
        {
            foreach (var leaf in lookup.KeyLeaves)
            {
                WalkLeaf(leaf);
            }

            WalkNodes(lookup.When);
        }
        else if (item.Value >= 0)
        {
            WalkNode(item.Value);
        }
        else
        {
            WalkNodes(item.Criteria);
        }
    }

    private void WalkFold(ItemPlan item, ListFold fold)
    {
        if (run.StateOf(fold.List) != SlotState.Ready)
        {
            WalkSlot(fold.List);
            return;
        }

        run.ForOpenRecords(item, slot =>
        {
            // Each record is walked for itself.
            visited.RemoveWhere(seen => seen > Model.ItemSlot(item.Place) && seen <= Model.ItemSlot(fold.Last));
            WalkSlot(slot);
        });
        NoteGaps(fold.Whole);
        if (fold.Body is null && fold.Filters.IsEmpty)
        {
            NoteResults(fold.Whole);
        }
    }

    private void WalkRules(ItemPlan item, BlockPlan block)
    {
        var outer = (visited, why);
        for (var rule = 0; rule < block.Block.Rules.Length; rule++)
        {
            var state = run.StateOf(block, rule);
            var open = state is RuleState.Possible or RuleState.Doubtful && !block.Block.Rules[rule].Advisory && Matters(block, rule);
            if (!open && !(state == RuleState.Fires && block.Then[rule] >= 0))
            {
                continue;
            }

            // Parts and outputs that the decision leans on keep the name of the rule that leans on them.
            var isOwn = string.Equals(outer.why, item.BlockName, StringComparison.Ordinal);
            (visited, why) = (isOwn ? [item.Slot] : outer.visited, isOwn ? $"{item.BlockName}/{block.Block.Rules[rule].Id}" : outer.why);
            if (open)
            {
                WalkNode(block.When[rule]);
                WalkNodes([.. block.ReplacedBy[rule].Select(exception => block.When[exception])]);
            }

            WalkNode(block.Then[rule]);
        }

        (visited, why) = outer;
        WalkNode(block.OtherwiseThen);
    }

    // Under `any` a rule that might fire matters only if it would disagree with those that do.
    private bool Matters(BlockPlan block, int rule)
    {
        var rules = block.Block.Rules;
        if (block.Block.Hit != HitPolicy.Any || rules[rule].Result.Outcome < 0 || run.StateOf(block, rule) == RuleState.Doubtful)
        {
            return !(block.Block.Hit == HitPolicy.Priority && IsBeaten(block, rule));
        }

        for (var other = 0; other < rules.Length; other++)
        {
            if (!rules[other].Advisory && run.StateOf(block, other) == RuleState.Fires)
            {
                return rules[other].Result.Outcome != rules[rule].Result.Outcome;
            }
        }

        return true;
    }

    private bool IsBeaten(BlockPlan block, int rule)
    {
        var rules = block.Block.Rules;
        return Enumerable.Range(0, rules.Length).Any(other =>
            !rules[other].Advisory && run.StateOf(block, other) == RuleState.Fires && rules[other].Result.Outcome <= rules[rule].Result.Outcome);
    }

    private void WalkNodes(int[] nodes)
    {
        foreach (var node in nodes)
        {
            WalkNode(node);
        }
    }

    private void WalkNode(int node)
    {
        if (node < 0 || run.TruthOf(node) is not (Truth.Unknown or Truth.Doubtful))
        {
            return;
        }

        var plan = run.Plan.Nodes[node];
        if (plan.Kind == SkeletonKind.Leaf)
        {
            WalkLeaf(plan.Leaf);
        }

        for (var child = plan.First; child < plan.First + plan.Count; child++)
        {
            WalkNode(child);
        }
    }

    private void WalkLeaf(int leaf)
    {
        foreach (var slot in run.Plan.LeafReads[leaf])
        {
            WalkSlot(slot);
            NoteLeftOut(slot);
        }

        foreach (var field in Model.Leaves[leaf].Fields.Where(run.IsLeftOut))
        {
            NoteField(field.List, run.RecordOf(field), field.Field);
        }

        foreach (var field in Model.Leaves[leaf].Fields.Where(run.IsResult))
        {
            WalkResult(field, run.RecordOf(field));
        }

        NoteResults(leaf);

        NoteGaps(leaf);
    }

    private void NoteGaps(int leaf)
    {
        foreach (var gap in run.Gaps.Where(gap => gap.Leaf == leaf).ToArray())
        {
            var kind = gap.Calendar is not null ? MissingKind.Calendar : gap.Slot < 0 ? MissingKind.EmptyList : run.Plan.ParameterAt(gap.Slot) >= 0 ? MissingKind.Parameter : MissingKind.TableGap;
            Note(new Found(kind, gap.Slot, gap.Calendar ?? gap.Key) { Leaf = leaf, Day = gap.Day });
        }
    }

    // The facts that are still open and decide whether a fact applies.
    private SortedSet<int> Deciding(int fact)
    {
        var inner = new MissingInputs(run);
        inner.visited.Add(fact);
        inner.WalkNode(run.Plan.FactOnlyIf[fact]);
        return [.. inner.found.Where(input => input.Kind == MissingKind.Fact).Select(input => input.Slot)];
    }

    private Found Note(Found input)
    {
        if (!places.TryGetValue((input.Slot, input.Key, input.Day), out var place))
        {
            place = found.Count;
            places.Add((input.Slot, input.Key, input.Day), place);
            found.Add(input);
        }

        if (why.Length > 0 && !found[place].Why.Contains(why, StringComparer.Ordinal))
        {
            found[place].Why.Add(why);
        }

        return found[place];
    }

    private ImmutableArray<MissingInput> Ordered()
    {
        var facts = found.Where(input => input.Kind == MissingKind.Fact).OrderBy(input => input.Slot).ToList();
        var ordered = new List<Found>();
        foreach (var fact in facts)
        {
            Place(fact);
        }

        ordered.AddRange(found.Where(input => input.Kind != MissingKind.Fact).OrderBy(input => input.Kind).ThenBy(input => input.Slot).ThenBy(input => input.Key, StringComparer.Ordinal).ThenBy(input => input.Day));
        return [.. ordered.Select(Describe)];

        // What decides whether a fact applies is asked before it. Loading refuses circles among facts, so this ends.
        void Place(Found fact)
        {
            if (ordered.Contains(fact))
            {
                return;
            }

            foreach (var before in facts.Where(candidate => fact.After.Contains(candidate.Slot)))
            {
                Place(before);
            }

            ordered.Add(fact);
        }
    }

    private MissingInput Describe(Found input)
    {
        if (input.Said is { } said)
        {
            return new MissingInput(input.Kind, input.Key!, said, "", "", null, FactState.NotAsked, [], [.. input.Why], []);
        }

        var name = NameOf(input);
        var fact = input.Kind == MissingKind.Fact ? Model.Facts[input.Slot] : null;
        var state = fact is null || input.Fields.Count > 0 ? FactState.NotAsked : run.Facts.StateOf(input.Slot);
        return new MissingInput(
            input.Kind,
            name,
            Message(input, name, state),
            fact?.Ask ?? "",
            fact?.Help ?? "",
            input.Kind == MissingKind.Parameter ? input.Key : null,
            state,
            [.. input.After.Select(place => Model.Facts[place].Name)],
            [.. input.Why],
            [.. input.Fields.Values]) { Day = input.Day };
    }

    private string NameOf(Found input) => input.Kind == MissingKind.Calendar ? $"calendar {input.Key}"
        : input.Day is { } day ? $"{words.NameOf(input.Slot)}@{ValueText.Format(day, null)}"
        : input is { Kind: MissingKind.NotApplicable, Key: { } path } ? path : input.Slot < 0 ? Model.Leaves[input.Leaf].Text : run.RecordNumber >= 0 && run.Plan.ParameterAt(input.Slot) < 0 ? RecordPlaces.Of(run, input.Slot) : words.NameOf(input.Slot);

    private string Message(Found input, string name, FactState state) => input.Kind switch
    {
        MissingKind.Fact when state == FactState.NotKnown => $"`{name}` was asked and is not known",
        MissingKind.Fact when input.Fields.Count > 0 => $"records of `{name}` are not complete",
        MissingKind.Fact => $"`{name}` was not asked",
        MissingKind.Parameter => ParameterMessage(input, words.NameOf(input.Slot)),
        MissingKind.Calendar => CalendarMessage(input.Key!),
        MissingKind.TableGap => $"`{name}` does not say what holds for these values",
        MissingKind.NotApplicable => $"`{name}` is needed and does not apply",
        MissingKind.PolicySilent => $"the policy does not say: no rule of `{name}` applies",
        MissingKind.EmptyList => $"`{name}` has no answer, because there is nothing in the list",
        MissingKind.PolicyNotInForce => name,
        _ => throw new ArgumentOutOfRangeException(nameof(input)),
    };

    private sealed record Found(MissingKind Kind, int Slot, string? Key)
    {
        public int Leaf { get; init; } = -1;

        /// <summary>For what is missing to a value of a record, what is said of it; its name is the key.</summary>
        public string? Said { get; init; }

        /// <summary>Of a figure that was read on another day, the day.</summary>
        public DateOnly? Day { get; init; }

        public SortedSet<int> After { get; init; } = [];

        public List<string> Why { get; } = [];

        /// <summary>Of a list, the fields that are missing, by record and field.</summary>
        public SortedDictionary<(int Record, int Field), string> Fields { get; } = [];
    }
}
