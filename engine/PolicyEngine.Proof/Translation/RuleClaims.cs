using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Values;

namespace PolicyEngine.Proof.Translation;

/// <summary>What a rule comes to, as claims of which no two hold together. Where none holds it might fire.</summary>
internal readonly record struct RuleState(Claim Fires, Claim No, Claim Breaks, Claim Doubt);

/// <summary>The rules of an outcome, part or output.</summary>
internal sealed class RuleClaims
{
    private readonly DayTranslation day;
    private readonly RuleBlock block;
    private readonly RuleState[] states;
    private readonly bool stopsAtFirst;

    public RuleClaims(DayTranslation day, RuleBlock block)
    {
        this.day = day;
        this.block = block;
        stopsAtFirst = block.Hit == HitPolicy.First && block.Rules.All(rule => rule.Advisory || rule.Status != RuleStatus.Live || rule.ExceptionTo.IsEmpty);
        states = new RuleState[block.Rules.Length];
        for (var rule = 0; rule < states.Length; rule++)
        {
            states[rule] = StateOf(rule);
        }
    }

    private ClaimGraph Graph => day.Graph;

    /// <summary>What a rule comes to with its exceptions.</summary>
    public RuleState this[int rule] => states[rule];

    /// <summary>That a rule alone decides the value: it fires, and none that goes before it does or might.</summary>
    public Claim Decides(int rule)
    {
        var claim = states[rule].Fires;
        foreach (var before in Setting())
        {
            if (before != rule && block.Hit != HitPolicy.Any && Rank(before) < Rank(rule))
            {
                claim = Graph.And(claim, states[before].No);
            }
        }

        return claim;
    }

    /// <summary>That no rule fires or might, so that <c>otherwise</c> holds where there is one.</summary>
    public Claim NoneApplies() => Graph.All(Setting().Select(rule => states[rule].No));

    /// <summary>That two rules fire and their values differ, where the hit policy does not let it be.</summary>
    public Claim Disagree { get; private set; } = Claim.No;

    /// <summary>The value that the rules give.</summary>
    public GuardedValue Value(Item item) => item.Kind == ItemKind.Output ? OfOutput(item) : OfOutcome();

    private IEnumerable<int> Setting() => Enumerable.Range(0, block.Rules.Length).Where(rule => !block.Rules[rule].Advisory);

    private int Rank(int rule) => block.Hit == HitPolicy.Priority && block.Rules[rule].Result.Outcome >= 0 ? block.Rules[rule].Result.Outcome : rule;

    private Claim Possible(RuleState state) => Graph.And(Graph.And(!state.Fires, !state.No), Graph.And(!state.Breaks, !state.Doubt));

    private RuleState StateOf(int rule)
    {
        if (!block.Rules[rule].IsLiveOn(day.Day))
        {
            return new RuleState(Claim.No, Claim.Yes, Claim.No, Claim.No);
        }

        var own = day.Condition(block.Rules[rule].When);
        var (fires, possible, doubt) = (own.Yes, Graph.And(Graph.And(!own.Yes, !own.No), Graph.And(!own.Breaks, !own.Doubt)), own.Doubt);
        var (no, breaks, sureDoubt) = (own.No, own.Breaks, Claim.No);
        foreach (var exception in Exceptions(rule))
        {
            var holds = day.Condition(exception.When);
            var open = Graph.Or(fires, Graph.Or(possible, doubt));
            no = Graph.Or(no, Graph.And(open, holds.Yes));
            breaks = Graph.Or(breaks, Graph.And(fires, holds.Breaks));
            sureDoubt = Graph.Or(sureDoubt, Graph.And(Graph.Or(possible, doubt), holds.Breaks));
            var stays = Graph.And(!holds.Yes, !holds.Breaks);
            doubt = Graph.And(stays, Graph.Or(doubt, Graph.And(open, holds.Doubt)));
            var unclear = Graph.And(stays, Graph.And(!holds.No, !holds.Doubt));
            possible = Graph.Or(Graph.And(possible, Graph.And(stays, !holds.Doubt)), Graph.And(fires, unclear));
            fires = Graph.And(fires, holds.No);
        }

        return new RuleState(fires, no, breaks, Graph.Or(doubt, sureDoubt));
    }

    private IEnumerable<Rule> Exceptions(int rule) => block.Rules.Where(other =>
        other.ExceptionTo.Contains(rule) && (!other.Advisory || block.Rules[rule].Advisory) && other.IsLiveOn(day.Day));

    // Rules with the same outcome stand together, so that the work does not grow with the square of their number.
    private GuardedValue OfOutcome()
    {
        var cases = new CaseCollector(Graph);
        var sound = Sound(cases);
        var order = Setting().OrderBy(Rank).ToArray();
        var outcomes = order.Select(rule => block.Rules[rule].Result.Outcome);
        foreach (var outcome in (block.Otherwise is { } otherwise ? outcomes.Append(otherwise.Outcome) : outcomes).Distinct().Order())
        {
            var given = block.Hit == HitPolicy.Any ? GivenByAll(order, outcome) : GivenInOrder(order, outcome);
            cases.Add(Graph.And(sound, given), new OptionValue(outcome));
        }

        if (block.Hit == HitPolicy.Any)
        {
            Disagree = Graph.And(sound, Conflict(order));
            cases.Break(Disagree);
        }

        return cases.Build();
    }

