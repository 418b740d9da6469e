using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules.Scripts;

/// <summary>A method of a policy's script, as the compiler sees it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Splice">The way back to the author's text.</param>
/// <param name="Code">The compiler's view.</param>
internal sealed record ScriptMethod(MethodDeclarationSyntax Method, Splice Splice, SemanticModel Code)
{
    /// <summary>Its name.</summary>
    public string Name => Method.Identifier.ValueText;

    /// <summary>The author's text of a node in it.</summary>
    public SourceSpan SpanOf(SyntaxNode node) => Splice.SourceOf(node);

    /// <summary>The author's text of a word in it.</summary>
    public SourceSpan SpanOf(SyntaxToken token) => Splice.ToSource(token.SpanStart, token.Span.Length);
}

/// <summary>The scripts of policies.</summary>
internal static class ScriptMembers
{
    private static readonly ConditionalWeakTable<BoundPolicy, List<ScriptMethod>> Known = [];

    /// <summary>The methods of a policy's scripts, in the order written.</summary>
    public static IReadOnlyList<ScriptMethod> MethodsOf(AdvisedPolicy policy) => Known.GetValue(policy.Bound, _ => [.. Find(policy)]);

    /// <summary>The pieces of a policy's own text.</summary>
    public static IEnumerable<Splice> SplicesOf(AdvisedPolicy policy) => policy.Code.Splices.Where(splice => splice.Policy == policy.Syntax.Id.Value);

    private static IEnumerable<ScriptMethod> Find(AdvisedPolicy policy)
    {
        var scripts = SplicesOf(policy).Where(splice => splice.IsScript).ToArray();
        var models = scripts.Select(splice => splice.Node.SyntaxTree).Distinct().ToDictionary(tree => tree, tree => policy.Code.Compilation.GetSemanticModel(tree));
        return scripts.Where(splice => splice.Node is MethodDeclarationSyntax).Select(splice => new ScriptMethod((MethodDeclarationSyntax)splice.Node, splice, models[splice.Node.SyntaxTree]));
    }
}
