using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Dates;
using PolicyEngine.Binding.Records;
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
    private readonly List<RecordName> scope = [];
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

    /// <summary>Makes an item of a question to a list that stands in no expression, and gives its place.</summary>
    public int Question(ParsedExpression expression)
    {
        var symbol = symbols.AddInner(expression.Text.Span, ValueShape.YesNo);
        var chain = ListChain.Of(expression.Node, symbols)!;
        inner.Add(symbol.Place, ItemOf(expression, expression.Node, symbol, ValueShape.YesNo) with { Fold = Fold(expression, expression.Node, chain, ValueShape.YesNo, symbol.Place) });
        return symbol.Place;
    }

    private static Item ItemOf(ParsedExpression source, ExpressionSyntax part, PolicySymbol symbol, ValueShape shape)
    {
        var text = source.TextOf(part).Trim();
        return new Item { Name = symbol.Name, Title = text, Kind = ItemKind.Inner, Type = shape.Type, ChoiceSet = shape.ChoiceSet, ValueText = text, Location = source.SpanOf(part).Location };
    }

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
        var reads = ReadsOf(test);
        var leaf = new Leaf
        {
            Kind = LeafKind.Condition,
            Text = $"{source.TextOf(choice.GoverningExpression).Trim()} is {source.TextOf(arm.Pattern).Trim()}",
            Reads = DateCalls.SlotsOf(reads),
            Dated = DateCalls.DatedOf(reads),
            Calendars = DateCalls.CalendarsOf(reads),
            Location = source.SpanOf(arm.Pattern).Location,
        };
        var node = Keep(new LeafDraft(leaf, test, arm.Pattern.SpanStart, source, reads, ValueShape.YesNo) { Explained = test, IsInner = true, Records = [.. scope] });
        return when is null ? node : new SkeletonNode(SkeletonKind.And, -1, [node, when]);
    }

    private SkeletonNode Leaf(ParsedExpression source, ExpressionSyntax node, ValueShape needed, int item, LeafKind kind, Func<LeafDraft, LeafDraft>? finish = null, bool isWhole = false)
    {
        var resolved = new OptionResolver(symbols, source, depth > 0 ? [] : diagnostics).Resolve(node, needed);
        var explained = isWhole ? resolved : WithParts(source, node, needed) ?? resolved;
        var reads = ReadsOf(explained);
        var leaf = new Leaf
        {
            Kind = kind,
            Text = source.TextOf(node).Trim(),
            Reads = DateCalls.SlotsOf(reads),
            Dated = DateCalls.DatedOf(reads),
            Calendars = DateCalls.CalendarsOf(reads),
            Term = TermBuilder.Build(resolved, symbols),
            Fields = [.. FieldsOf(explained)],
            Results = [.. ResultsOf(explained)],
            Comparison = kind == LeafKind.Condition ? ComparisonOf(source, node, resolved) : null,
            Item = item,
            Location = source.SpanOf(node).Location,
        };
        var made = new LeafDraft(leaf, resolved, node.SpanStart, source, ReadsOf(resolved), needed)
        {
            Records = [.. scope],
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

    private IReadOnlyList<PolicySymbol> ReadsOf(ExpressionSyntax node) =>
        scope.Count == 0 ? NameReader.Reads(node, symbols) : [.. NameReader.Reads(node, symbols).Where(symbol => !scope.Exists(record => record.Name == symbol.Name))];

    private IEnumerable<FieldRead> FieldsOf(ExpressionSyntax node) => node.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()
        .Select(access => access.Expression is IdentifierNameSyntax name && scope.FindLast(record => record.Name == name.Identifier.ValueText) is { List.Kind: Symbols.SymbolKind.Fact } record
            ? new FieldRead(record.Number, record.List.Slot, FieldOf(record.List, access.Name.Identifier.ValueText))
            : null)
        .OfType<FieldRead>().Where(read => read.Field >= 0).Distinct();

    // Results of records are counted after the fields.
    private int FieldOf(PolicySymbol list, string name)
    {
        var fields = draft.Syntax.Facts[list.Place].Fields;
        var field = Array.FindIndex([.. fields], field => field.Name.Value == name);
        var result = field >= 0 ? -1 : Array.FindIndex([.. symbols.Results.Of(list.Name)], result => result.Name == name);
        return result < 0 ? field : fields.Length + result;
    }

    private IEnumerable<FieldRead> ResultsOf(ExpressionSyntax node) =>
        ResultReads.Of(node, symbols).Select(read => new FieldRead(-1, read.List.Slot, draft.Syntax.Facts[read.List.Place].Fields.Length + read.Place));

    // The leaf with a name in the place of each part; nothing where it has no parts.
    private ExpressionSyntax? WithParts(ParsedExpression source, ExpressionSyntax node, ValueShape needed)
    {
        var names = new Dictionary<ExpressionSyntax, IdentifierNameSyntax>();
        foreach (var part in InnerParts.Of(node, symbols))
        {
            if (ShapeOf(source, part) is { } shape && (part is not SwitchExpressionSyntax choice || HasArms(source, choice)))
            {
                names.Add(part, NameOf(source, part, shape));
            }
        }

        return names.Count == 0 ? null : new OptionResolver(symbols, source, []).Resolve(node.ReplaceNodes(names.Keys, (old, _) => names[old].WithTriviaFrom(old)), needed);
    }

    // Whether a switch can be followed arm by arm: it is not too long, and what it tests has a type of the language.
    private bool HasArms(ParsedExpression source, SwitchExpressionSyntax choice) =>
        InnerParts.IsChoice(choice) && (choice.GoverningExpression is IdentifierNameSyntax || ShapeOf(source, choice.GoverningExpression) is not null);

    private ValueShape? ShapeOf(ParsedExpression source, ExpressionSyntax part) => part switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } => ValueShape.YesNo,
        IdentifierNameSyntax name => symbols.Find(name.Identifier.ValueText)?.Shape,
        ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax keyed } => symbols.Find(keyed.Identifier.ValueText)?.Shape,
        _ when DateCalls.ShapeOf(part, symbols) is { } dated => dated,
        _ when ListChain.Of(part, symbols) is { } chain => chain.Kind switch
        {
            FoldKind.Any or FoldKind.All => ValueShape.YesNo,
            FoldKind.Count => new ValueShape(FactType.WholeNumber),
            FoldKind.CountDistinct => draft.Parts.ContainsKey((source.Text, chain.Body!.ExpressionBody!.Span)) ? new ValueShape(FactType.WholeNumber) : null,
            FoldKind.Sum or FoldKind.Min or FoldKind.Max or _ => draft.Parts.GetValueOrDefault((source.Text, part.Span)),
        },
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

    private IdentifierNameSyntax NameOf(ParsedExpression source, ExpressionSyntax part, ValueShape shape) => SyntaxFactory.IdentifierName(symbols.Items[Part(source, part, shape)].Name);

    /// <summary>Makes an item of a part, and gives its place.</summary>
    private int Part(ParsedExpression source, ExpressionSyntax part, ValueShape shape)
    {
        var symbol = symbols.AddInner(source.Text.SpanOf(part.SpanStart, part.Span.Length), shape);
        var item = ItemOf(source, part, symbol, shape);
        depth++;
        item = part switch
        {
            SwitchExpressionSyntax choice when HasArms(source, choice) => item with { Value = Arms(source, choice, shape, symbol.Place) },
            _ when ListChain.Of(part, symbols) is { } chain => item with { Fold = Fold(source, part, chain, shape, symbol.Place) },
            _ when !IsCondition(shape) && part is not ConditionalExpressionSyntax => item with { Value = Leaf(source, part, shape, symbol.Place, LeafKind.Value) },
            _ => item with { Value = Split(source, part, shape, symbol.Place) },
        };
        depth--;
        inner.Add(symbol.Place, item);
        return symbol.Place;
    }

    private ListFold Fold(ParsedExpression source, ExpressionSyntax part, ListChain chain, ValueShape shape, int place)
    {
        var whole = Leaf(source, part, shape, place, LeafKind.Value, isWhole: true).Leaf;
        var filters = chain.Filters.Select(filter => Step(source, chain.List, filter, ValueShape.YesNo)).ToImmutableArray();
        var body = chain.Body is { } lambda ? Step(source, chain.List, lambda, BodyShape(source, chain, lambda, shape)) : null;
        return new ListFold { Kind = chain.Kind, List = chain.List.Slot, Whole = whole, Filters = filters, Body = body, Last = symbols.Items.Count - 1 };
    }

    private ValueShape BodyShape(ParsedExpression source, ListChain chain, LambdaExpressionSyntax lambda, ValueShape shape) => chain.Kind switch
    {
        FoldKind.Any or FoldKind.All or FoldKind.Count => ValueShape.YesNo,
        FoldKind.CountDistinct => draft.Parts[(source.Text, lambda.ExpressionBody!.Span)],
        FoldKind.Sum or FoldKind.Min or FoldKind.Max => shape,
        _ => throw new ArgumentOutOfRangeException(nameof(chain)),
    };

    private FoldStep Step(ParsedExpression source, PolicySymbol list, LambdaExpressionSyntax lambda, ValueShape shape)
    {
        var record = new RecordName(ListChain.NameIn(lambda), draft.Records.Count, list);
        draft.Records.Add(record);
        scope.Add(record);
        var step = new FoldStep(record.Number, Part(source, lambda.ExpressionBody!, shape));
        scope.RemoveAt(scope.Count - 1);
        return step;
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
