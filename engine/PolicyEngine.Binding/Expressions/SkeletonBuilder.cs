using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Expressions;

/// <summary>Splits expressions into the boolean skeleton and its leaves. One instance collects the leaves of a policy.</summary>
internal sealed class SkeletonBuilder(PolicyDraft draft, DiagnosticBag diagnostics)
{
    private readonly SymbolTable symbols = draft.Symbols;
    private readonly List<LeafDraft> leaves = [];
    private readonly SortedDictionary<int, Item> inner = [];
    private int depth;

    public IReadOnlyList<LeafDraft> Leaves => leaves;

    /// <summary>The parts of expressions that are worked out by themselves, by place.</summary>
    public IEnumerable<Item> Inner => inner.Values;

    /// <summary>The skeleton of a yes/no expression; all leaves are conditions.</summary>
    public SkeletonNode Condition(ParsedExpression expression) => Split(expression, expression.Node, ValueShape.YesNo, -1);

    /// <summary>The skeleton of a value: <c>? :</c> is split, its branches are value leaves of the item.</summary>
    public SkeletonNode Value(ParsedExpression expression, ValueShape shape, int item) =>
        shape is { Type: FactType.YesNo, IsRow: false } ? Condition(expression) : Split(expression, expression.Node, shape, item);

    /// <summary>The leaf of a table's input.</summary>
    public int Key(ParsedExpression expression, ValueShape shape, int item, int column, int scale) =>
        Leaf(expression, expression.Node, shape, item, LeafKind.Key, leaf => leaf with { Column = column, Scale = scale }).Leaf;

    private SkeletonNode Split(ParsedExpression source, ExpressionSyntax node, ValueShape needed, int item)
    {
        var isCondition = IsCondition(needed);
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
                return Leaf(source, node, needed, item, isCondition ? LeafKind.Condition : LeafKind.Value);
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

    private static bool IsCondition(ValueShape needed) => needed is { Type: FactType.YesNo, IsRow: false };

    // A value that is held against patterns in turn is a chain of choices.
    private SkeletonNode Arms(ParsedExpression source, SwitchExpressionSyntax choice, ValueShape needed, int item)
    {
        var tested = choice.GoverningExpression is IdentifierNameSyntax name ? name.WithoutTrivia() : NameOf(source, choice.GoverningExpression, ShapeOf(source, choice.GoverningExpression)!);
        var isOpen = choice.Arms[^1] is not { Pattern: DiscardPatternSyntax, WhenClause: null };
        var rest = isOpen
            ? Leaf(source, choice, needed, item, IsCondition(needed) ? LeafKind.Condition : LeafKind.Value, isWhole: true)
            : Split(source, choice.Arms[^1].Expression, needed, item);
        foreach (var arm in choice.Arms.Reverse().Skip(isOpen ? 0 : 1))
        {
            rest = new SkeletonNode(SkeletonKind.Choose, -1, [Test(source, choice, tested, arm), Split(source, arm.Expression, needed, item), rest]);
        }

        return rest;
    }

    private SkeletonNode Test(ParsedExpression source, SwitchExpressionSyntax choice, IdentifierNameSyntax tested, SwitchExpressionArmSyntax arm)
    {
        var when = arm.WhenClause is { } clause ? Split(source, clause.Condition, ValueShape.YesNo, -1) : null;
        if (arm.Pattern is DiscardPatternSyntax)
        {
            return when!;
        }

        var word = SyntaxFactory.Token(SyntaxKind.IsKeyword).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);
        var test = new OptionResolver(symbols, source, []).Resolve(SyntaxFactory.IsPatternExpression(tested, word, arm.Pattern.WithoutTrivia()), ValueShape.YesNo);
        var reads = NameReader.Reads(test, symbols);
        var leaf = new Leaf
        {
            Kind = LeafKind.Condition,
            Text = $"{source.TextOf(choice.GoverningExpression).Trim()} is {source.TextOf(arm.Pattern).Trim()}",
            Reads = [.. reads.Select(symbol => symbol.Slot)],
            Location = source.SpanOf(arm.Pattern).Location,
        };
        var node = Keep(new LeafDraft(leaf, test, arm.Pattern.SpanStart, source, reads, ValueShape.YesNo) { Explained = test, IsInner = true });
        return when is null ? node : new SkeletonNode(SkeletonKind.And, -1, [node, when]);
    }

