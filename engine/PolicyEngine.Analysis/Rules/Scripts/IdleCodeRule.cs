using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules.Scripts;

/// <summary>Code that does nothing as it stands: it compares a value with itself, does the same either way, or throws a value away.</summary>
internal sealed class IdleCodeRule : ScriptRule
{
    private static readonly DiagnosticDescriptor Itself = new(
        "PE4516",
        Severity.Warning,
        "`{0}` of `{1}` has the same on both sides",
        "correct one side");

    private static readonly DiagnosticDescriptor Either = new(
        "PE4517",
        Severity.Warning,
        "`{0}` does the same whether this condition holds or not",
        "correct one side; or leave the condition out");

    private static readonly DiagnosticDescriptor Fixed = new(
        "PE4518",
        Severity.Warning,
        "this condition of `{0}` is always {1}",
        "correct it; or leave it out");

    private static readonly DiagnosticDescriptor Overwritten = new(
        "PE4519",
        Severity.Warning,
        "`{0}` is given a value in `{1}` that is overwritten before anything reads it",
        "use the first value where it was meant; or leave it out");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Itself, Either, Fixed, Overwritten];

    protected override void Check(AdvisedPolicy policy, ScriptMethod method, List<Finding> findings)
    {
        foreach (var node in method.Method.DescendantNodes())
        {
            switch (node)
            {
                case BinaryExpressionSyntax both when IsComparing(both) && SyntaxFactory.AreEquivalent(both.Left, both.Right):
                    findings.Add(Finding.At(policy, method.SpanOf(both), Itself, [method.Name], method.SpanOf(both).Text, method.Name));
                    break;
                case AssignmentExpressionSyntax given when given.IsKind(SyntaxKind.SimpleAssignmentExpression) && SyntaxFactory.AreEquivalent(given.Left, given.Right):
                    findings.Add(Finding.At(policy, method.SpanOf(given), Itself, [method.Name], method.SpanOf(given).Text, method.Name));
                    break;
                case IfStatementSyntax { Else: { } other } branch when SyntaxFactory.AreEquivalent(Body(branch.Statement), Body(other.Statement)):
                    findings.Add(Finding.At(policy, method.SpanOf(branch.Condition), Either, [method.Name], method.Name));
                    break;
                case ConditionalExpressionSyntax choice when SyntaxFactory.AreEquivalent(choice.WhenTrue, choice.WhenFalse):
                    findings.Add(Finding.At(policy, method.SpanOf(choice.Condition), Either, [method.Name], method.Name));
                    break;
                case BlockSyntax block:
                    CheckOverwritten(policy, method, block, findings);
                    break;
                default:
                    break;
            }

            if (ConditionOf(node) is { } condition && method.Code.GetConstantValue(condition) is { HasValue: true, Value: bool always })
            {
                findings.Add(Finding.At(policy, method.SpanOf(condition), Fixed, [method.Name], method.Name, always ? "yes" : "no"));
            }
        }
    }

    // A loop without an end has a finding of its own.
    private static ExpressionSyntax? ConditionOf(SyntaxNode node) => node switch
    {
        IfStatementSyntax branch => branch.Condition,
        ConditionalExpressionSyntax choice => choice.Condition,
        _ => null,
    };

    private static bool IsComparing(BinaryExpressionSyntax both) => both.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.LessThanExpression
        or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
        or SyntaxKind.SubtractExpression;

    private static StatementSyntax Body(StatementSyntax statement) => statement is BlockSyntax { Statements: [var only] } ? only : statement;

    private static void CheckOverwritten(AdvisedPolicy policy, ScriptMethod method, BlockSyntax block, List<Finding> findings)
    {
        for (var place = 1; place < block.Statements.Count; place++)
        {
            if (NameGiven(block.Statements[place - 1]) is { } first && NameGiven(block.Statements[place]) is { } second && first.Identifier.ValueText == second.Identifier.ValueText && !Reads(block.Statements[place], second))
            {
                findings.Add(Finding.At(policy, method.SpanOf(first), Overwritten, [method.Name, first.Identifier.ValueText], first.Identifier.ValueText, method.Name));
            }
        }
    }

    private static IdentifierNameSyntax? NameGiven(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } given } && given.IsKind(SyntaxKind.SimpleAssignmentExpression) ? name : null;

    private static bool Reads(StatementSyntax statement, IdentifierNameSyntax name) =>
        statement.DescendantNodes().OfType<IdentifierNameSyntax>().Any(other => other != name && other.Identifier.ValueText == name.Identifier.ValueText);
}
