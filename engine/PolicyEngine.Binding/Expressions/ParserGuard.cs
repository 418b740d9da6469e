using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding.Expressions;

/// <summary>Whether a text may reach the compiler at all. For callers that parse what somebody is still typing: a compiler's recursion ends the process where the text is nested too deeply, and nested lambdas take it minutes.</summary>
public static class ParserGuard
{
    private static readonly SourceFile Nowhere = new("text", "");

    /// <summary>Whether a text is within the limits of an expression.</summary>
    public static bool AcceptsExpression(string text) => Accepts(text, TextLimits.ExpressionLength, isScript: false);

    /// <summary>Whether a text is within the limits of a script.</summary>
    public static bool AcceptsScript(string text) => Accepts(text, TextLimits.ScriptLength, isScript: true);

    /// <summary>Whether what was parsed may be bound: it nests lambdas no deeper than an expression may, and has no query and no text with values in it.</summary>
    /// <param name="root">A tree.</param>
    /// <param name="start">Where the part begins that was typed.</param>
    public static bool MayBeBound(SyntaxNode root, int start)
    {
        ArgumentNullException.ThrowIfNull(root);
        var typed = root.DescendantNodes(node => node.FullSpan.End > start).Where(node => node.SpanStart >= start).ToArray();
        return !typed.Any(node => node is InterpolatedStringExpressionSyntax or QueryExpressionSyntax or TupleExpressionSyntax)
            && typed.OfType<LambdaExpressionSyntax>().Count() <= ExpressionSyntaxRules.LambdaCount
            && typed.OfType<LambdaExpressionSyntax>().All(lambda => lambda.Ancestors().OfType<LambdaExpressionSyntax>().Count() < ExpressionSyntaxRules.LambdaDepth);
    }

    private static bool Accepts(string text, int length, bool isScript)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextLimits.Check(text, (_, _) => Nowhere.Span(0, 0), length, isScript) is null;
    }
}
