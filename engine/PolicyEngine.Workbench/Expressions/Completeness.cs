using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Binding.Expressions;

namespace PolicyEngine.Workbench.Expressions;

/// <summary>Whether a text is whole, so that Enter submits it. What could never become right is whole too, so that it is refused instead of waiting for more.</summary>
public static class Completeness
{
    private static readonly CSharpParseOptions Script = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script);

    /// <summary>Whether an expression of a policy is whole.</summary>
    public static bool IsWholeExpression(string text)
    {
        var line = ExpressionLine.Of(text);
        return line.Length == 0 ? line.Name.Length == 0 : !ParserGuard.AcceptsExpression(text) || IsWhole(text.Substring(line.Start, line.Length));
    }

    /// <summary>Whether a submission of C# is whole, as it stands or but for the semicolon at its end.</summary>
    public static bool IsWholeSubmission(string text) => !ParserGuard.AcceptsScript(text) || IsWhole(text) || LacksSemicolon(text);

    /// <summary>Whether a submission lacks nothing but the semicolon at its end, as <c>var x = 5</c> does.</summary>
    public static bool LacksSemicolon(string text) => ParserGuard.AcceptsScript(text) && !IsWhole(text) && IsWhole(text + ";") && !SyntaxFactory.ParseSyntaxTree(text + ";", Script).GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static bool IsWhole(string text) => SyntaxFactory.IsCompleteSubmission(SyntaxFactory.ParseSyntaxTree(text, Script));
}
