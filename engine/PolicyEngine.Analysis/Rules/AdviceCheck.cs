using PolicyEngine.Analysis.Advising;
namespace PolicyEngine.Analysis.Rules;

/// <summary>A check of a policy that can decide already: what its author should hear. It stops nothing.</summary>
internal abstract class AdviceCheck : Check
{
    /// <summary>Adds what is found in a policy.</summary>
    public abstract void Check(AdvisedPolicy policy, List<Finding> findings);
}
