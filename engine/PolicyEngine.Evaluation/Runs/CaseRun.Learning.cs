using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Runs;

/// <content>Whether what is open will be known once somebody says more, whatever is said: not where the policy itself may be silent, or something may be needed that does not apply.</content>
internal sealed partial class CaseRun
{
    // A choice whose condition nobody can settle protects its sides from being read at all. It is asked of all that the condition may come to read, so that learning a fact never takes an answer away.
    private bool CanBeLearnt(int node)
    {
        var plan = Plan.Nodes[node];
        if (plan.Kind == SkeletonKind.Leaf)
        {
            return !Plan.MayFallSilent[plan.Leaf];
        }

        for (var child = plan.First; child < plan.First + plan.Count; child++)
        {
            if (!CanBeLearnt(child))
            {
                return false;
            }
        }

        return true;
    }
}
