using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules.Scripts;

/// <summary>A loop that changes nothing of what it waits for turns until its steps are used up.</summary>
internal sealed class LoopProgressRule : ScriptRule
{
    private static readonly Dictionary<SyntaxKind, int> Directions = new()
    {
        [SyntaxKind.PostIncrementExpression] = 1,
        [SyntaxKind.PreIncrementExpression] = 1,
        [SyntaxKind.AddAssignmentExpression] = 1,
        [SyntaxKind.PostDecrementExpression] = -1,
        [SyntaxKind.PreDecrementExpression] = -1,
        [SyntaxKind.SubtractAssignmentExpression] = -1,
    };

    // Which way the left side must go for the condition to fail in the end.
    private static readonly Dictionary<SyntaxKind, int> Needed = new()
    {
        [SyntaxKind.LessThanExpression] = 1,
        [SyntaxKind.LessThanOrEqualExpression] = 1,
        [SyntaxKind.GreaterThanExpression] = -1,
        [SyntaxKind.GreaterThanOrEqualExpression] = -1,
    };

    private static readonly DiagnosticDescriptor NoProgress = new(
        "PE4511",
        Severity.Warning,
        "this loop of `{0}` {1}",
        "change in its body what the condition reads, so that it comes to an end");

    public override ImmutableArray<DiagnosticDescriptor> Says => [NoProgress];

    protected override void Check(AdvisedPolicy policy, ScriptMethod method, List<Finding> findings)
    {
        foreach (var node in method.Method.DescendantNodes())
        {
            var (word, condition, turn) = Parts(node);
            if (turn.Length > 0 && Problem(method.Code, condition, turn) is { } problem)
            {
                findings.Add(Finding.At(policy, method.SpanOf(word), NoProgress, [method.Name], method.Name, problem));
            }
        }
    }

    private static (SyntaxToken Word, ExpressionSyntax? Condition, SyntaxNode[] Turn) Parts(SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => (loop.WhileKeyword, loop.Condition, [loop.Statement]),
        DoStatementSyntax loop => (loop.DoKeyword, loop.Condition, [loop.Statement]),
        ForStatementSyntax loop => (loop.ForKeyword, loop.Condition, [loop.Statement, .. loop.Incrementors]),
        _ => (default, null, []),
    };

    private static string? Problem(SemanticModel code, ExpressionSyntax? condition, SyntaxNode[] turn)
    {
        if (turn.SelectMany(part => part.DescendantNodesAndSelf()).Any(Leaves))
        {
            return null;
        }

        var read = condition?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => code.GetSymbolInfo(name).Symbol).Where(symbol => symbol is ILocalSymbol or IParameterSymbol).ToHashSet(SymbolEqualityComparer.Default) ?? [];
        var changes = turn.SelectMany(part => part.DescendantNodesAndSelf()).Where(node => ChangedBy(node) is { } target && read.Contains(code.GetSymbolInfo(target).Symbol)).ToArray();
        if (changes.Length == 0)
        {
            return read.Count == 0 ? "has no end: its condition reads nothing that could change" : "makes no progress: nothing in it changes what its condition reads";
        }

        return changes.Length == 1 && LeadsAway(condition!, changes[0]) ? "leads away from its end: it changes what its condition reads in the wrong direction" : null;
    }

    // Of a loop within, `break` ends that one only; `return` ends both.
    private static bool Leaves(SyntaxNode node) => node is ReturnStatementSyntax
        || (node is BreakStatementSyntax && node.Ancestors().First(around => around is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or SwitchStatementSyntax) is not SwitchStatementSyntax);

    private static ExpressionSyntax? ChangedBy(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left,
        PostfixUnaryExpressionSyntax step => step.Operand,
        PrefixUnaryExpressionSyntax step when step.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression => step.Operand,
        _ => null,
    };

    private static bool LeadsAway(ExpressionSyntax condition, SyntaxNode change) => condition is BinaryExpressionSyntax test && ChangedBy(change) is IdentifierNameSyntax changed
        && DirectionOf(change) is not 0 and var direction && NeededBy(test, changed.Identifier.ValueText) is not 0 and var needed && direction != needed;

    private static int DirectionOf(SyntaxNode change) => change is AssignmentExpressionSyntax { Right: not LiteralExpressionSyntax } ? 0 : Directions.GetValueOrDefault(change.Kind());

    private static int NeededBy(BinaryExpressionSyntax test, string name)
    {
        var isLeft = test.Left is IdentifierNameSyntax left && left.Identifier.ValueText == name;
        var isRight = test.Right is IdentifierNameSyntax right && right.Identifier.ValueText == name;
        return isLeft == isRight ? 0 : Needed.GetValueOrDefault(test.Kind()) * (isLeft ? 1 : -1);
    }
}
