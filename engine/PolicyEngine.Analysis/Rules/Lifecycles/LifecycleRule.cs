using PolicyEngine.Analysis.Advising;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A check of how cases of a policy live.</summary>
internal abstract class LifecycleRule : AdviceCheck
{
    public override CheckKind Kind => CheckKind.Lifecycle;

    public sealed override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        if (policy.Model.Lifecycle is { } lifecycle)
        {
            Check(policy, lifecycle, LifecycleGraph.Of(policy.Model), findings);
        }
    }

    /// <summary>Adds what is found in a lifecycle.</summary>
    protected abstract void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings);

    /// <summary>Names in backticks with commas.</summary>
    protected static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
