using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PolicyEngine.Binding.Expressions;

/// <summary>
/// Gives number literals the types of the language: with a point, decimal; whole, long. Only the token's value changes; its text stays the author's, so that positions stay true.
/// </summary>
internal sealed class LiteralTyper : CSharpSyntaxRewriter
{
    private readonly bool wholeToo;

    private LiteralTyper(bool wholeToo) => this.wholeToo = wholeToo;

    public static ExpressionSyntax Apply(ExpressionSyntax node) => (ExpressionSyntax)new LiteralTyper(wholeToo: true).Visit(node);

    /// <summary>In scripts only numbers with a point change: their whole numbers count loops and fill <c>int</c>.</summary>
    public static SyntaxNode ApplyToScript(SyntaxNode node) => new LiteralTyper(wholeToo: false).Visit(node);

    public override SyntaxToken VisitToken(SyntaxToken token)
    {
        if (!token.IsKind(SyntaxKind.NumericLiteralToken))
        {
            return base.VisitToken(token);
        }

        var retyped = token.Value switch
        {
            double when LiteralText.AsDecimal(token.Text) is { } value => SyntaxFactory.Literal(token.LeadingTrivia, token.Text, value, token.TrailingTrivia),
            int value when wholeToo => SyntaxFactory.Literal(token.LeadingTrivia, token.Text, (long)value, token.TrailingTrivia),
            uint value when wholeToo => SyntaxFactory.Literal(token.LeadingTrivia, token.Text, (long)value, token.TrailingTrivia),
            _ => token,
        };
        return token.CopyAnnotationsTo(retyped);
    }
}
