using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Recommendations;
using PolicyEngine.Expressions;
using PolicyEngine.Model;
using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Expressions;

namespace PolicyEngine.Repl.CSharp.Trusted;

/// <summary>What may stand at the caret of a trusted submission: whatever the compiler recommends, the policy's names with their words.</summary>
internal static class SubmissionCompletion
{
    private const int MostItems = 200;

    private static readonly SymbolDisplayFormat Shape = SymbolDisplayFormat.CSharpShortErrorMessageFormat;

    /// <summary>The choices.</summary>
    public static CompletionList Complete(SubmissionSurface surface, PolicyModel model, string text, int caret, CancellationToken cancellation)
    {
        var start = caret;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
        {
            start--;
        }

        if (surface.With(text, cancellation) is not { } document)
        {
            return CompletionList.Empty;
        }

        var typed = text[start..caret];
        var words = OfferedSymbols.Names(model);
        var items = Recommender.GetRecommendedSymbolsAtPositionAsync(document, caret, cancellationToken: cancellation).GetAwaiter().GetResult()
            .Where(symbol => symbol.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && symbol.CanBeReferencedByName)
            .GroupBy(symbol => symbol.Name)
            .Select(group => words.TryGetValue(group.Key, out var known) && group.Any(symbol => symbol is IPropertySymbol { ContainingType.IsScriptClass: true }) ? known : new CompletionItem(group.Key, KindOf(group.First()), DetailOf(group.First())))
            .OrderBy(item => words.ContainsKey(item.Text) ? 0 : 1)
            .ThenBy(item => item.Kind is "type" or "namespace" ? 1 : 0)
            .ThenBy(item => item.Text, StringComparer.Ordinal);
        return new CompletionList(start, caret - start, [.. items.Take(MostItems)]);
    }

    private static string DetailOf(ISymbol symbol) =>
        symbol.ContainingType?.Name == ScriptPrelude.DecisionType && DecisionView.Members.FirstOrDefault(member => member.Name == symbol.Name).Summary is { } summary ? summary : symbol.ToDisplayString(Shape);

    private static string KindOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { ContainingType.IsScriptClass: true } or IMethodSymbol { IsStatic: true } => "function",
        ITypeSymbol => "type",
        INamespaceSymbol => "namespace",
        ILocalSymbol or IParameterSymbol or IFieldSymbol { ContainingType.IsScriptClass: true } => "name",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "option",
        _ => "member",
    };
}
