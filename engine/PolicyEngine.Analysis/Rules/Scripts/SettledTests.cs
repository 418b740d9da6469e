using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PolicyEngine.Analysis.Rules.Scripts;

/// <summary>Tests of scripts that an earlier test has settled: whoever gets there has not met that one, and so does not meet this one either.</summary>
internal static class SettledTests
{
    /// <summary>Whether a test cannot hold where it stands.</summary>
    public static bool IsSettled(IfStatementSyntax branch, SemanticModel code)
    {
        var earlier = Above(branch).Concat(Before(branch, code)).ToArray();
        return earlier.Any(test => SyntaxFactory.AreEquivalent(test, branch.Condition) || (Implies(branch.Condition, test) && !IsAssigned(branch)));
    }

    // The tests of an `else if` that did not hold.
    private static IEnumerable<ExpressionSyntax> Above(IfStatementSyntax branch)
    {
        for (var above = branch.Parent; above is ElseClauseSyntax { Parent: IfStatementSyntax first }; above = first.Parent)
        {
            yield return first.Condition;
        }
    }

    // The tests before it in the block that end the method where they hold.
    private static IEnumerable<ExpressionSyntax> Before(IfStatementSyntax branch, SemanticModel code) => branch.Parent is not BlockSyntax block || IsAssigned(branch) ? []
        : block.Statements.TakeWhile(statement => statement != branch).OfType<IfStatementSyntax>()
            .Where(test => test.Else is null && code.AnalyzeControlFlow(test.Statement) is { Succeeded: true, EndPointIsReachable: false })
            .Select(test => test.Condition);

    // A name that the method changes means something else at each place.
    private static bool IsAssigned(IfStatementSyntax branch)
    {
        var names = branch.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);
        var changed = branch.FirstAncestorOrSelf<MethodDeclarationSyntax>()!.DescendantNodes().SelectMany(node => node switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => [name.Identifier.ValueText],
            PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => [name.Identifier.ValueText],
            PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => [name.Identifier.ValueText],
            _ => Array.Empty<string>(),
        });
        return names.Overlaps(changed);
    }

    private static bool Implies(ExpressionSyntax one, ExpressionSyntax other)
    {
        var (left, right) = (Parts(one, SyntaxKind.LogicalOrExpression).ToArray(), Parts(other, SyntaxKind.LogicalOrExpression).ToArray());
        return Array.TrueForAll(left, part => Array.Exists(right, wider => EachOf(part, wider)));
    }

    private static bool EachOf(ExpressionSyntax part, ExpressionSyntax wider)
    {
        var known = Parts(part, SyntaxKind.LogicalAndExpression).ToArray();
        return Parts(wider, SyntaxKind.LogicalAndExpression).All(wanted => Array.Exists(known, one => SyntaxFactory.AreEquivalent(one, wanted) || Limit.Of(one) is { } own && Limit.Of(wanted) is { } limit && own.LiesIn(limit)));
    }

    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax expression, SyntaxKind kind) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Parts(inner.Expression, kind),
        BinaryExpressionSyntax both when both.IsKind(kind) => Parts(both.Left, kind).Concat(Parts(both.Right, kind)),
        _ => [expression],
    };

    // A name beside a number.
    private sealed record Limit(string Name, SyntaxKind Kind, decimal Number)
    {
        public static Limit? Of(ExpressionSyntax expression) => expression is BinaryExpressionSyntax { Left: IdentifierNameSyntax name } comparison && Value(comparison.Right) is { } number
            && comparison.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.EqualsExpression
            ? new Limit(name.Identifier.ValueText, ((BinaryExpressionSyntax)expression).Kind(), number)
            : null;

        private bool IsBelow => Kind is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression;

        private bool IsAbove => Kind is SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression;

        private bool IsPoint => Kind is SyntaxKind.EqualsExpression;

        private bool HoldsItsNumber => Kind is not (SyntaxKind.LessThanExpression or SyntaxKind.GreaterThanExpression);

        public bool LiesIn(Limit wider)
        {
            if (Name != wider.Name)
            {
                return false;
            }

            // At the same number the wider one must hold it, or this one must not.
            var fitsAtTheEdge = Number == wider.Number && (wider.HoldsItsNumber || !HoldsItsNumber);
            return (wider.IsBelow && (IsBelow || IsPoint) && (Number < wider.Number || fitsAtTheEdge))
                || (wider.IsAbove && (IsAbove || IsPoint) && (Number > wider.Number || fitsAtTheEdge))
                || (Kind == wider.Kind && Number == wider.Number);
        }

        private static decimal? Value(ExpressionSyntax expression) => expression is LiteralExpressionSyntax { Token.Value: int or long or decimal } literal ? Convert.ToDecimal(literal.Token.Value, CultureInfo.InvariantCulture) : null;
    }
}
