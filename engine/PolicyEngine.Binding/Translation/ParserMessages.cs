using Microsoft.CodeAnalysis;
using PolicyEngine.Binding.Translation.Advice;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Binding.Translation;

/// <summary>What the parser says about an expression, in the officer's words.</summary>
internal static class ParserMessages
{
    public const string General = "check the brackets, quotes and signs; an expression looks like `age >= 75 && lives_in_county`";

    public static PolicyDiagnostic Translate(Diagnostic error, SourceSpan span, TextSyntax text)
    {
        var (message, help) = FormAdvice.For(text.Value) ?? (Words(error, span, text), Help(error, text));
        return BindingDiagnostics.NotAnExpression.At(span, message, help);
    }

    private static string Words(Diagnostic error, SourceSpan span, TextSyntax text) => error.Id switch
    {
        "CS1026" => "a closing bracket `)` is missing",
        "CS1525" or "CS1733" or "CS1003" or "CS1073" when string.IsNullOrWhiteSpace(span.Text) => "something is missing at the end",
        "CS1003" or "CS1073" => $"`{span.Text.Trim()}` is not expected here",
        "CS1525" or "CS1733" => span.Start + span.Length >= text.Span.End ? "something is missing at the end" : $"`{span.Text}` is not expected here",
        "CS1010" or "CS1039" => "a text is not closed with `\"`",
        "CS1040" or "CS1024" => "`#` has no place in an expression",
        "CS1009" => "a backslash in a text starts a character of its own",
        "CS1012" or "CS1011" => "texts stand in double quotes",
        _ => PlainWords.Of(error),
    };

    private static string Help(Diagnostic error, TextSyntax text) => error.Id switch
    {
        "CS1026" => "close each `(` with `)`",
        "CS1010" or "CS1039" => "put `\"` at the end of the text",
        "CS1009" => "write `\\\\` for one backslash",
        "CS1040" or "CS1024" => "take it away; a remark stands in a YAML comment on a line of its own",
        "CS1733" when text.Value.TrimEnd().EndsWith('=') => "write a value after the sign; to compare two values write `==`",
        _ => General,
    };
}
