using PolicyEngine.Binding;

namespace PolicyEngine.Analysis.Rules;

/// <summary>A rule about a policy as data.</summary>
internal abstract class ModelRule
{
    /// <summary>Adds what is found in a policy.</summary>
    public abstract void Check(BoundPolicy policy, List<Finding> findings);
}
