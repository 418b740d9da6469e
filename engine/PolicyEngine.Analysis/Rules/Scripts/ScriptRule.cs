using PolicyEngine.Analysis.Advising;

namespace PolicyEngine.Analysis.Rules.Scripts;

/// <summary>A check of the methods of scripts, one at a time.</summary>
internal abstract class ScriptRule : AdviceCheck
{
    public override CheckKind Kind => CheckKind.Scripts;

    public sealed override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var method in ScriptMembers.MethodsOf(policy))
        {
            Check(policy, method, findings);
        }
    }

    /// <summary>Adds what is found in a method.</summary>
    protected abstract void Check(AdvisedPolicy policy, ScriptMethod method, List<Finding> findings);
}
