namespace PolicyEngine.Model.Runtime;

/// <summary>A policy's parameters and tables, indexed for look-up. Immutable.</summary>
public sealed class PolicyData
{
    /// <summary>Indexes a policy's parameters and tables.</summary>
    public PolicyData(PolicyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
    }
}
