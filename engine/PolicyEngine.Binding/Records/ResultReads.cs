using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Records;

/// <summary>A result of records that an expression reads.</summary>
/// <param name="List">The list.</param>
/// <param name="Result">The result.</param>
/// <param name="Place">Its place among the list's results.</param>
internal sealed record ResultRead(PolicySymbol List, RecordResult Result, int Place);

/// <summary>Finds the results of records that an expression reads of the lists that it names.</summary>
internal static class ResultReads
{
    /// <summary>The reads, each once. A member that several of the lists have is read of all of them.</summary>
    public static IEnumerable<ResultRead> Of(SyntaxNode node, SymbolTable symbols)
    {
        if (symbols.Results.Count == 0)
        {
            return [];
        }

        var members = node.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(access => access.Expression is IdentifierNameSyntax).Select(access => access.Name.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);
        return NameReader.Reads(node, symbols).Where(symbol => symbol is { Kind: Symbols.SymbolKind.Fact, Shape.Type: FactType.List })
            .SelectMany(list => symbols.Results.Of(list.Name).Select((result, place) => new ResultRead(list, result, place)))
            .Where(read => members.Contains(read.Result.Name));
    }
}
