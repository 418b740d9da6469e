using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Runs;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>What broke, with what it was worked out from; of rules that disagree, each with its grounds.</summary>
internal static class Faults
{
    public static IEnumerable<Ground> Of(CaseRun run, GroundsWalk walk)
    {
        var told = FaultWords.Of(run);
        for (var place = 0; place < run.Breaches.Count; place++)
        {
            var breach = run.Breaches[place];
            yield return new Ground
            {
                Kind = GroundKind.Fault,
                Id = breach.Leaf >= 0 ? $"leaf/{breach.Leaf}" : $"fault/{place}",
                State = ExplanationState.Fault,
                Text = told[place].Location is null ? told[place].Message : $"{told[place].Message} ({told[place].Location})",
                Because = breach.Leaf >= 0 ? walk.Reads(breach.Leaf) : [.. Disagreeing(run, walk, breach)],
            };
        }
    }

    private static IEnumerable<Ground> Disagreeing(CaseRun run, GroundsWalk walk, Breach breach)
    {
        if (breach.Item < 0 || run.Plan.Items[breach.Item] is not { Block: { } block } item)
        {
            return [];
        }

        return Enumerable.Range(0, block.Block.Rules.Length).Where(rule => !block.Block.Rules[rule].Advisory && run.StateOf(block, rule) == RuleState.Fires).Select(rule => walk.Fired(item, block, rule));
    }
}
