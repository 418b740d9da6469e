using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PolicyEngine.Binding.Numbers;

/// <summary>What is read off written numbers.</summary>
internal static class NumberNotes
{
    /// <summary>The places behind the point, noughts at the end left out.</summary>
    public static int PlacesOf(decimal value)
    {
        var places = (int)value.Scale;
        while (places > 0 && decimal.Round(value, places - 1) == value)
        {
            places--;
        }

        return places;
    }

    /// <summary>A written whole number, perhaps with a sign; <see langword="null"/> for anything else.</summary>
    public static int? WrittenWhole(ExpressionSyntax node) => node switch
    {
        ParenthesizedExpressionSyntax brackets => WrittenWhole(brackets.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => -WrittenWhole(minus.Operand),
        LiteralExpressionSyntax { Token.Value: long and >= -1000 and <= 1000 and var number } => (int)number,
        _ => null,
    };
}
