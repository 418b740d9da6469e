using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>Says in one line each why rules did not decide.</summary>
internal sealed class RuleFolds(CaseRun run, GroundsWalk walk, Func<string, int> questionsOf)
{
    /// <summary>The live exception that takes a rule's place; nothing when there is none.</summary>
    public static int? ExceptionTo(CaseRun run, BlockPlan block, int place)
    {
        var found = Array.FindIndex(block.ReplacedBy[place], other => block.Block.Rules[other].IsLiveOn(run.AsOf) && run.TruthOf(block.When[other]) == Truth.Yes);
        return found < 0 ? null : block.ReplacedBy[place][found];
    }

    /// <summary>Why a rule did not decide.</summary>
    public FoldedRule Of(ItemPlan item, BlockPlan block, int place)
    {
        var rule = block.Block.Rules[place];
        var (why, text, by) = Reason(item, block, place);
        return new FoldedRule($"{item.BlockName}/{rule.Id}", GroundWords.Title(rule), item.Item.Kind == ItemKind.Outcome ? "decision" : item.Item.Title, why, text, rule.Advisory, by, rule.Result.Cite);
    }

    private (FoldReason Why, string Text, string? By) Reason(ItemPlan item, BlockPlan block, int place)
    {
        var rule = block.Block.Rules[place];
        if (!rule.IsLiveOn(run.AsOf))
        {
            return (FoldReason.NotInEffect, NotLive(rule), null);
        }

        if (run.StateOf(item.Slot) == SlotState.NotApplicable)
        {
            return (FoldReason.NoLongerMatters, $"“{item.Item.Title}” does not apply", null);
        }

        var state = run.StateOf(block, place);
        if (state == RuleState.Overridden && ExceptionTo(run, block, place) is { } exception)
        {
            return (FoldReason.Overridden, $"overridden by “{GroundWords.Title(block.Block.Rules[exception])}”", $"{item.BlockName}/{block.Block.Rules[exception].Id}");
        }

        var isUnsettled = state is RuleState.Possible or RuleState.Doubtful;
        return state == RuleState.No ? (FoldReason.NotMet, NotMet(block, place), null)
            : rule.Advisory && isUnsettled ? (FoldReason.Open, "not known whether it applies", null)
            : !rule.Advisory && run.StateOf(item.Slot) != SlotState.Ready && (isUnsettled || state == RuleState.NotLooked) ? (FoldReason.Open, Open(item, rule), null)
            : (FoldReason.NoLongerMatters, NoLonger(item, block, place), null);
    }

    private string Open(ItemPlan item, Rule rule) => questionsOf($"{item.BlockName}/{rule.Id}") is > 0 and var count ? $"still open; needs {GroundWords.Count(count, "answer", "answers")}" : "still open";

    private string NotMet(BlockPlan block, int place)
    {
        if (walk.Node(block.When[place], null) is not [var first, ..])
        {
            return "not met";
        }

        return first.Kind == GroundKind.Definition && first.State is ExplanationState.Yes or ExplanationState.No
            ? $"not met; “{first.Title}” is {(first.State == ExplanationState.Yes ? "yes" : "no")}"
            : $"not met; {first.Text.TrimEnd('.')}";
    }

    private string NoLonger(ItemPlan item, BlockPlan block, int place)
    {
        var hit = run.HitOf(item);
        var rules = block.Block.Rules;
        var outcome = hit >= 0 && hit < rules.Length ? rules[hit].Result.Outcome : hit == rules.Length ? block.Block.Otherwise!.Outcome : -1;
        return rules[place].Advisory ? "no longer matters"
            : outcome >= 0 && rules[place].Result.Outcome == outcome ? "no longer matters, same outcome"
            : block.Block.Hit == HitPolicy.Priority ? "no longer matters, goes after this"
            : block.Block.Hit == HitPolicy.First ? "no longer matters, comes after this"
            : "no longer matters";
    }

    private static string NotLive(Rule rule)
    {
        if (rule.Status != RuleStatus.Live)
        {
            return rule.Status == RuleStatus.Proposed ? "not in effect, a proposal" : "not in effect, a draft";
        }

        return (rule.From, rule.To) switch
        {
            ({ } from, { } to) => $"in effect from {Day(from)} to {Day(to)}",
            ({ } from, null) => $"in effect from {Day(from)}",
            (null, { } to) => $"in effect until {Day(to)}",
            _ => "not in effect",
        };
    }

    private static string Day(DateOnly day) => ValueText.Display(day, FactType.Date, null, "");
}
