using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Recommendations;

namespace PolicyEngine.Workbench.Expressions;

/// <summary>What may stand at the caret of an expression: what the compiler recommends there, less what the gate would refuse.</summary>
public sealed class ExpressionCompletion(TypingSurface surface)
{
    private readonly OfferedSymbols offered = new(surface.Model);

    /// <summary>The choices. The word around the caret is what a choice replaces.</summary>
    public CompletionList Complete(string text, int caret, CancellationToken cancellation)
    {
        var start = caret;
        while (start > 0 && IsWord(text[start - 1]))
        {
            start--;
        }

        var end = caret;
        while (end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        if (start < caret && char.IsAsciiDigit(text[start]) || surface.With(text, cancellation) is not { } document)
        {
            return CompletionList.Empty;
        }

        var root = document.GetSyntaxRootAsync(cancellation).GetAwaiter().GetResult()!;
        if (IsInText(root, surface.Start + caret))
        {
            return CompletionList.Empty;
        }

        var typed = text[start..caret];
        var symbols = Recommender.GetRecommendedSymbolsAtPositionAsync(document, surface.Start + caret, cancellationToken: cancellation).GetAwaiter().GetResult();
        var wanted = WantedList(document, root, surface.Start + start, cancellation);
        var items = symbols.Concat(wanted?.GetMembers() ?? []).Select(symbol => (Item: offered.Of(symbol), IsWanted: wanted is not null && IsOf(symbol, wanted)))
            .Where(pair => pair.Item is not null && pair.Item.Text.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.IsWanted ? 0 : 1)
            .ThenBy(pair => pair.Item!.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(pair => Rank(pair.Item!.Kind))
            .ThenBy(pair => pair.Item!.Text, StringComparer.Ordinal)
            .Select(pair => pair.Item!)
            .DistinctBy(item => item.Text);
        return new CompletionList(start, end - start, [.. items]);
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static bool IsInText(SyntaxNode root, int position)
    {
        var token = root.FindToken(Math.Max(0, position - 1));
        return token.IsKind(SyntaxKind.StringLiteralToken) && position > token.SpanStart && (position < token.Span.End || token.Text.Length < 2 || token.Text[^1] != '"');
    }

    // Beside `==` stands an option of the other side's list.
    private static ITypeSymbol? WantedList(Document document, SyntaxNode root, int position, CancellationToken cancellation)
    {
        var before = TokenBefore(root, position);
        return before.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison && before == comparison.OperatorToken
            && document.GetSemanticModelAsync(cancellation).GetAwaiter().GetResult() is { } model && model.GetTypeInfo(comparison.Left, cancellation).Type is { TypeKind: TypeKind.Enum } list ? list : null;
    }

    private static SyntaxToken TokenBefore(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        return token.SpanStart >= position ? token.GetPreviousToken() : token;
    }

    private static bool IsOf(ISymbol symbol, ITypeSymbol list) => symbol is IFieldSymbol { IsConst: true } option && SymbolEqualityComparer.Default.Equals(option.Type, list);

    private static int Rank(string kind) => kind switch
    {
        "name" or "member" => 0,
        "fact" => 1,
        "function" => 3,
        "option" => 4,
        _ => 2,
    };
}
