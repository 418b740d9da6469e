using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PolicyEngine.Binding.Code;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Binding;

/// <summary>An expression about whose type, or about the types of whose parts, the compiler is asked.</summary>
/// <param name="Definition">The definition whose value it is; <see langword="null"/> for none.</param>
/// <param name="Expression">The expression.</param>
internal sealed record Inference(string? Definition, ParsedExpression Expression)
{
    /// <summary>Whether only the types of its parts are asked for.</summary>
    public bool IsForParts { get; init; }

    /// <summary>The same expression with its parts marked, so that they are found again in the compiler's tree.</summary>
    public ParsedExpression Marked(int place)
    {
        var parts = InnerParts.WithOpenTypes(Expression.Node).ToArray();
        return parts.Length == 0 ? Expression : Expression with { Node = Expression.Node.ReplaceNodes(parts, (old, now) => now.WithAdditionalAnnotations(Mark(place, old.Span))) };
    }

    /// <summary>The shapes of the parts that were marked, by their places in the author's texts.</summary>
    public static IEnumerable<((TextSyntax Text, TextSpan Span) Part, ValueShape Shape)> Shapes(SemanticModel model, SyntaxNode root, IReadOnlyList<Inference> asked, SymbolTable symbols)
    {
        foreach (var node in root.GetAnnotatedNodes(InnerParts.Annotation))
        {
            // A whole number of a script's own narrower kind stays in the expression that it was written for.
            if (model.GetTypeInfo((ExpressionSyntax)node).Type is { SpecialType: not SpecialType.System_Int32 } type && ProbeWriter.ShapeOf(type, symbols) is { } shape)
            {
                var numbers = node.GetAnnotations(InnerParts.Annotation).First().Data!.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
                yield return ((asked[numbers[0]].Expression.Text, new TextSpan(numbers[1], numbers[2])), shape);
            }
        }
    }

    private static SyntaxAnnotation Mark(int place, TextSpan span) => new(InnerParts.Annotation, string.Create(CultureInfo.InvariantCulture, $"{place},{span.Start},{span.Length}"));
}
