using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>
/// Looks at what the reasons of a decision show before the decision is given: a value that breaks there is a fault of the decision, because the sentence that rests on it cannot be said. Values that were needed for
/// deciding are there already, so nearly always there is nothing to work out.
/// </summary>
internal static class SaidReasons
{
    /// <summary>What breaks in the reasons that are said; none otherwise.</summary>
    public static IReadOnlyList<Breach> Faults(CaseRun run)
    {
        if (!Array.Exists(run.Plan.ShownItems, slot => IsOpen(run, slot)))
        {
            return [];
        }

        CaseRun? aside = null;
        var known = run.Breaches.Count;
        foreach (var slot in Said(run).SelectMany(template => template.Pieces).SelectMany(piece => new[] { piece.Slot, piece.KeySlot }).Where(slot => IsOpen(run, slot)))
        {
            aside ??= run.Fork();
            aside.Resolve(slot);
        }

        return aside is null ? [] : [.. aside.Breaches.Skip(known)];
    }

    private static bool IsOpen(CaseRun run, int slot) => slot is >= 0 and not ReasonPiece.AsOfSlot && run.Plan.ItemAt(slot) is not null && run.StateOf(slot) == SlotState.None;

    private static IEnumerable<ReasonTemplate> Said(CaseRun run)
    {
        foreach (var item in run.Plan.Decided)
        {
            foreach (var template in item.Block is { } block ? OfRules(run, item, block) : run.StateOf(item.Slot) == SlotState.Ready ? [item.Item.Because] : [])
            {
                yield return template;
            }
        }

        var scope = new Lazy<ReasonScope>(() => new ReasonScope(run));
        foreach (var item in run.Plan.Items.Where(item => run.StateOf(item.Slot) == SlotState.Ready && (item.Item.Criteria is not null || item.Lookup is not null)))
        {
            foreach (var template in OfParts(run, item).Where(template => template.Pieces.Any(piece => IsOpen(run, piece.Slot)) && scope.Value.Holds(item)))
            {
                yield return template;
            }
        }
    }

    private static IEnumerable<ReasonTemplate> OfRules(CaseRun run, ItemPlan item, BlockPlan block)
    {
        var winners = RunQueries.Winners(run, item).Append(RunQueries.UnlessEarlier(run, item)).ToHashSet();
        for (var place = 0; place < block.Block.Rules.Length; place++)
        {
            if (winners.Contains(place) || (block.Block.Rules[place].Advisory && run.StateOf(block, place) == RuleState.Fires))
            {
                yield return block.Block.Rules[place].Result.Because;
            }
        }

        if (run.StateOf(item.Slot) == SlotState.Ready && run.HitOf(item) == block.Block.Rules.Length)
        {
            yield return block.Block.Otherwise!.Because;
        }
    }

    private static IEnumerable<ReasonTemplate> OfParts(CaseRun run, ItemPlan item)
    {
        for (var place = 0; place < item.Criteria.Length; place++)
        {
            var criterion = item.Item.Criteria!.Criteria[place];
            yield return run.TruthOf(item.Criteria[place]) == Truth.Yes ? criterion.Because : criterion.Otherwise;
        }

        if (item.Lookup is { } lookup && run.StateOf(item.Slot) == SlotState.Ready && run.HitOf(item) is >= 0 and var hit)
        {
            yield return hit < lookup.Table.Rows.Length ? lookup.Table.Rows[hit].Because : lookup.Table.Otherwise!.Because;
        }
    }
}
