using System.Globalization;
using PolicyEngine.Binding.Translation.Advice;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding.Expressions;

/// <summary>What is counted before any text reaches the lexer: a compiler's recursion is the softest target of hostile text.</summary>
internal static class TextLimits
{
    public const int ExpressionLength = 4096;
    public const int ScriptLength = 65536;
    private const int BracketDepth = 48;
    private const int PrefixRun = 8;
    private const int ArrowCount = 24;

    public static PolicyDiagnostic? Check(string text, Func<int, int, SourceSpan> spanOf, int maximumLength, bool isScript)
    {
        if (text.Length > maximumLength)
        {
            return (isScript ? BindingDiagnostics.ScriptTooLong : BindingDiagnostics.ExpressionTooLong).At(spanOf(0, text.Length), text.Length, maximumLength);
        }

        return CheckCharacters(text, spanOf) ?? CheckNesting(text, spanOf, isScript);
    }

    private static PolicyDiagnostic? CheckCharacters(string text, Func<int, int, SourceSpan> spanOf)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is ' ' or '\n' or '\t' or '\r' or (> ' ' and < '\u007f'))
            {
                continue;
            }

            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation)
            {
                return BindingDiagnostics.BadCharacter.At(spanOf(i, 1), SignAdvice.NameOf(c), SignAdvice.Of(c));
            }
        }

        return null;
    }

    private static PolicyDiagnostic? CheckNesting(string text, Func<int, int, SourceSpan> spanOf, bool isScript)
    {
        var depth = 0;
        var prefixes = 0;
        var arrows = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            prefixes = c is '!' or '-' or '~' or '+' or '^' or '&' or '*' ? prefixes + 1 : c is ' ' ? prefixes : 0;
            arrows += c is '>' && i > 0 && text[i - 1] == '=' ? 1 : 0;
            if (depth > BracketDepth || prefixes > PrefixRun)
            {
                return BindingDiagnostics.ExpressionTooDeep.At(spanOf(i, 1), depth > BracketDepth ? BracketDepth : PrefixRun);
            }

            if (!isScript && arrows > ArrowCount)
            {
                return BindingDiagnostics.TooManyRules.At(spanOf(i, 1), ArrowCount);
            }
        }

        return null;
    }
}
