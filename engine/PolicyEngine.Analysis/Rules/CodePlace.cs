using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding;

namespace PolicyEngine.Analysis.Rules;

/// <summary>Where a rule is looking: a splice of a policy.</summary>
/// <param name="Splice">The piece of the author's text.</param>
/// <param name="Scope">The policy's own names.</param>
/// <param name="Member">For a script, the member that is being looked at.</param>
/// <param name="Findings">Collects what is found.</param>
internal sealed record CodePlace(Splice Splice, PolicyScope Scope, ISymbol? Member, List<Finding> Findings)
{
    /// <summary>The author's text of a node, on one line and not too long.</summary>
    public static string TextOf(SyntaxNode node)
    {
        var text = string.Join(' ', node.ToString().Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 60 ? text[..60] + "…" : text;
    }

    /// <summary>Reports something at a node.</summary>
    public void Report(SyntaxNode node, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        var about = Member is null ? [] : new[] { Member.Name };
        Findings.Add(new Finding(Splice.Policy, descriptor.At(Splice.SourceOf(node), arguments), [.. about]));
    }

    /// <summary>The node that names what is used: of a call, what stands before its brackets.</summary>
    public static SyntaxNode NameOf(SyntaxNode node) => node is InvocationExpressionSyntax call ? call.Expression : node;
}
