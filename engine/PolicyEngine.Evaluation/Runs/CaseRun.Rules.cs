using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Runs;

/// <content>Rules: what fires, what might, and whether that settles the value.</content>
internal sealed partial class CaseRun
{
    /// <summary>What a rule comes to, with its exceptions.</summary>
    public RuleState Fires(BlockPlan block, int rule)
    {
        ref var state = ref states[Plan.RuleBase + block.FirstRule + rule];
        if (state == (byte)RuleState.NotLooked)
        {
            state = (byte)FindState(block, rule);
        }

        return (RuleState)state;
    }

    private RuleState FindState(BlockPlan block, int rule)
    {
        if (!block.Block.Rules[rule].IsLiveOn(AsOf))
        {
            return RuleState.NotLive;
        }

        var own = Condition(block.When[rule]);
        if (own is Truth.No or Truth.Fault)
        {
            return own == Truth.No ? RuleState.No : RuleState.Fault;
        }

        var state = own == Truth.Yes ? RuleState.Fires : own == Truth.Doubtful ? RuleState.Doubtful : RuleState.Possible;
        foreach (var exception in block.ReplacedBy[rule])
        {
            if (!block.Block.Rules[exception].IsLiveOn(AsOf))
            {
                continue;
            }

            switch (Condition(block.When[exception]))
            {
                case Truth.Yes:
                    return RuleState.Overridden;
                case Truth.Unknown:
                    state = state == RuleState.Fires ? RuleState.Possible : state;
                    break;
                case Truth.Doubtful:
                    state = RuleState.Doubtful;
                    break;
                case Truth.Fault:
                    return state == RuleState.Fires ? RuleState.Fault : RuleState.Doubtful;
                default:
                    break;
            }
        }

        return state;
    }

    private SlotState ResolveRules(ItemPlan item, BlockPlan block)
    {
        var rules = block.Block.Rules;
        Span<int> candidates = rules.Length <= 128 ? stackalloc int[rules.Length + 1] : new int[rules.Length + 1];
        var outlook = Survey(block, candidates);
        for (var rule = 0; rule < rules.Length; rule++)
        {
            if (rules[rule].Advisory)
            {
                Fires(block, rule);
            }
        }

        if (outlook.State is not SlotState.Ready)
        {
            return outlook.State;
        }

        var count = outlook.Count;
        if (outlook.CanFallThrough)
        {
            if (block.Block.Otherwise is null)
            {
                return count == 0 ? SlotState.Silent : SlotState.Unknown;
            }

            candidates[count++] = rules.Length;
        }

        return Settle(item, block, candidates[..count], outlook.Sure);
    }

    /// <summary>Which rules can give the value: those that fire or might, as far as the hit policy looks.</summary>
    /// <param name="block">The rules.</param>
    /// <param name="candidates">Filled with their places, as written.</param>
    private (SlotState State, int Count, int Sure, bool CanFallThrough) Survey(BlockPlan block, Span<int> candidates)
    {
        var rules = block.Block.Rules;
        var (count, sure, doubtful, fault) = (0, 0, false, false);
        for (var rule = 0; rule < rules.Length && !(block.StopsAtFirst && sure > 0); rule++)
        {
            if (rules[rule].Advisory)
            {
                continue;
            }

            switch (Fires(block, rule))
            {
                case RuleState.Fires:
                    candidates[count++] = rule;
                    sure++;
                    break;
                case RuleState.Possible:
                    candidates[count++] = rule;
                    break;
                case RuleState.Doubtful:
                    doubtful = true;
                    break;
                case RuleState.Fault when block.StopsAtFirst:
                    return (count > 0 || doubtful ? SlotState.Doubtful : SlotState.Fault, 0, 0, false);
                case RuleState.Fault:
                    fault = true;
                    break;
                default:
                    break;
            }
        }

        if (fault || doubtful)
        {
            return (fault ? SlotState.Fault : SlotState.Doubtful, 0, 0, false);
        }

        if (sure > 0 && block.Block.Hit != HitPolicy.Any)
        {
            (count, sure) = Keep(block, candidates[..count]);
        }

        return (SlotState.Ready, count, sure, sure == 0);
    }

