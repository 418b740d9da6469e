using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>
/// Moves what fails in a rule out of the way, each part by the nearest other answer to one question, and decides once more: either the rule then gives its result, or the next obstacle stands there.
/// </summary>
internal sealed class SecondStep(Decision decision)
{
    private const int MostEvaluations = 4000;

    private readonly CaseRun record = decision.Record;
    private readonly FactShapes shapes = FactShapes.Of(decision.Policy);
    private readonly Thresholds thresholds = new(decision);
    private readonly GroundWords words = new(decision.Policy);
    private int evaluations;

    /// <summary>What the decision would come to; empty where nothing fails, or one answer to a question does not mend a part.</summary>
    /// <param name="item">The decision or part.</param>
    /// <param name="failing">The parts of the rule's condition that fail.</param>
    public string Of(ItemPlan item, IReadOnlyList<int> failing)
    {
        var facts = decision.Facts;
        var moved = new SortedSet<int>();
        foreach (var node in failing)
        {
            if (Holds(facts, node))
            {
                continue;
            }

            if (Move(facts, node, moved) is not { } move)
            {
                return "";
            }

            facts = facts.With(move.Place, move.Value);
            moved.Add(move.Place);
        }

        return moved.Count == 0 ? "" : Told(item, facts, moved);
    }

    private Moved? Move(FactSet facts, int node, SortedSet<int> moved)
    {
        // An amount that is missed is told before another choice would be, as in asking order otherwise.
        var found = FactsBelow(node, []).Distinct().Order().Where(place => !moved.Contains(place)).Select(place => (Place: place, Candidates: Candidates.Of(shapes.Facts[place], place, record, thresholds)));
        foreach (var (place, candidates) in found.OrderBy(one => one.Candidates.Order is null ? 1 : 0))
        {
            bool Mends(object value) => ++evaluations <= MostEvaluations && Holds(facts.With(place, value), node);
            if (candidates.Likeliest.FirstOrDefault(Mends) is { } value)
            {
                return new Moved(place, candidates.Nearest(decision.Facts.ValueOf(place), value, shapes.Facts[place], Mends));
            }
        }

        return null;
    }

    private bool Holds(FactSet facts, int node)
    {
        StepBudget.Reset(StepBudget.DefaultSteps);
        return new CaseRun(record.Plan, facts, record.AsOf).Condition(node) == Truth.Yes;
    }

    private IEnumerable<int> FactsBelow(int node, HashSet<int> seen)
    {
        var plan = record.Plan.Nodes[node];
        return plan.Kind == SkeletonKind.Leaf ? FactsOf(plan.Leaf, seen) : Enumerable.Range(plan.First, plan.Count).SelectMany(child => FactsBelow(child, seen));
    }

    private IEnumerable<int> FactsOf(int leaf, HashSet<int> seen) => record.Plan.LeafReads[leaf].Where(seen.Add).ToList().SelectMany(slot =>
        slot < record.Model.Facts.Length ? [slot]
        : record.Plan.ItemAt(slot) is { } item ? Conditions(item).SelectMany(node => FactsBelow(node, seen)).Concat(Leaves(item).SelectMany(inner => FactsOf(inner, seen)))
        : []);

    private static IEnumerable<int> Conditions(ItemPlan item) =>
        new[] { item.Value }.Concat(item.Criteria).Concat(item.Block is { } block ? block.When.Concat(block.Then) : []).Concat(item.Lookup is { } lookup ? lookup.When : []).Where(node => node >= 0);

    private static IEnumerable<int> Leaves(ItemPlan item) => (item.Lookup?.KeyLeaves ?? []).Concat(item.Item.Fold is { } fold ? [fold.Whole] : Array.Empty<int>());

    private string Told(ItemPlan item, FactSet facts, IEnumerable<int> moved)
    {
        var with = string.Join(" and ", moved.Select(place => $"“{Said(place, facts.ValueOf(place)!)}”"));
        var after = Evaluator.Decide(record.Plan.Policy, facts, record.AsOf).Record;
        if (after.StateOf(item.Slot) != SlotState.Ready)
        {
            return after.StateOf(item.Slot) == SlotState.Fault ? "" : $"With {with} there would be no answer yet.";
        }

        var option = decision.Policy.Choices[item.Item.ChoiceSet].Options[(int)after.Frame.Get(item.Slot)];
        var isAsBefore = record.StateOf(item.Slot) == SlotState.Ready && Equals(record.Frame.Get(item.Slot), after.Frame.Get(item.Slot));
        var by = RunQueries.Winners(after, item).Select(place => $"“{GroundWords.Title(item.Block!.Block.Rules[place])}”").FirstOrDefault();
        return isAsBefore
            ? $"With {with} it would still be “{option.Title}”{(by is null ? "" : $", by {by}")}."
            : $"With {with} it would be “{option.Title}”.";
    }

    private string Said(int place, object value)
    {
        var fact = record.Model.Facts[place];
        return GroundWords.Said(GroundWords.Name(fact), words.Shown(value, new ValueKind(fact.Type, fact.ChoiceSet, fact.Unit)));
    }

    private sealed record Moved(int Place, object Value);
}
