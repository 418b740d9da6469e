using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Analysis.Allowed;

namespace PolicyEngine.Analysis.Guards;

/// <summary>
/// What one turn of a loop, or one call of a method, costs in steps: each operation has a weight by its kind, since a turn of a thousand divisions is not one of one addition. Loops inside pay for themselves, and so do
/// texts, lists and long fractions by their length.
/// </summary>
internal static class WorkCost
{
    private const int WeightAStep = 32;
    private const int Simple = 1;
    private const int Text = 8;
    private const int Call = 8;
    private const int Number = 4;
    private const int Product = 8;
    private const int Quotient = 32;

    /// <summary>The steps of a loop's turn, or of a method without its loops; one at least.</summary>
    public static long Of(SyntaxNode node, SemanticModel model)
    {
        var own = node.DescendantNodes(inner => inner == node || !IsLoop(inner)).Where(inner => !IsLoop(inner));
        return 1 + (own.Sum(inner => (long)WeightOf(inner, model)) / WeightAStep);
    }

    private static bool IsLoop(SyntaxNode node) => node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    private static int WeightOf(SyntaxNode node, SemanticModel model) => node switch
    {
        BinaryExpressionSyntax binary => OfOperator(binary.Kind(), model.GetTypeInfo(binary.Left).ConvertedType),
        AssignmentExpressionSyntax assignment => OfOperator(assignment.Kind(), model.GetTypeInfo(assignment.Left).Type),
        CastExpressionSyntax => Number,
        InvocationExpressionSyntax call when model.GetTypeInfo(call).Type is { } type && IsNumber(type) => Quotient,
        InvocationExpressionSyntax or ObjectCreationExpressionSyntax or ElementAccessExpressionSyntax => Call,
        ExpressionSyntax => Simple,
        _ => 0,
    };

    private static int OfOperator(SyntaxKind kind, ITypeSymbol? type)
    {
        if (type is { SpecialType: SpecialType.System_String })
        {
            return Text;
        }

        return type is null || !IsNumber(type) ? Simple : OfArithmetic(kind);
    }

    private static int OfArithmetic(SyntaxKind kind)
    {
        if (kind is SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression or SyntaxKind.DivideAssignmentExpression or SyntaxKind.ModuloAssignmentExpression)
        {
            return Quotient;
        }

        return kind is SyntaxKind.MultiplyExpression or SyntaxKind.MultiplyAssignmentExpression ? Product : Number;
    }

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType == SpecialType.System_Decimal || AllowedTypes.IsFraction(type);
}
