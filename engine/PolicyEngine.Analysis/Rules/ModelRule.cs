using PolicyEngine.Binding;

namespace PolicyEngine.Analysis.Rules;

/// <summary>A check of a policy as data, before it is emitted: an error of it would break a case on the day it comes.</summary>
internal abstract class ModelRule : Check
{
    /// <summary>Adds what is found in a policy.</summary>
    public abstract void Check(BoundPolicy policy, List<Finding> findings);
}
