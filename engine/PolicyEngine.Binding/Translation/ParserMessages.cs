using Microsoft.CodeAnalysis;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Binding.Translation;

/// <summary>What the parser says about an expression, in the officer's words.</summary>
internal static class ParserMessages
{
    public static PolicyDiagnostic Translate(Diagnostic error, SourceSpan span, TextSyntax text) => error.Id switch
    {
        "CS1026" => BindingDiagnostics.NotAnExpression.At(span, "a closing bracket `)` is missing"),
        "CS1003" or "CS1073" => BindingDiagnostics.NotAnExpression.At(span, Unexpected(span, text)),
        "CS1525" or "CS1733" => BindingDiagnostics.NotAnExpression.At(span, span.Start + span.Length >= text.Span.End ? "something is missing at the end" : $"`{span.Text}` is not expected here"),
        "CS1010" or "CS1039" => BindingDiagnostics.NotAnExpression.At(span, "a text is not closed with `\"`"),
        "CS1040" or "CS1024" => BindingDiagnostics.NotAnExpression.At(span, "`#` has no place in an expression"),
        "CS1012" or "CS1011" => BindingDiagnostics.NotAnExpression.At(span, "texts stand in double quotes"),
        _ => BindingDiagnostics.NotAnExpression.At(span, PlainWords.Of(error)),
    };

    private static string Unexpected(SourceSpan span, TextSyntax text) =>
        text.Value.Contains(" and ", StringComparison.Ordinal) || text.Value.Contains(" or ", StringComparison.Ordinal)
            ? "words such as `and` and `or` between conditions are written `&&` and `||`"
            : $"`{span.Text.Trim()}` is not expected here";
}
