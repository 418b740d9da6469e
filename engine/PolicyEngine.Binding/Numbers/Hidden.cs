using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Runtime;

namespace PolicyEngine.Binding.Numbers;

/// <summary>
/// Syntax that the author did not write and that takes no room: its tokens have no text, so that every position in the expression stays true. A sign or a word that it stands for keeps its text.
/// </summary>
internal static class Hidden
{
    /// <summary>A call of one of <see cref="ExactNumbers"/> around a value.</summary>
    public static InvocationExpressionSyntax Call(string name, ExpressionSyntax value, params ReadOnlySpan<ExpressionSyntax> more)
    {
        var arguments = new List<SyntaxNodeOrToken> { SyntaxFactory.Argument(value) };
        foreach (var argument in more)
        {
            arguments.Add(Token(SyntaxKind.CommaToken));
            arguments.Add(SyntaxFactory.Argument(argument));
        }

        return SyntaxFactory.InvocationExpression(Member(Name(name)), Arguments(arguments));
    }

    /// <summary>The division that an author wrote with a sign, as a call.</summary>
    public static InvocationExpressionSyntax Division(ExpressionSyntax left, SyntaxToken sign, ExpressionSyntax right)
    {
        var comma = SyntaxFactory.Token(sign.LeadingTrivia, SyntaxKind.CommaToken, sign.Text, sign.Text, sign.TrailingTrivia);
        return SyntaxFactory.InvocationExpression(Member(Name(nameof(ExactNumbers.Divide))), Arguments([SyntaxFactory.Argument(left), comma, SyntaxFactory.Argument(right)]));
    }

    /// <summary>The name of a function, under which the author called it, for one of <see cref="ExactNumbers"/>.</summary>
    public static ExpressionSyntax Renamed(SyntaxToken written, string name) =>
        Member(SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(written.LeadingTrivia, SyntaxKind.IdentifierToken, written.Text, name, written.TrailingTrivia)));

    /// <summary>Whether a function's name is one of <see cref="ExactNumbers"/> that binding has put in.</summary>
    public static bool IsHidden(MemberAccessExpressionSyntax access) => access.Expression is IdentifierNameSyntax { Identifier: { ValueText: nameof(ExactNumbers), Text.Length: 0 } };

    /// <summary>A number.</summary>
    public static LiteralExpressionSyntax Number(decimal value) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(default, "", value, default));

    private static MemberAccessExpressionSyntax Member(IdentifierNameSyntax name) =>
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Name(nameof(ExactNumbers)), Token(SyntaxKind.DotToken), name);

    private static IdentifierNameSyntax Name(string name) => SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(default, SyntaxKind.IdentifierToken, "", name, default));

    private static ArgumentListSyntax Arguments(IEnumerable<SyntaxNodeOrToken> arguments) =>
        SyntaxFactory.ArgumentList(Token(SyntaxKind.OpenParenToken), SyntaxFactory.SeparatedList<ArgumentSyntax>(arguments), Token(SyntaxKind.CloseParenToken));

    private static SyntaxToken Token(SyntaxKind kind) => SyntaxFactory.Token(default, kind, "", "", default);
}
