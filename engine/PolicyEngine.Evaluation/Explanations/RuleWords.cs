using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>Why a rule fired or did not.</summary>
internal static class RuleWords
{
    public static ExplanationState StateOf(RuleState state, bool isLive) => state switch
    {
        RuleState.Fires => ExplanationState.Yes,
        RuleState.No => ExplanationState.No,
        RuleState.Overridden => ExplanationState.Overridden,
        RuleState.NotLive => ExplanationState.NotLive,
        RuleState.Possible or RuleState.Doubtful => ExplanationState.Unknown,
        RuleState.Fault => ExplanationState.Fault,
        RuleState.NotLooked => isLive ? ExplanationState.NotLookedAt : ExplanationState.NotLive,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Note(CaseRun run, ItemPlan item, BlockPlan block, int place, HashSet<int> winners)
    {
        var rule = block.Block.Rules[place];
        if (!rule.IsLiveOn(run.AsOf))
        {
            return NotLive(rule);
        }

        var state = run.StateOf(block, place);
        if (state == RuleState.Overridden)
        {
            var exception = block.ReplacedBy[place].First(other => block.Block.Rules[other].IsLiveOn(run.AsOf) && run.TruthOf(block.When[other]) == Truth.Yes);
            return $"the exception `{block.Block.Rules[exception].Id}` takes its place";
        }

        if (state == RuleState.NotLooked && run.HitOf(item) is >= 0 and var hit && hit < block.Block.Rules.Length)
        {
            return $"an earlier rule, `{block.Block.Rules[hit].Id}`, decides";
        }

        return state == RuleState.Fires && !rule.Advisory && winners.Count > 0 && !winners.Contains(place) ? "a more important outcome applies" : "";
    }

    private static string NotLive(Rule rule)
    {
        if (rule.Status != RuleStatus.Live)
        {
            return rule.Status == RuleStatus.Proposed ? "proposed: never fires" : "draft: never fires";
        }

        return (rule.From, rule.To) switch
        {
            ({ } from, { } to) => $"in effect from {Day(from)} to {Day(to)} only",
            ({ } from, null) => $"in effect from {Day(from)} only",
            (null, { } to) => $"in effect until {Day(to)} only",
            _ => "",
        };
    }

    private static string Day(DateOnly day) => ValueText.Display(day, FactType.Date, null, "");
}
