using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Expressions;

/// <summary>A question to a list as it is written: the list, the conditions of its <c>Where</c>, and what is asked of the records that are left.</summary>
internal sealed record ListChain(PolicySymbol List, FoldKind Kind, IReadOnlyList<SimpleLambdaExpressionSyntax> Filters, SimpleLambdaExpressionSyntax? Body)
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
        if (access is null || !Enum.TryParse<FoldKind>(access.Name.Identifier.ValueText, out var kind) || arguments is not ([] or [SimpleLambdaExpressionSyntax { ExpressionBody: not null }]))
        {
            return null;
        }

        var filters = new List<SimpleLambdaExpressionSyntax>();
        var list = access.Expression;
        while (list is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" } where, ArgumentList.Arguments: [{ Expression: SimpleLambdaExpressionSyntax { ExpressionBody: not null } filter }] })
        {
            filters.Insert(0, filter);
            list = where.Expression;
        }

        var body = arguments is [SimpleLambdaExpressionSyntax lambda] ? lambda : null;
        return list is IdentifierNameSyntax name && symbols.Find(name.Identifier.ValueText) is { Shape.Type: FactType.List, Kind: not Symbols.SymbolKind.Parameter } symbol && (body is not null || kind is FoldKind.Any or FoldKind.Count)
            ? new ListChain(symbol, kind, filters, body)
            : null;
    }

    /// <summary>Whether the answer is yes or no.</summary>
    public bool IsCondition => Kind is FoldKind.Any or FoldKind.All;
}

/// <summary>The name under which an expression sees one record.</summary>
internal sealed record RecordName(string Name, int Number, PolicySymbol List);
