using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding.Expressions;

/// <summary>Whether a text may reach the compiler's parser at all. For callers that parse what somebody is still typing: a compiler's recursion ends the process where the text is nested too deeply.</summary>
public static class ParserGuard
{
    private static readonly SourceFile Nowhere = new("text", "");

    /// <summary>Whether a text is within the limits of an expression.</summary>
    public static bool AcceptsExpression(string text) => Accepts(text, TextLimits.ExpressionLength, isScript: false);

    /// <summary>Whether a text is within the limits of a script.</summary>
    public static bool AcceptsScript(string text) => Accepts(text, TextLimits.ScriptLength, isScript: true);

    private static bool Accepts(string text, int length, bool isScript)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextLimits.Check(text, (_, _) => Nowhere.Span(0, 0), length, isScript) is null;
    }
}