    // Only a rule at least as wanted as the best sure one can still win: under `priority` by its outcome, else by its place.
    private (int Count, int Sure) Keep(BlockPlan block, Span<int> candidates)
    {
        var rules = block.Block.Rules;
        var best = int.MaxValue;
        foreach (var rule in candidates)
        {
            best = StateOf(block, rule) == RuleState.Fires ? Math.Min(best, block.RankOf(rule)) : best;
        }

        var (count, sure) = (0, 0);
        foreach (var rule in candidates)
        {
            if (block.RankOf(rule) <= best)
            {
                candidates[count++] = rule;
                sure += StateOf(block, rule) == RuleState.Fires ? 1 : 0;
            }
        }

        return (count, sure);
    }

    private SlotState Settle(ItemPlan item, BlockPlan block, ReadOnlySpan<int> candidates, int sure)
    {
        if (candidates.Length == 1)
        {
            hits[item.Place] = candidates[0] + 3;
            return Apply(item, block, candidates[0]);
        }

        if (sure > 1 && block.Block.Hit == HitPolicy.Any && Disagreeing(item, block, candidates) is var (one, other, state))
        {
            if (state == SlotState.Ready)
            {
                Break(-1, item.Place, -1, Conflict(item, block, one, other));
                return SlotState.Fault;
            }

            return state;
        }

        var agreed = Agree(item, block, candidates);
        if (agreed == SlotState.Ready)
        {
            hits[item.Place] = Deciding(block, candidates) + 3;
        }

        return agreed;
    }

    // Under `first` a rule that surely applies gives the value only if none before it applies: with one that might, the value is known and the rule is not.
    private int Deciding(BlockPlan block, ReadOnlySpan<int> candidates)
    {
        var sure = FirstSure(block, candidates);
        return sure < 0 || (block.Block.Hit == HitPolicy.First && sure != candidates[0]) ? SeveralHits : sure;
    }

    private int FirstSure(BlockPlan block, ReadOnlySpan<int> candidates)
    {
        foreach (var rule in candidates)
        {
            if (rule < block.Block.Rules.Length && StateOf(block, rule) == RuleState.Fires)
            {
                return rule;
            }
        }

        return -1;
    }

    private static PolicyFaultException Conflict(ItemPlan item, BlockPlan block, int one, int other) => new(
        $"the rules `{block.Block.Rules[one].Id}` and `{block.Block.Rules[other].Id}` of `{item.BlockName}` both apply and lead to different results");

    /// <summary>Two rules that surely fire and give different values, or why that cannot be told.</summary>
    private (int One, int Other, SlotState State)? Disagreeing(ItemPlan item, BlockPlan block, ReadOnlySpan<int> candidates)
    {
        var one = -1;
        object? value = null;
        foreach (var rule in candidates)
        {
            if (StateOf(block, rule) != RuleState.Fires)
            {
                continue;
            }

            var state = Apply(item, block, rule);
            if (state != SlotState.Ready)
            {
                return (rule, rule, state);
            }

            var current = Frame.Get(item.Slot);
            if (one >= 0 && !Equals(value, current))
            {
                return (one, rule, SlotState.Ready);
            }

            (one, value) = (rule, current);
        }

        return null;
    }

    /// <summary>Whether all candidates give one value, which is then stored. Ones that only might fire are asked without leaving a trace of what goes wrong.</summary>
    private SlotState Agree(ItemPlan item, BlockPlan block, ReadOnlySpan<int> candidates)
    {
        object? value = null;
        for (var i = candidates.Length - 1; i >= 0; i--)
        {
            var rule = candidates[i];
            var isSure = rule < block.Block.Rules.Length && StateOf(block, rule) == RuleState.Fires;
            var breachesBefore = breaches?.Count ?? 0;
            var state = Apply(item, block, rule);
            if (state != SlotState.Ready)
            {
                if (!isSure && breaches is not null)
                {
                    breaches.RemoveRange(breachesBefore, breaches.Count - breachesBefore);
                }

                return isSure ? state : SlotState.Unknown;
            }

            var current = Frame.Get(item.Slot);
            if (value is not null && !Equals(value, current))
            {
                return SlotState.Unknown;
            }

            value = current;
        }

        return SlotState.Ready;
    }

    private SlotState Apply(ItemPlan item, BlockPlan block, int rule)
    {
        var isRule = rule < block.Block.Rules.Length;
        var then = isRule ? block.Then[rule] : block.OtherwiseThen;
        if (then >= 0)
        {
            return StoreValue(item, then);
        }

        Frame.SetOption(item.Place, isRule ? block.Block.Rules[rule].Result.Outcome : block.Block.Otherwise!.Outcome);
        return SlotState.Ready;
    }
}