    // Where all rules are asked, any that breaks breaks the whole; where the first that fires ends it, one that breaks before it.
    private Claim Sound(CaseCollector cases)
    {
        var (breaks, doubt, open, sure) = (Claim.No, Claim.No, Claim.Yes, Claim.Yes);
        foreach (var rule in Setting())
        {
            var state = states[rule];
            if (stopsAtFirst)
            {
                breaks = Graph.Or(breaks, Graph.And(sure, state.Breaks));
                doubt = Graph.Or(doubt, Graph.And(open, Graph.Or(state.Doubt, Graph.AndNot(state.Breaks, sure))));
                open = Graph.And(open, Graph.And(!state.Fires, Graph.And(!state.Breaks, !state.Doubt)));
                sure = Graph.And(sure, state.No);
                continue;
            }

            breaks = Graph.Or(breaks, state.Breaks);
            doubt = Graph.Or(doubt, state.Doubt);
        }

        cases.Break(breaks);
        cases.Doubt(Graph.AndNot(doubt, breaks));
        return Graph.And(!breaks, !doubt);
    }

    private Claim GivenInOrder(int[] order, int outcome)
    {
        var (open, given) = (Claim.Yes, Claim.No);
        foreach (var rule in order)
        {
            if (block.Rules[rule].Result.Outcome != outcome)
            {
                open = Graph.And(open, states[rule].No);
                continue;
            }

            given = Graph.Or(given, Graph.And(open, states[rule].Fires));
            open = Graph.AndNot(open, states[rule].Fires);
        }

        return block.Otherwise?.Outcome == outcome ? Graph.Or(given, open) : given;
    }

    private Claim GivenByAll(int[] order, int outcome)
    {
        var (others, fires) = (Claim.Yes, Claim.No);
        foreach (var rule in order)
        {
            if (block.Rules[rule].Result.Outcome == outcome)
            {
                fires = Graph.Or(fires, states[rule].Fires);
            }
            else
            {
                others = Graph.And(others, states[rule].No);
            }
        }

        return Graph.And(others, block.Otherwise?.Outcome == outcome ? Claim.Yes : fires);
    }

    private Claim Conflict(int[] order)
    {
        var (conflict, before) = (Claim.No, Claim.No);
        foreach (var group in order.GroupBy(rule => block.Rules[rule].Result.Outcome))
        {
            var fires = Graph.Any(group.Select(rule => states[rule].Fires));
            conflict = Graph.Or(conflict, Graph.And(before, fires));
            before = Graph.Or(before, fires);
        }

        return conflict;
    }

    private GuardedValue OfOutput(Item item)
    {
        var cases = new CaseCollector(Graph);
        var sound = Sound(cases);
        var order = Setting().OrderBy(Rank).ToArray();
        var thens = order.ToDictionary(rule => rule, rule => day.Then(block.Rules[rule].Result.Then!, item));
        var isAny = block.Hit == HitPolicy.Any;
        var nobody = sound;
        for (var place = 0; place < order.Length; place++)
        {
            var state = states[order[place]];
            var others = isAny ? order.Where(other => other != order[place]) : order.Take(place);
            var agreed = others.Aggregate(sound, (all, other) => Graph.And(all, Silent(other, thens, order[place], isAny)));
            cases.Add(Graph.And(agreed, state.Fires), thens[order[place]]);
            nobody = Graph.And(nobody, state.No);
        }

        if (isAny)
        {
            Disagree = Graph.And(sound, OutputConflict(order, thens));
            cases.Break(Disagree);
        }

        if (block.Otherwise?.Then is { } otherwise)
        {
            cases.Add(nobody, day.Then(otherwise, item));
        }

        return cases.Build();
    }

    // A rule that only might fire, or one beside another under `any`, does not matter where it gives the same.
    private Claim Silent(int other, Dictionary<int, GuardedValue> thens, int rule, bool isAny)
    {
        var state = states[other];
        var open = isAny ? Graph.Or(Possible(state), state.Fires) : Possible(state);
        return open.IsNo ? state.No : Graph.Or(state.No, Graph.And(open, day.Same(thens[other], thens[rule])));
    }

    private Claim OutputConflict(int[] order, Dictionary<int, GuardedValue> thens)
    {
        var conflict = Claim.No;
        for (var one = 0; one < order.Length; one++)
        {
            for (var other = one + 1; other < order.Length; other++)
            {
                var both = Graph.And(states[order[one]].Fires, states[order[other]].Fires);
                conflict = both.IsNo ? conflict : Graph.Or(conflict, Graph.And(both, day.Different(thens[order[one]], thens[order[other]])));
            }
        }

        return conflict;
    }
}
