using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Expressions;

/// <summary>Splits expressions into the boolean skeleton and its leaves. One instance collects the leaves of a policy.</summary>
internal sealed class SkeletonBuilder(SymbolTable symbols, DiagnosticBag diagnostics)
{
    private readonly List<LeafDraft> leaves = [];

    public IReadOnlyList<LeafDraft> Leaves => leaves;

    /// <summary>The skeleton of a yes/no expression; all leaves are conditions.</summary>
    public SkeletonNode Condition(ParsedExpression expression) => Split(expression, expression.Node, ValueShape.YesNo, -1);

    /// <summary>The skeleton of a value: <c>? :</c> is split, its branches are value leaves of the item.</summary>
    public SkeletonNode Value(ParsedExpression expression, ValueShape shape, int item) =>
        shape is { Type: FactType.YesNo, IsRow: false } ? Condition(expression) : Split(expression, expression.Node, shape, item);

    /// <summary>The leaf of a table's input.</summary>
    public int Key(ParsedExpression expression, ValueShape shape, int item, int column, int scale) =>
        Leaf(expression, expression.Node, shape, item, LeafKind.Key, draft => draft with { Column = column, Scale = scale }).Leaf;

    private SkeletonNode Split(ParsedExpression source, ExpressionSyntax node, ValueShape needed, int item)
    {
        var isCondition = needed is { Type: FactType.YesNo, IsRow: false };
        switch (node)
        {
            case ParenthesizedExpressionSyntax inner:
                return Split(source, inner.Expression, needed, item);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both when isCondition:
                return Chain(source, both, SkeletonKind.And, needed, item);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either when isCondition:
                return Chain(source, either, SkeletonKind.Or, needed, item);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation when isCondition:
                return new SkeletonNode(SkeletonKind.Not, -1, [Split(source, negation.Operand, needed, item)]);
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "not" }, ArgumentList.Arguments: [var argument] } when isCondition:
                return new SkeletonNode(SkeletonKind.Not, -1, [Split(source, argument.Expression, needed, item)]);
            case ConditionalExpressionSyntax choose:
                return new SkeletonNode(SkeletonKind.Choose, -1, [Split(source, choose.Condition, ValueShape.YesNo, -1), Split(source, choose.WhenTrue, needed, item), Split(source, choose.WhenFalse, needed, item)]);
            default:
                return Leaf(source, node, needed, item, isCondition ? LeafKind.Condition : LeafKind.Value, draft => draft);
        }
    }

    // A chain of one operator becomes one node with all its operands, in order.
    private SkeletonNode Chain(ParsedExpression source, BinaryExpressionSyntax node, SkeletonKind kind, ValueShape needed, int item)
    {
        var operands = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = node;
        while (left is BinaryExpressionSyntax binary && binary.IsKind(node.Kind()))
        {
            operands.Push(binary.Right);
            left = binary.Left;
        }

        operands.Push(left);
        return new SkeletonNode(kind, -1, [.. operands.Select(operand => Split(source, operand, needed, item))]);
    }

    private SkeletonNode Leaf(ParsedExpression source, ExpressionSyntax node, ValueShape needed, int item, LeafKind kind, Func<LeafDraft, LeafDraft> finish)
    {
        var resolver = new OptionResolver(symbols, source, diagnostics);
        var resolved = resolver.Resolve(node, needed);
        var reads = NameReader.Reads(resolved, symbols);
        var leaf = new Leaf
        {
            Kind = kind,
            Text = source.TextOf(node).Trim(),
            Reads = [.. reads.Select(symbol => symbol.Slot)],
            Term = TermBuilder.Build(resolved, symbols),
            Comparison = kind == LeafKind.Condition ? ComparisonOf(source, node, resolved) : null,
            Item = item,
            Location = source.SpanOf(node).Location,
        };
        var draft = new LeafDraft(leaf, resolved, node.SpanStart, source, reads, needed);
        if (leaf.Comparison is not null && resolved is BinaryExpressionSyntax sides)
        {
            draft = draft with { Sides = (sides.Left, sides.Right) };
        }

        leaves.Add(finish(draft));
        return new SkeletonNode(SkeletonKind.Leaf, leaves.Count - 1, []);
    }

    private Comparison? ComparisonOf(ParsedExpression source, ExpressionSyntax node, ExpressionSyntax resolved)
    {
        if (node is not BinaryExpressionSyntax binary || resolved is not BinaryExpressionSyntax sides)
        {
            return null;
        }

        return binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
            or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
            ? new Comparison(Side(source, binary.Left, sides.Left), binary.OperatorToken.ValueText, Side(source, binary.Right, sides.Right))
            : null;
    }

    private ComparisonSide Side(ParsedExpression source, ExpressionSyntax node, ExpressionSyntax resolved)
    {
        var text = source.TextOf(node).Trim();
        while (resolved is ParenthesizedExpressionSyntax inner)
        {
            resolved = inner.Expression;
        }

        return resolved switch
        {
            IdentifierNameSyntax name when symbols.Find(name.Identifier.ValueText) is { Key: null, Shape.IsRow: false } symbol => new ComparisonSide(text, symbol.Slot, false),
            IdentifierNameSyntax name when symbols.Choices.WithOption(name.Identifier.ValueText).Count > 0 => new ComparisonSide(text, -1, true),
            LiteralExpressionSyntax => new ComparisonSide(text, -1, true),
            PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax } => new ComparisonSide(text, -1, true),
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } when owner.HasAnnotations(OptionResolver.Resolved) => new ComparisonSide(text, -1, true),
            _ => new ComparisonSide(text, -1, false),
        };
    }
}
