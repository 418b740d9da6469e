using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <summary>The mistakes that can be put into an expression, found in its tree.</summary>
/// <param name="typeOf">The type of a name of the policy; <see langword="null"/> when it has none.</param>
/// <param name="not">What stands before the brackets of a negation.</param>
internal sealed partial class ExpressionEdits(Func<string, FactType?> typeOf, string not = "not")
{
    private static readonly Dictionary<SyntaxKind, string> Flipped = new()
    {
        [SyntaxKind.LessThanToken] = "<=",
        [SyntaxKind.LessThanEqualsToken] = "<",
        [SyntaxKind.GreaterThanToken] = ">=",
        [SyntaxKind.GreaterThanEqualsToken] = ">",
        [SyntaxKind.EqualsEqualsToken] = "!=",
        [SyntaxKind.ExclamationEqualsToken] = "==",
    };

    /// <summary>The edits of an expression, in the order in which it is read.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="isCondition">Whether it is a yes or no as a whole.</param>
    public IReadOnlyList<TextEdit> Of(string text, bool isCondition)
    {
        ArgumentNullException.ThrowIfNull(text);
        var root = SyntaxFactory.ParseExpression(text);
        var edits = root.DescendantNodesAndSelf().SelectMany(InNode).Concat(isCondition ? Conditions(root) : Choices(root));
        return [.. edits.DistinctBy(edit => (edit.Start, edit.Length, edit.Replacement)).OrderBy(edit => edit.Start)];
    }

    private IEnumerable<TextEdit> InNode(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary when Flipped.TryGetValue(binary.OperatorToken.Kind(), out var flipped) =>
            [Replace(MutationKind.Comparison, binary.OperatorToken.Span, flipped), .. Threshold(binary.Left, binary.Right), .. Threshold(binary.Right, binary.Left)],
        RelationalPatternSyntax pattern => [Replace(MutationKind.Comparison, pattern.OperatorToken.Span, Flipped[pattern.OperatorToken.Kind()]), .. Threshold(pattern.Expression, null)],
        ConstantPatternSyntax pattern => Threshold(pattern.Expression, null),
        ConditionalExpressionSyntax choose => [.. Conditions(choose.Condition), .. Result(choose.WhenTrue), .. Result(choose.WhenFalse)],
        SwitchExpressionSyntax choose => Arms(choose),
        WhenClauseSyntax further => Conditions(further.Condition),
        _ => [],
    };

    private IEnumerable<TextEdit> Threshold(ExpressionSyntax side, ExpressionSyntax? other)
    {
        while (side is ParenthesizedExpressionSyntax inner)
        {
            side = inner.Expression;
        }

        var isNegative = side is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax };
        if (isNegative || side is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression })
        {
            var digits = side.ToString().Replace(" ", "", StringComparison.Ordinal).TrimEnd('m', 'M', 'l', 'L');
            return Figures.Beside(digits, TypeBeside(digits, other)).Select(number => Replace(MutationKind.Threshold, side.Span, number));
        }

        return DayOf(side) is not { } day ? [] : new[] { day.AddDays(-1), day.AddDays(1) }
            .Select(moved => Replace(MutationKind.Date, side.Span, string.Create(CultureInfo.InvariantCulture, $"date({moved.Year}, {moved.Month}, {moved.Day})")));
    }

    private FactType TypeBeside(string digits, ExpressionSyntax? other) =>
        digits.Contains('.', StringComparison.Ordinal) || (other is IdentifierNameSyntax name && typeOf(name.Identifier.ValueText) is FactType.Decimal or FactType.Money) ? FactType.Decimal : FactType.WholeNumber;

    private static DateOnly? DayOf(ExpressionSyntax node) =>
        node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "date" }, ArgumentList.Arguments: [var year, var month, var day] }
        && DateOnly.TryParseExact($"{year}-{month}-{day}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    // The branches of a choice between values hold no conditions; what is asked does.
    private IEnumerable<TextEdit> Choices(ExpressionSyntax node) => node switch
    {
        ParenthesizedExpressionSyntax inner => Choices(inner.Expression),
        ConditionalExpressionSyntax choose => [.. Conditions(choose.Condition), .. Choices(choose.WhenTrue), .. Choices(choose.WhenFalse)],
        _ => [],
    };

    private IEnumerable<TextEdit> Conditions(ExpressionSyntax node)
    {
        switch (node)
        {
            case ParenthesizedExpressionSyntax inner:
                return Conditions(inner.Expression);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } chain:
                var operands = OperandsOf(chain).ToList();
                return operands.SelectMany(operand => Conditions(operand).Prepend(Drop(operands, operand)));
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation:
                return Conditions(negation.Operand);
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "not" }, ArgumentList.Arguments: [var argument] }:
                return Conditions(argument.Expression);
            case ConditionalExpressionSyntax choose:
                return [.. Conditions(choose.Condition), .. Conditions(choose.WhenTrue), .. Conditions(choose.WhenFalse)];
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression } constant:
                return [Replace(MutationKind.Result, constant.Span, constant.Token.ValueText == "true" ? "false" : "true")];
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression }:
                // Turned round it is the comparison flipped.
                return [];
            default:
                return [Replace(MutationKind.Negation, node.Span, $"{not}({node})")];
        }
    }

    private static IEnumerable<ExpressionSyntax> OperandsOf(BinaryExpressionSyntax chain) =>
        (chain.Left is BinaryExpressionSyntax left && left.IsKind(chain.Kind()) ? OperandsOf(left) : [chain.Left]).Append(chain.Right);

    private static TextEdit Drop(List<ExpressionSyntax> operands, ExpressionSyntax operand)
    {
        var place = operands.IndexOf(operand);
        var (start, end) = place + 1 < operands.Count ? (operand.SpanStart, operands[place + 1].SpanStart) : (operands[place - 1].Span.End, operand.Span.End);
        return new TextEdit(MutationKind.Condition, start, end - start, "");
    }

    private static TextEdit Replace(MutationKind kind, Microsoft.CodeAnalysis.Text.TextSpan span, string text) => new(kind, span.Start, span.Length, text);
}
