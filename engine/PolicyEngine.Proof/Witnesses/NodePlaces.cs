using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;

namespace PolicyEngine.Proof.Witnesses;

/// <summary>Where the conditions of the model stand in the evaluation plan.</summary>
internal sealed class NodePlaces
{
    private readonly EvaluationPlan plan;
    private readonly Dictionary<SkeletonNode, int> places = new(ReferenceEqualityComparer.Instance);

    public NodePlaces(EvaluationPlan plan)
    {
        this.plan = plan;
        for (var fact = 0; fact < plan.FactOnlyIf.Length; fact++)
        {
            Add(plan.Model.Facts[fact].OnlyIf, plan.FactOnlyIf[fact]);
        }

        foreach (var item in plan.Items)
        {
            Add(item);
        }
    }

    public int this[SkeletonNode node] => places[node];

    private void Add(ItemPlan plan)
    {
        var item = plan.Item;
        Add(item.OnlyIf, plan.OnlyIf);
        Add(item.Value, plan.Value);
        for (var i = 0; i < plan.Criteria.Length; i++)
        {
            Add(item.Criteria!.Criteria[i].When, plan.Criteria[i]);
        }

        for (var row = 0; row < (item.Lookup?.Rows.Length ?? 0); row++)
        {
            Add(item.Lookup!.Rows[row].When, plan.Lookup!.When[row]);
        }

        for (var rule = 0; rule < (item.Rules?.Rules.Length ?? 0); rule++)
        {
            Add(item.Rules!.Rules[rule].When, plan.Block!.When[rule]);
            Add(item.Rules.Rules[rule].Result.Then, plan.Block.Then[rule]);
        }

        Add(item.Rules?.Otherwise?.Then, plan.Block?.OtherwiseThen ?? -1);
    }

    private void Add(SkeletonNode? node, int place)
    {
        if (node is null)
        {
            return;
        }

        places.TryAdd(node, place);
        for (var i = 0; i < node.Children.Length; i++)
        {
            Add(node.Children[i], plan.Nodes[place].First + i);
        }
    }
}
