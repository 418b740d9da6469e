using Microsoft.CodeAnalysis;

namespace PolicyEngine.Analysis.Rules;

/// <summary>A rule about the code of policies. All rules share one walk over what the compiler made of the authors' text.</summary>
internal abstract class CodeRule
{
    /// <summary>Looks at one operation.</summary>
    /// <returns>Whether to look further inside: <see langword="false"/> when it is refused as a whole.</returns>
    public abstract bool Check(IOperation operation, CodePlace place);

    /// <summary>Looks at a member that a script declares, before its body.</summary>
    public virtual void CheckDeclaration(ISymbol member, SyntaxNode node, CodePlace place)
    {
    }

    /// <summary>Looks at a policy once all of its code has been walked.</summary>
    public virtual void Finish(PolicyScope scope, List<Finding> findings)
    {
    }
}
