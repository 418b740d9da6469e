using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>
/// Leaves out one fact after the other, sensitive ones and those asked last first, as long as the outcome, the rules that give it and their reasons stay. What is left is enough, and no fact of it can be spared. By
/// deciding, not by looking: a condition that mentions a fact need not rest on it.
/// </summary>
internal sealed class SufficientFacts(CaseRun record)
{
    // A decision with more facts than this keeps those that were asked first.
    private const int MostTried = 24;

    private readonly ItemPlan outcome = record.Plan.Outcome!;

    /// <summary>A run on facts that are enough; the places of the facts.</summary>
    public (CaseRun Run, int[] Facts) Find()
    {
        var wanted = Answer(record);
        var facts = record.Facts;
        var places = Enumerable.Range(0, record.Model.Facts.Length).Where(place => facts.StateOf(place) != FactState.NotAsked).ToList();
        foreach (var place in places.Where(place => !WasRead(place)).ToList())
        {
            places.Remove(place);
            facts = facts.Without(place);
        }

        if (!Answer(Decide(facts)).SequenceEqual(wanted, StringComparer.Ordinal))
        {
            (facts, places) = (record.Facts, [.. Enumerable.Range(0, record.Model.Facts.Length).Where(place => record.Facts.StateOf(place) != FactState.NotAsked)]);
        }

        foreach (var place in places.OrderByDescending(place => record.Model.Facts[place].Sensitive).ThenByDescending(place => place).Take(MostTried).ToList())
        {
            var fewer = facts.Without(place);
            if (Answer(Decide(fewer)).SequenceEqual(wanted, StringComparer.Ordinal))
            {
                facts = fewer;
                places.Remove(place);
            }
        }

        var run = Decide(facts);
        foreach (var slot in Said(run))
        {
            run.Resolve(slot);
        }

        return (run, [.. places]);
    }

    // What the reasons show is worked out as well, so that it can stand below them.
    private IEnumerable<int> Said(CaseRun run)
    {
        var block = outcome.Block!.Block;
        var results = Winners(run).Select(rule => block.Rules[rule].Result).Concat(run.HitOf(outcome) == block.Rules.Length ? [block.Otherwise!] : Array.Empty<RuleResult>());
        return results.SelectMany(result => result.Because.Pieces).SelectMany(piece => new[] { piece.Slot, piece.KeySlot }).Where(slot => slot is >= 0 and not ReasonPiece.AsOfSlot).ToList();
    }

    // Where an earlier rule may go before it, what is said of a rule rests on it all the same.
    private IEnumerable<int> Winners(CaseRun run) => RunQueries.UnlessEarlier(run, outcome) is >= 0 and var last ? [last] : RunQueries.Winners(run, outcome);

    // A fact that only a reason shows was not read by the run, and is kept while the reason needs it.
    private bool WasRead(int place) => record.StateOf(place) != SlotState.None || record.Model.Items.Any(item => item.Rules is { } rules && rules.Rules.Select(rule => rule.Result).Append(rules.Otherwise).Any(result => result is not null && result.Because.Pieces.Any(piece => piece.Slot == place || piece.Slot >= record.Model.ItemSlot(0))));

    private CaseRun Decide(FactSet facts)
    {
        StepBudget.Reset(StepBudget.DefaultSteps);
        var run = new CaseRun(record.Plan, facts, record.AsOf);
        run.Resolve(outcome.Slot);
        return run;
    }

    // Behind an open earlier rule a reason with a hole is not said, so that nothing rests on what it would show.
    private string Said(CaseRun run, Wording reasons, RuleResult result)
    {
        var isUnsaid = RunQueries.UnlessEarlier(run, outcome) >= 0 && !reasons.NotKnownIn(result.Because).IsEmpty;
        return isUnsaid ? "" : reasons.Fill(result.Because);
    }

    // The outcome, then each rule that gave it with its reason.
    private List<string> Answer(CaseRun run)
    {
        if (run.StateOf(outcome.Slot) != SlotState.Ready)
        {
            return ["open"];
        }

        var block = outcome.Block!.Block;
        var reasons = new Wording(run.Fork());
        var winners = Winners(run).Select(rule => $"{block.Rules[rule].Id}: {Said(run, reasons, block.Rules[rule].Result)}").ToList();
        var hit = run.HitOf(outcome);
        var how = hit == block.Rules.Length ? reasons.Fill(block.Otherwise!.Because) : hit == CaseRun.SeveralHits ? $"several: {string.Join(' ', RunQueries.Possible(run, outcome))}" : "";
        return [ValueText.Format(run.Frame.Get(outcome.Slot), record.Model.Choices[outcome.Item.ChoiceSet]), how, .. winners];
    }
}
