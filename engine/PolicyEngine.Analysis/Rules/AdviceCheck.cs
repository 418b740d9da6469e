using PolicyEngine.Analysis.Advising;
namespace PolicyEngine.Analysis.Rules;

/// <summary>A check of a policy that can decide already: what its author should hear. It stops nothing.</summary>
internal abstract class AdviceCheck : Check
{
    /// <summary>Whether there is what the check needs, for example the papers.</summary>
    public virtual bool CanLook(AdvisedPolicy policy) => true;

    /// <summary>Adds what is found in a policy.</summary>
    public abstract void Check(AdvisedPolicy policy, List<Finding> findings);
}
