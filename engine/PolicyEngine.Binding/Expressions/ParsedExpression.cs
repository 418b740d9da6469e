using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Binding.Expressions;

/// <summary>An expression that was parsed alone and holds only the kinds of syntax that the language has.</summary>
/// <param name="Text">The author's text.</param>
/// <param name="Node">The tree. Numbers with a point are decimals and whole numbers are long, with the author's own text kept.</param>
internal sealed record ParsedExpression(TextSyntax Text, ExpressionSyntax Node)
{
    /// <summary>The place in the author's file of a node of <see cref="Node"/>.</summary>
    public SourceSpan SpanOf(Microsoft.CodeAnalysis.SyntaxNode node) => Text.SpanOf(node.SpanStart, node.Span.Length);

    /// <summary>The author's text of a node; of the stand-in for a text that could not be read, as much as there is.</summary>
    public string TextOf(Microsoft.CodeAnalysis.SyntaxNode node) => Text.Value[Math.Min(node.SpanStart, Text.Value.Length)..Math.Min(node.Span.End, Text.Value.Length)];
}
