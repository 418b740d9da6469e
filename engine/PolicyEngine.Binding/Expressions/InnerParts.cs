using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Dates;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Expressions;

/// <summary>
/// Finds the parts of a leaf that are worked out by themselves, as definitions of their own would be: choices, combinations of conditions and look-ups by key, inside sums, comparisons, arguments and keys.
/// What a name stands for may be written in its place, and nothing changes.
/// </summary>
internal static class InnerParts
{
    /// <summary>Marks the parts whose types the compiler is asked for.</summary>
    public const string Annotation = "inner";

    // A longer switch is worked out as a whole; nobody reads its arms one by one.
    private const int MostArms = 64;

    /// <summary>The outermost parts inside a leaf, or the leaf itself where it is a choice.</summary>
    public static IReadOnlyList<ExpressionSyntax> Of(ExpressionSyntax leaf, SymbolTable symbols)
    {
        var found = new List<ExpressionSyntax>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (IsChoice(leaf) || ListChain.Of(leaf, symbols) is not null)
        {
            return [leaf];
        }

        var pending = new Stack<SyntaxNode>(leaf.ChildNodes().Reverse());
        while (pending.TryPop(out var node))
        {
            if (node is ExpressionSyntax part && (IsChoice(part) || ListChain.Of(part, symbols) is not null || IsLookup(part, leaf, symbols) || IsRepeated(part, seen, symbols)))
            {
                found.Add(part);
            }
            else if (node is not LambdaExpressionSyntax)
            {
                foreach (var child in node.ChildNodes().Reverse())
                {
                    pending.Push(child);
                }
            }
        }

        return found;
    }

    /// <summary>The parts of an expression, at any depth, whose types only the compiler knows.</summary>
    public static IEnumerable<ExpressionSyntax> WithOpenTypes(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Where(node => (node is ConditionalExpressionSyntax or SwitchExpressionSyntax && !IsOuter(node, expression)) || IsTested(node) || IsAskedOfRecords(node));

    // A sum, the smallest, the largest; and what is counted without repeats.
    private static bool IsAskedOfRecords(ExpressionSyntax node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(FoldKind.Sum) or nameof(FoldKind.Min) or nameof(FoldKind.Max) } }
        || node.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(FoldKind.CountDistinct) } } } };

    private static bool IsTested(ExpressionSyntax node) => node is not IdentifierNameSyntax && node.Parent is SwitchExpressionSyntax choice && choice.GoverningExpression == node;

    /// <summary>Whether a part is a choice or a combination of conditions.</summary>
    public static bool IsChoice(ExpressionSyntax node) => node switch
    {
        ConditionalExpressionSyntax => true,
        SwitchExpressionSyntax choice => choice.Arms.Count <= MostArms,
        BinaryExpressionSyntax binary => binary.RawKind is (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression,
        _ => false,
    };

    // A parameter without a value for its key is missing by itself, whatever else is.
    private static bool IsLookup(ExpressionSyntax node, ExpressionSyntax leaf, SymbolTable symbols) =>
        (node is ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax keyed } ? symbols.Find(keyed.Identifier.ValueText)?.Key is not null : DateCalls.ShapeOf(node, symbols) is not null)
        && NameReader.Reads(leaf, symbols).Count > NameReader.Reads(node, symbols).Count;

    // What may have several values has each of them wherever it is named, as it would if it were written out there.
    private static bool IsRepeated(ExpressionSyntax node, HashSet<string> seen, SymbolTable symbols) =>
        node is IdentifierNameSyntax { Identifier.ValueText: var name }
        && !(node.Parent is MemberAccessExpressionSyntax access && access.Name == node)
        && symbols.Find(name) is { Kind: Symbols.SymbolKind.Item, Shape: { IsRow: false, Type: not (FactType.YesNo or FactType.List) } }
        && !seen.Add(name);

    // The branches of a choice at the top have the type that is needed there.
    private static bool IsOuter(ExpressionSyntax node, ExpressionSyntax expression)
    {
        var (inner, outer) = ((SyntaxNode)node, node.Parent);
        while (inner != expression && outer is not null)
        {
            var isOpen = outer is ParenthesizedExpressionSyntax || (outer is ConditionalExpressionSyntax choice && choice.Condition != inner);
            if (!isOpen)
            {
                return false;
            }

            (inner, outer) = (outer, outer.Parent);
        }

        return node is ConditionalExpressionSyntax;
    }
}
