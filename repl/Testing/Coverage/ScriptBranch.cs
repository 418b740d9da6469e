using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Repl.Testing.Coverage;

/// <summary>A branch of a script.</summary>
/// <param name="Text">What decides whether it is taken.</param>
/// <param name="Needs">What that has to come to.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Broken">The script, which breaks as soon as the branch is taken.</param>
internal sealed record ScriptBranch(string Text, string Needs, SourceSpan Place, string Broken)
{
    private const string Break = "ZzBreaks()";

    // It calls itself until the limit of nested calls ends it, which takes no time.
    private const string Breaker = $"\nbool {Break} => {Break};\n";

    /// <summary>The branches of a script, in the order in which it is read.</summary>
    public static IEnumerable<ScriptBranch> In(SourceFile script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return CSharpSyntaxTree.ParseText(script.Text).GetRoot().DescendantNodes().SelectMany(node => Of(script, node));
    }

    private static IEnumerable<ScriptBranch> Of(SourceFile script, SyntaxNode node) => node switch
    {
        IfStatementSyntax choose => Condition(script, choose.Condition),
        WhileStatementSyntax loop => Condition(script, loop.Condition),
        DoStatementSyntax loop => Condition(script, loop.Condition),
        ForStatementSyntax { Condition: { } condition } => Condition(script, condition),
        ConditionalExpressionSyntax choose => Condition(script, choose.Condition),
        SwitchExpressionArmSyntax arm => [Arm(script, arm)],
        SwitchSectionSyntax section => [Edited(script, section.Labels[0], section.Labels[0].ToString(), "taken", section.Statements[0].SpanStart, 0, $"if ({Break}) {{ }} ")],
        _ => [],
    };

    private static IEnumerable<ScriptBranch> Condition(SourceFile script, ExpressionSyntax condition)
    {
        if (condition.IsKind(SyntaxKind.TrueLiteralExpression) || condition.IsKind(SyntaxKind.FalseLiteralExpression))
        {
            return [];
        }

        var text = condition.ToString();
        return
        [
            Edited(script, condition, text, "yes", condition.SpanStart, text.Length, $"(({text}) && {Break})"),
            Edited(script, condition, text, "no", condition.SpanStart, text.Length, $"(({text}) || {Break})"),
        ];
    }

    private static ScriptBranch Arm(SourceFile script, SwitchExpressionArmSyntax arm) => arm.WhenClause is { Condition: var condition }
        ? Edited(script, arm, arm.ToString(), "taken", condition.SpanStart, condition.Span.Length, $"(({condition}) && {Break})")
        : Edited(script, arm, arm.ToString(), "taken", arm.Pattern.Span.End, 0, $" when {Break}");

    private static ScriptBranch Edited(SourceFile script, SyntaxNode node, string of, string needs, int start, int length, string text) =>
        new(of, needs, script.Span(node.SpanStart, node.Span.Length), string.Concat(script.Text.AsSpan(0, start), text, script.Text.AsSpan(start + length)) + Breaker);
}
