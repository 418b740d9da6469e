using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing.Coverage;

/// <summary>A branch of a script.</summary>
/// <param name="Text">What decides whether it is taken.</param>
/// <param name="Needs">What that has to come to.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Broken">The script, which breaks as soon as the branch is taken.</param>
internal sealed record ScriptBranch(string Text, string Needs, SourceSpan Place, string Broken)
{
    private const string Break = "ZzBreaks()";

    // A division by a written nought, and a function that calls itself, would be refused.
    private const string Breaker = $"\nbool {Break} {{ long nought = 0; return remainder(1, nought) == 0; }}\n";

    private static readonly HashSet<SyntaxKind> Answers =
    [
        SyntaxKind.LogicalAndExpression, SyntaxKind.LogicalOrExpression, SyntaxKind.EqualsExpression, SyntaxKind.NotEqualsExpression,
        SyntaxKind.LessThanExpression, SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanOrEqualExpression,
    ];

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
        ReturnStatementSyntax { Expression: { } answer } when IsCondition(answer) => Condition(script, answer),
        ArrowExpressionClauseSyntax { Expression: var answer } when IsCondition(answer) => Condition(script, answer),
        SwitchExpressionArmSyntax arm => [Arm(script, arm)],
        SwitchSectionSyntax section => [Edited(script, section.Labels[0], section.Labels[0].ToString(), "taken", section.Statements[0].SpanStart, 0, $"if ({Break}) {{ }} ")],
        _ => [],
    };

    // A condition that is put together is as many as it has parts: the whole can be yes and no while one part never mattered.
    private static IEnumerable<ScriptBranch> Condition(SourceFile script, ExpressionSyntax condition)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax inner:
                return Condition(script, inner.Expression);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation:
                return Condition(script, negation.Operand);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } chain:
                return Condition(script, chain.Left).Concat(Condition(script, chain.Right));
            case LiteralExpressionSyntax:
                return [];
            default:
                break;
        }

        var text = condition.ToString();
        return
        [
            Edited(script, condition, text, "yes", condition.SpanStart, text.Length, $"(({text}) && {Break})"),
            Edited(script, condition, text, "no", condition.SpanStart, text.Length, $"(({text}) || {Break})"),
        ];
    }

    // Of what is given back, only the syntax says that it is a condition.
    private static bool IsCondition(ExpressionSyntax node) => node switch
    {
        ParenthesizedExpressionSyntax inner => IsCondition(inner.Expression),
        IsPatternExpressionSyntax => true,
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.LogicalNotExpression),
        BinaryExpressionSyntax binary => Answers.Contains(binary.Kind()),
        _ => false,
    };

    private static ScriptBranch Arm(SourceFile script, SwitchExpressionArmSyntax arm) => arm.WhenClause is { Condition: var condition }
        ? Edited(script, arm, arm.ToString(), "taken", condition.SpanStart, condition.Span.Length, $"(({condition}) && {Break})")
        : Edited(script, arm, arm.ToString(), "taken", arm.Pattern.Span.End, 0, $" when {Break}");

    private static ScriptBranch Edited(SourceFile script, SyntaxNode node, string of, string needs, int start, int length, string text) =>
        new(of, needs, script.Span(node.SpanStart, node.Span.Length), string.Concat(script.Text.AsSpan(0, start), text, script.Text.AsSpan(start + length)) + Breaker);
}
