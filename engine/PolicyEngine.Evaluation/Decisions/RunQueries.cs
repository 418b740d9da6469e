using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>What a record tells that takes more than one look.</summary>
internal static class RunQueries
{
    /// <summary>The leaves that were asked and answered.</summary>
    public static IEnumerable<int> AnsweredLeaves(CaseRun run)
    {
        for (var node = 0; node < run.Plan.Nodes.Length; node++)
        {
            if (run.Plan.Nodes[node].Kind == SkeletonKind.Leaf && run.TruthOf(node) is Truth.Yes or Truth.No)
            {
                yield return run.Plan.Nodes[node].Leaf;
            }
        }

        foreach (var item in run.Plan.Items.Where(item => item.Item.Fold is not null && run.StateOf(item.Slot) == SlotState.Ready))
        {
            yield return item.Item.Fold!.Whole;
        }

        foreach (var item in run.Plan.Items.Where(item => item.Lookup is not null && run.StateOf(item.Slot) == SlotState.Ready))
        {
            foreach (var leaf in item.Lookup!.KeyLeaves)
            {
                yield return leaf;
            }
        }
    }

    /// <summary>Under <c>first</c>, the rule that gives the value unless one before it applies, of which that is not known but which gives the same; <see cref="CaseRun.NoHit"/> where there is none.</summary>
    public static int UnlessEarlier(CaseRun run, ItemPlan item)
    {
        var block = item.Block!;
        if (block.Block.Hit != HitPolicy.First || run.StateOf(item.Slot) != SlotState.Ready || run.HitOf(item) != CaseRun.SeveralHits)
        {
            return CaseRun.NoHit;
        }

        var rules = block.Block.Rules;
        return Enumerable.Range(0, rules.Length).Where(rule => !rules[rule].Advisory && run.StateOf(block, rule) == RuleState.Fires).FirstOrDefault(CaseRun.NoHit);
    }

    /// <summary>The rules of a block of which it is not known whether they apply.</summary>
    public static IEnumerable<int> Possible(CaseRun run, ItemPlan item)
    {
        var block = item.Block!;
        return Enumerable.Range(0, block.Block.Rules.Length).Where(rule => !block.Block.Rules[rule].Advisory && run.StateOf(block, rule) == RuleState.Possible);
    }

    /// <summary>The rules of a block that gave its value: under `any` all that fire, under `first` the first, under `priority` those with the winning outcome.</summary>
    public static IEnumerable<int> Winners(CaseRun run, ItemPlan item)
    {
        var block = item.Block!;
        var hit = run.HitOf(item);
        if (run.StateOf(item.Slot) != SlotState.Ready || hit < 0 || hit >= block.Block.Rules.Length)
        {
            return [];
        }

        return block.Block.Hit == HitPolicy.First ? [hit] : Enumerable.Range(0, block.Block.Rules.Length).Where(rule =>
            !block.Block.Rules[rule].Advisory
            && run.StateOf(block, rule) == RuleState.Fires
            && (block.Block.Hit == HitPolicy.Any || block.Block.Rules[rule].Result.Outcome == block.Block.Rules[hit].Result.Outcome));
    }
}
