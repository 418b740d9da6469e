using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Expressions;

/// <summary>A question to a list as it is written: the list, the conditions of its <c>Where</c>, and what is asked of the records that are left.</summary>
internal sealed record ListChain(PolicySymbol List, FoldKind Kind, IReadOnlyList<LambdaExpressionSyntax> Filters, LambdaExpressionSyntax? Body)
{
    /// <summary>The chain that an expression is; <see langword="null"/> for anything else.</summary>
    public static ListChain? Of(ExpressionSyntax node, SymbolTable symbols)
    {
        var (access, arguments) = node switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } call => (called, call.ArgumentList.Arguments.Select(argument => argument.Expression).ToArray()),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(FoldKind.Count) } member => (member, []),
            _ => (null, []),
        };
        if (access is null || !Enum.TryParse<FoldKind>(access.Name.Identifier.ValueText, out var kind) || arguments is not [] && (arguments is not [var only] || !IsOfOne(only)))
        {
            return null;
        }

        var filters = new List<LambdaExpressionSyntax>();
        var list = Bare(access.Expression);
        while (list is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" } where, ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax filter }] } && IsOfOne(filter))
        {
            filters.Insert(0, filter);
            list = Bare(where.Expression);
        }

        var body = arguments is [LambdaExpressionSyntax lambda] ? lambda : null;
        if (filters.Append(body).OfType<LambdaExpressionSyntax>().Any(one => MeansSomething(NameIn(one), symbols)))
        {
            return null;
        }

        return list is IdentifierNameSyntax name && symbols.Find(name.Identifier.ValueText) is { Shape.Type: FactType.List, Kind: not Symbols.SymbolKind.Parameter } symbol && (body is not null || kind is FoldKind.Any or FoldKind.Count)
            ? new ListChain(symbol, kind, filters, body)
            : null;
    }

    /// <summary>The name that a lambda gives the record.</summary>
    public static string NameIn(LambdaExpressionSyntax lambda) => lambda is ParenthesizedLambdaExpressionSyntax many ? many.ParameterList.Parameters[0].Identifier.ValueText : ((SimpleLambdaExpressionSyntax)lambda).Parameter.Identifier.ValueText;

    // Such a name is refused by the checks; until then the list is taken whole, so that the name is none of a variable here.
    private static bool MeansSomething(string name, SymbolTable symbols) => name == "as_of" || symbols.Find(name) is not null;

    private static bool IsOfOne(ExpressionSyntax node) => node is LambdaExpressionSyntax { ExpressionBody: not null } and (SimpleLambdaExpressionSyntax or ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 1 });

    private static ExpressionSyntax Bare(ExpressionSyntax node) => node is ParenthesizedExpressionSyntax inner ? Bare(inner.Expression) : node;
}

/// <summary>The name under which an expression sees one record.</summary>
internal sealed record RecordName(string Name, int Number, PolicySymbol List);
