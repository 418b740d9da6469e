using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding;

namespace PolicyEngine.Analysis.Guards;

/// <summary>
/// Rewrites a script's method so that it is entered and left through the step budget and takes a step at each turn of a loop, more of them for a turn of much work. What is added stands on hidden lines, and after it a directive sends positions
/// back to where the author's text goes on.
/// </summary>
internal sealed class GuardWriter(Splice splice, SemanticModel model) : CSharpSyntaxRewriter
{
    /// <summary>Marks the added calls.</summary>
    public const string Injected = "guard";

    private const string Budget = "global::PolicyEngine.Runtime.StepBudget";
    private const string ReturnWord = "return ";
    private const string Hidden = "\n#line hidden\n";

    private readonly string path = splice.Node.SyntaxTree.GetMappedLineSpan(splice.Node.Span).Path;

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var body = node.Body is { } block ? Resumed((BlockSyntax)Visit(block), block)
            : node.ExpressionBody is { } arrow ? SyntaxFactory.Block(Returned(arrow.Expression)).WithCloseBraceToken(SyntaxFactory.Token(Directive(Hidden), SyntaxKind.CloseBraceToken, default))
            : throw new ArgumentException("a script's method has a body", nameof(node));
        var shell = (BlockSyntax)Shell($"{{ {Counted("Enter", node)} try {{ }} finally {{ {Budget}.Leave(); }} }}");
        var attempt = shell.Statements.OfType<TryStatementSyntax>().Single();
        var guarded = attempt.WithBlock(body.WithTrailingTrivia()).WithFinally(attempt.Finally!.WithLeadingTrivia(Directive(Hidden)));
        return node.WithExpressionBody(null).WithSemicolonToken(default).WithBody(shell.ReplaceNode(attempt, guarded)).WithTrailingTrivia(node.GetTrailingTrivia());
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) => node.WithStatement(Stepped(node, node.Statement));

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) => node.WithStatement(Stepped(node, node.Statement));

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) => node.WithStatement(Stepped(node, node.Statement));

    private BlockSyntax Stepped(StatementSyntax loop, StatementSyntax original)
    {
        var shell = (BlockSyntax)Shell($"{{ {Counted("Step", loop)} }}");
        var turn = Resumed((StatementSyntax)Visit(original), original).WithTrailingTrivia();
        var close = shell.CloseBraceToken.WithLeadingTrivia(Directive(Hidden)).WithTrailingTrivia(ResumeAt(original.Span.End).AddRange(original.GetTrailingTrivia()));
        return shell.AddStatements(turn).WithCloseBraceToken(close);
    }

    private string Counted(string call, SyntaxNode node) => WorkCost.Of(node, model) is > 1 and var steps ? FormattableString.Invariant($"{Budget}.{call}({steps}L);") : $"{Budget}.{call}();";

    // The statement begins with the word that the author did not write, so the directive says how long it is: a break or a fault then lands on the author's expression.
    private ReturnStatementSyntax Returned(ExpressionSyntax original)
    {
        var at = splice.SourceOf(original).Location;
        var directive = string.Create(CultureInfo.InvariantCulture, $"\n#line ({at.Line},{at.Column})-({at.EndLine},{at.EndColumn}) {ReturnWord.Length} \"{path}\"\n");
        return SyntaxFactory.ReturnStatement(
            SyntaxFactory.Token(Directive(directive), SyntaxKind.ReturnKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            original.WithoutLeadingTrivia().WithoutTrailingTrivia(),
            SyntaxFactory.Token(SyntaxKind.SemicolonToken));
    }

    private T Resumed<T>(T rewritten, SyntaxNode original)
        where T : SyntaxNode => rewritten.WithLeadingTrivia(ResumeAt(original.SpanStart));

    private SyntaxTriviaList ResumeAt(int position)
    {
        var at = splice.ToSource(position, 0).Location;
        return Directive(string.Create(CultureInfo.InvariantCulture, $"\n#line {at.Line} \"{path}\"\n{new string(' ', at.Column - 1)}"));
    }

    private static StatementSyntax Shell(string code)
    {
        var shell = SyntaxFactory.ParseStatement(code).WithLeadingTrivia(Directive(Hidden));
        return shell.ReplaceNodes(shell.DescendantNodes().OfType<InvocationExpressionSyntax>(), (_, call) => call.WithAdditionalAnnotations(new SyntaxAnnotation(Injected)));
    }

    private static SyntaxTriviaList Directive(string text) => SyntaxFactory.ParseLeadingTrivia(text);
}
