using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Translation.Advice;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Binding.Expressions;

/// <summary>
/// Parses an expression alone: limits on the raw text, then four checks that nothing of it was lost (no diagnostics, no directives, no skipped text, the whole text covered),
/// then the closed list of syntax.
/// </summary>
internal static class ExpressionParser
{
    public static CSharpParseOptions Options { get; } = new(LanguageVersion.CSharp14, DocumentationMode.None);

    public static ParsedExpression? Parse(TextSyntax text, DiagnosticBag diagnostics)
    {
        if (TextLimits.Check(text.Value, text.SpanOf, TextLimits.ExpressionLength, isScript: false) is { } refused)
        {
            diagnostics.Add(refused);
            return null;
        }

        if (SignAdvice.Find(text) is { } sign)
        {
            diagnostics.Add(sign);
            return null;
        }

        if (string.IsNullOrWhiteSpace(text.Value))
        {
            diagnostics.Add(BindingDiagnostics.NotAnExpression, text.Span, "it is empty", "write a condition, for example `age >= 75 && lives_in_county`");
            return null;
        }

        ExpressionSyntax node;
        try
        {
            node = SyntaxFactory.ParseExpression(text.Value, options: Options, consumeFullText: true);
        }
        catch (InsufficientExecutionStackException)
        {
            diagnostics.Add(BindingDiagnostics.ExpressionTooDeep, text.Span, ExpressionSyntaxRules.MaximumDepth);
            return null;
        }

        if (FindLoss(node, text) is { } loss)
        {
            diagnostics.Add(loss);
            return null;
        }

        var expression = new ParsedExpression(text, node);
        return ExpressionSyntaxRules.Check(expression, diagnostics) ? expression with { Node = LiteralTyper.Apply(node) } : null;
    }

    private static PolicyDiagnostic? FindLoss(ExpressionSyntax node, TextSyntax text)
    {
        if (node.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            // What is left over after an expression is better shown than the expression that it follows.
            var span = node.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.SkippedTokensTrivia)) is { RawKind: not 0 } skipped && error.Id == "CS1073" ? skipped.Span : error.Location.SourceSpan;
            return Translation.ParserMessages.Translate(error, text.SpanOf(span.Start, Math.Max(span.Length, 1)), text);
        }

        if (node.ContainsDirectives || node.ContainsSkippedText || node.FullSpan.Length != text.Value.Length || node.FullSpan.Start != 0)
        {
            return BindingDiagnostics.NotAnExpression.At(text.Span, "only a part of it is an expression", Translation.ParserMessages.General);
        }

        return node.DescendantTrivia(descendIntoTrivia: true).FirstOrDefault(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } comment
            ? BindingDiagnostics.NotInLanguage.At(text.SpanOf(comment.SpanStart, comment.Span.Length), "a comment inside an expression", "put the remark into a YAML comment above it, or into `notes`")
            : null;
    }
}
