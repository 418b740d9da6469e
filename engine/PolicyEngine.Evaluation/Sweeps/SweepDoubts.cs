using System.Collections.Immutable;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Sweeps;

/// <summary>
/// Which expressions could come and go between two values of a fact. One that compares the fact itself with a figure changes at that figure and nowhere else, and what rests only on such conditions changes where they do.
/// </summary>
internal sealed class SweepDoubts
{
    private readonly PolicyModel model;
    private readonly int fact;
    private readonly bool[] depends;
    private readonly bool[] slides;

    private SweepDoubts(EvaluationPlan plan, int fact)
    {
        model = plan.Model;
        this.fact = fact;
        depends = new bool[model.SlotCount];
        slides = new bool[model.SlotCount];
        depends[fact] = slides[fact] = true;
        while (Spread(plan))
        {
        }
    }

    /// <summary>The texts of such expressions, as written, without repeats.</summary>
    public static ImmutableArray<string> Of(EvaluationPlan plan, int fact)
    {
        var doubts = new SweepDoubts(plan, fact);
        var own = new OwnLeaves(plan.Model);
        return [.. Enumerable.Range(0, plan.Model.Leaves.Length).Where(leaf => doubts.IsDoubtful(plan.Model.Leaves[leaf])).Select(leaf => own.Of(leaf).Text.Trim()).Distinct(StringComparer.Ordinal)];
    }

    // What an item's leaves read, the item depends on; it slides when a value is worked out from what slides.
    private bool Spread(EvaluationPlan plan)
    {
        var changed = false;
        foreach (var item in plan.Items)
        {
            var leaves = LeavesOf(item.Item).Select(leaf => model.Leaves[leaf]).ToArray();
            var reaches = Array.Exists(leaves, leaf => leaf.Reads.Any(slot => depends[slot]));
            var isWorkedOut = Array.Exists(leaves, leaf => leaf.Kind == LeafKind.Value && leaf.Reads.Any(slot => slides[slot]));
            changed |= (reaches && !depends[item.Slot]) || (isWorkedOut && !slides[item.Slot]);
            depends[item.Slot] |= reaches;
            slides[item.Slot] |= isWorkedOut;
        }

        for (var place = 0; place < model.Facts.Length; place++)
        {
            var reaches = model.Facts[place].OnlyIf is { } condition && LeavesOf(condition).Any(leaf => model.Leaves[leaf].Reads.Any(slot => depends[slot]));
            changed |= reaches && !depends[place];
            depends[place] |= reaches;
        }

        return changed;
    }

    private bool IsDoubtful(Leaf leaf) => leaf.Reads.Any(slot => slides[slot]) && !IsComparedWithFigure(leaf) && !IsKeyItself(leaf);

    private bool IsComparedWithFigure(Leaf leaf) =>
        leaf is { Kind: LeafKind.Condition, Comparison: { } comparison } && ((comparison.Left.Slot == fact && IsFigure(comparison.Right)) || (comparison.Right.Slot == fact && IsFigure(comparison.Left)));

    private bool IsFigure(ComparisonSide side) => (side.IsConstant && Thresholds.Constant(side.Text, model.Facts[fact].Type) is not null) || (side.Slot >= 0 && !depends[side.Slot]);

    private bool IsKeyItself(Leaf leaf) => leaf.Kind == LeafKind.Key && leaf.Reads is [var only] && only == fact && string.Equals(leaf.Text.Trim(), model.Facts[fact].Name, StringComparison.Ordinal);

    private static IEnumerable<int> LeavesOf(Item item)
    {
        SkeletonNode?[] nodes =
        [
            item.OnlyIf,
            item.Value,
            .. item.Criteria?.Criteria.Select(criterion => criterion.When) ?? [],
            .. item.Rules?.Rules.SelectMany(rule => new[] { rule.When, rule.Result.Then }) ?? [],
            item.Rules?.Otherwise?.Then,
            .. item.Lookup?.Rows.Select(row => row.When) ?? [],
        ];
        return nodes.OfType<SkeletonNode>().SelectMany(LeavesOf).Concat(item.Lookup?.Columns.Select(column => column.KeyLeaf) ?? []).Concat(item.Fold is { } fold ? [fold.Whole] : []);
    }

    private static IEnumerable<int> LeavesOf(SkeletonNode node) => node.Leaf >= 0 ? [node.Leaf] : node.Children.SelectMany(LeavesOf);
}
