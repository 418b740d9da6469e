using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>Says what stands in the way of a rule or an outcome: every part that fails, and what is not answered yet. Looks on a run of its own.</summary>
internal sealed class WhyNot
{
    private readonly Decision decision;
    private readonly CaseRun run;
    private readonly GroundsWalk walk;

    public WhyNot(Decision decision)
    {
        this.decision = decision;
        StepBudget.Reset(StepBudget.DefaultSteps);
        run = new CaseRun(decision.Record.Plan, decision.Facts, decision.AsOf);
        if (decision.IsInForce)
        {
            Evaluator.Run(run);
        }

        walk = new GroundsWalk(run);
    }

    /// <summary>One rule, opened: whether it decided, and what its condition came to part by part.</summary>
    public Ground? Rule(string id)
    {
        foreach (var item in run.Plan.Decided.Where(item => item.Block is not null))
        {
            var rules = item.Block!.Block.Rules;
            var place = Enumerable.Range(0, rules.Length).FirstOrDefault(rule => string.Equals(rules[rule].Id, id, StringComparison.Ordinal) || string.Equals($"{item.BlockName}/{rules[rule].Id}", id, StringComparison.Ordinal), -1);
            if (place >= 0)
            {
                return Opened(item, item.Block, place);
            }
        }

        return null;
    }

    /// <summary>
    /// The rules of the outcome or of a part that would give an option, those with the fewest obstacles first, and of them those that another answer can clear; those that are not in effect last. Each says what the decision
    /// would come to with its obstacles out of the way.
    /// </summary>
    public ImmutableArray<Ground> Outcome(ItemPlan item, int option)
    {
        var rules = item.Block!.Block.Rules;
        var second = new SecondStep(decision);
        var opened = Enumerable.Range(0, rules.Length).Where(place => !rules[place].Advisory && rules[place].Result.Outcome == option).Select(place => new Obstacle(place, rules[place].IsLiveOn(run.AsOf), Opened(item, item.Block, place)))
            .Select(found => found.IsLive ? found with { Ground = found.Ground with { Afterwards = second.Of(item, [.. Failing(item.Block.When[found.Place])]) } } : found);
        return
        [
            .. opened.OrderBy(found => found.IsLive ? 0 : 1).ThenBy(found => found.Ground.Because.Length).ThenBy(found => found.Ground.Afterwards.Length == 0).ThenBy(found => found.Place).Select(found => found.Ground),
            .. item.Block.Block.Otherwise is { } otherwise && otherwise.Outcome == option && run.HitOf(item) != rules.Length ? [Otherwise(item)] : Array.Empty<Ground>(),
        ];
    }

    private Ground Opened(ItemPlan item, BlockPlan block, int place)
    {
        var rule = block.Block.Rules[place];
        if (rule.IsLiveOn(run.AsOf))
        {
            Look(block.When[place]);
        }

        if (decision.Fired.Contains($"{item.BlockName}/{rule.Id}", StringComparer.Ordinal))
        {
            return walk.Fired(item, block, place);
        }

        var fold = new RuleFolds(run, walk, QuestionsOf).Of(item, block, place);
        return new Ground
        {
            Kind = GroundKind.Rule,
            Id = fold.Id,
            State = RuleWords.StateOf(run.StateOf(block, place), rule.IsLiveOn(run.AsOf)),
            Text = $"{fold.Title}: {(fold.Why == FoldReason.NotMet ? "not met" : fold.Text)}.",
            Title = fold.Title,
            Value = rule.Result.ThenText,
            Citations = rule.Result.Cite,
            Because = rule.IsLiveOn(run.AsOf) ? [.. Parts(block.When[place])] : [],
        };
    }

    private int QuestionsOf(string rule) => decision.Missing.Count(input => input.Kind == MissingKind.Fact && input.Why.Contains(rule, StringComparer.Ordinal));

    private static Ground Otherwise(ItemPlan item) => new()
    {
        Kind = GroundKind.Rule,
        Id = $"{item.BlockName}/otherwise",
        State = ExplanationState.No,
        Text = "It follows only if none of the rules applies.",
        Title = "Otherwise",
    };

    // Every part is looked at, so that all that fails is told at once.
    private void Look(int node)
    {
        run.Condition(node);
        var plan = run.Plan.Nodes[node];
        if (plan.Kind is SkeletonKind.And or SkeletonKind.Or or SkeletonKind.Not)
        {
            for (var child = plan.First; child < plan.First + plan.Count; child++)
            {
                Look(child);
            }
        }
    }

    private IEnumerable<Ground> Parts(int node) => Obstacles(node).SelectMany(part => run.TruthOf(part) == Truth.No ? walk.Node(part, true) : Unanswered(part));

    private IEnumerable<int> Failing(int node) => Obstacles(node).Where(part => run.TruthOf(part) == Truth.No);

    // The parts of a condition that are in the way: of several of which one is enough, those of the one with the fewest.
    private IEnumerable<int> Obstacles(int node)
    {
        var plan = run.Plan.Nodes[node];
        if (run.TruthOf(node) == Truth.Yes)
        {
            return [];
        }

        var children = Enumerable.Range(plan.First, plan.Count);
        return plan.Kind switch
        {
            SkeletonKind.And => children.SelectMany(Obstacles),
            SkeletonKind.Or => children.Select(child => Obstacles(child).ToList()).MinBy(parts => parts.Count) ?? [],
            SkeletonKind.Leaf or SkeletonKind.Not or SkeletonKind.Choose => [node],
            _ => [],
        };
    }

    private IEnumerable<Ground> Unanswered(int node) => Leaves(node).SelectMany(leaf => run.Plan.LeafReads[leaf]).Where(slot => slot < run.Model.Facts.Length && run.StateOf(slot) != SlotState.Ready).Distinct().SelectMany(slot => walk.Slot(slot));

    private IEnumerable<int> Leaves(int node)
    {
        var plan = run.Plan.Nodes[node];
        return plan.Kind == SkeletonKind.Leaf ? LeavesBelow(plan.Leaf) : Enumerable.Range(plan.First, plan.Count).SelectMany(Leaves);
    }

    // A name that is not settled is not, because of what it reads.
    private IEnumerable<int> LeavesBelow(int leaf) => run.Model.Leaves[leaf].Reads.Select(run.Plan.ItemAt).OfType<ItemPlan>().Where(item => run.StateOf(item.Slot) != SlotState.Ready)
        .SelectMany(item => item.Value >= 0 ? Leaves(item.Value) : item.Criteria.SelectMany(Leaves)).Prepend(leaf);

    private sealed record Obstacle(int Place, bool IsLive, Ground Ground);
}
