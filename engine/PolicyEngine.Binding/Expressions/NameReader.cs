using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Symbols;

namespace PolicyEngine.Binding.Expressions;

/// <summary>Finds the names that an expression reads from the policy: not members after a point, and not the parameters of its own lambdas.</summary>
internal static class NameReader
{
    /// <summary>The symbols read, in the order of first mention.</summary>
    public static IReadOnlyList<PolicySymbol> Reads(SyntaxNode node, SymbolTable symbols)
    {
        var found = new List<PolicySymbol>();
        foreach (var name in FreeNames(node))
        {
            // What stands before a bracket is a function, also where something else is called the same.
            if (!(name.Parent is InvocationExpressionSyntax call && call.Expression == name) && symbols.Find(name.Identifier.ValueText) is { } symbol && !found.Contains(symbol) && !name.HasAnnotations(OptionResolver.Resolved))
            {
                found.Add(symbol);
            }
        }

        return found;
    }

    /// <summary>Whether the expression has a lambda; those can't read the members of the struct they stand in.</summary>
    public static bool HasLambda(SyntaxNode node) => node.DescendantNodesAndSelf().Any(child => child is LambdaExpressionSyntax);

    /// <summary>The names that are neither members nor parameters of a lambda around them.</summary>
    public static IEnumerable<IdentifierNameSyntax> FreeNames(SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => !IsMember(name) && !IsLambdaParameter(name, node));

    private static bool IsMember(IdentifierNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name;

    private static bool IsLambdaParameter(IdentifierNameSyntax name, SyntaxNode root)
    {
        for (SyntaxNode? node = name; node is not null && node != root.Parent; node = node.Parent)
        {
            var parameters = node switch
            {
                SimpleLambdaExpressionSyntax simple => [simple.Parameter.Identifier],
                ParenthesizedLambdaExpressionSyntax many => many.ParameterList.Parameters.Select(parameter => parameter.Identifier),
                _ => Enumerable.Empty<SyntaxToken>(),
            };
            if (parameters.Any(parameter => parameter.ValueText == name.Identifier.ValueText))
            {
                return true;
            }
        }

        return false;
    }
}