    private SkeletonNode Leaf(ParsedExpression source, ExpressionSyntax node, ValueShape needed, int item, LeafKind kind, Func<LeafDraft, LeafDraft>? finish = null, bool isWhole = false)
    {
        var resolved = new OptionResolver(symbols, source, diagnostics).Resolve(node, needed);
        var explained = isWhole ? resolved : WithParts(source, node, needed) ?? resolved;
        var reads = NameReader.Reads(explained, symbols);
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
        var made = new LeafDraft(leaf, resolved, node.SpanStart, source, NameReader.Reads(resolved, symbols), needed)
        {
            Explained = depth > 0 || explained != resolved ? explained : null,
            ExplainedReads = reads,
            IsInner = depth > 0,
            Sides = leaf.Comparison is not null && explained is BinaryExpressionSyntax sides ? (sides.Left, sides.Right) : null,
        };
        return Keep(finish is null ? made : finish(made));
    }

    private SkeletonNode Keep(LeafDraft leaf)
    {
        leaves.Add(leaf);
        return new SkeletonNode(SkeletonKind.Leaf, leaves.Count - 1, []);
    }

    // The leaf with a name in the place of each part; nothing where it has no parts.
    private ExpressionSyntax? WithParts(ParsedExpression source, ExpressionSyntax node, ValueShape needed)
    {
        var names = new Dictionary<ExpressionSyntax, IdentifierNameSyntax>();
        foreach (var part in InnerParts.Of(node, symbols))
        {
            if (ShapeOf(source, part) is { } shape && (part is not SwitchExpressionSyntax { GoverningExpression: var tested } || tested is IdentifierNameSyntax || ShapeOf(source, tested) is not null))
            {
                names.Add(part, NameOf(source, part, shape));
            }
        }

        return names.Count == 0 ? null : new OptionResolver(symbols, source, []).Resolve(node.ReplaceNodes(names.Keys, (old, _) => names[old].WithTriviaFrom(old)), needed);
    }

    private ValueShape? ShapeOf(ParsedExpression source, ExpressionSyntax part) => part switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } => ValueShape.YesNo,
        IdentifierNameSyntax name => symbols.Find(name.Identifier.ValueText)?.Shape,
        ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax keyed } => symbols.Find(keyed.Identifier.ValueText)?.Shape,
        _ => draft.Parts.GetValueOrDefault((source.Text, part.Span)) ?? (IsAll(source, part) ? draft.Inferred.GetValueOrDefault(source.Text) : null),
    };

    // A table's input is looked up as a whole, so that its own type is known already.
    private static bool IsAll(ParsedExpression source, ExpressionSyntax part)
    {
        var all = source.Node;
        while (all is ParenthesizedExpressionSyntax inner)
        {
            all = inner.Expression;
        }

        return all == part;
    }

    private IdentifierNameSyntax NameOf(ParsedExpression source, ExpressionSyntax part, ValueShape shape)
    {
        var symbol = symbols.AddInner(source.Text.SpanOf(part.SpanStart, part.Span.Length), shape);
        var text = source.TextOf(part).Trim();
        depth++;
        var value = part switch
        {
            SwitchExpressionSyntax choice => Arms(source, choice, shape, symbol.Place),
            _ when !IsCondition(shape) && part is not ConditionalExpressionSyntax => Leaf(source, part, shape, symbol.Place, LeafKind.Value),
            _ => Split(source, part, shape, symbol.Place),
        };
        depth--;
        inner.Add(symbol.Place, new Item
        {
            Name = symbol.Name,
            Title = text,
            Kind = ItemKind.Inner,
            Type = shape.Type,
            ChoiceSet = shape.ChoiceSet,
            Value = value,
            ValueText = text,
            Location = source.SpanOf(part).Location,
        });
        return SyntaxFactory.IdentifierName(symbol.Name);
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
