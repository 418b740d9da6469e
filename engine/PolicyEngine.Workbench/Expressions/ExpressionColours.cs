using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.Text;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Model;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Workbench.Expressions;

/// <summary>The kinds of the stretches of an expression.</summary>
public static class ExpressionColours
{
    private static readonly HashSet<string> Functions = [.. FunctionCatalogue.Functions.Concat(FunctionCatalogue.ListOperations).Select(function => function.Name)];

    /// <summary>By what the compiler makes of it.</summary>
    public static IReadOnlyList<TextStretch> ByMeaning(TypingSurface surface, string text)
    {
        if (surface.With(text, CancellationToken.None) is not { } document)
        {
            return [];
        }

        var spans = Classifier.GetClassifiedSpansAsync(document, new TextSpan(surface.Start, text.Length)).GetAwaiter().GetResult();
        return Apart(spans.Select(span => (span.TextSpan.Start - surface.Start, span.TextSpan.Length, KindOf(span.ClassificationType, text, span.TextSpan.Start - surface.Start, span.TextSpan.Length))), text);
    }

    /// <summary>By what the compiler makes of a document, where any name may stand.</summary>
    public static IReadOnlyList<TextStretch> Anything(Document document, string text)
    {
        var spans = Classifier.GetClassifiedSpansAsync(document, new TextSpan(0, text.Length)).GetAwaiter().GetResult();
        return Apart(spans.Select(span => (span.TextSpan.Start, span.TextSpan.Length, KindOf(span.ClassificationType, text, span.TextSpan.Start, span.TextSpan.Length) is StretchKind.Error && span.ClassificationType != ClassificationTypeNames.Identifier ? StretchKind.Member : KindOf(span.ClassificationType, text, span.TextSpan.Start, span.TextSpan.Length))), text);
    }

    /// <summary>By its words alone.</summary>
    public static IReadOnlyList<TextStretch> ByWords(string text, PolicyModel model)
    {
        if (!ParserGuard.AcceptsExpression(text))
        {
            return [];
        }

        var names = new HashSet<string>([.. model.Facts.Select(fact => fact.Name), .. model.Parameters.Select(parameter => parameter.Name), .. model.Items.Select(item => item.Name), "as_of"], StringComparer.Ordinal);
        var options = new HashSet<string>(model.Choices.SelectMany(set => set.Options).Select(option => option.Name), StringComparer.Ordinal);
        var stretches = new List<(int, int, StretchKind?)>();
        foreach (var token in SyntaxFactory.ParseTokens(text))
        {
            var isName = token.IsKind(SyntaxKind.IdentifierToken);
            StretchKind? kind = token.IsKind(SyntaxKind.NumericLiteralToken) || token.IsKind(SyntaxKind.TrueKeyword) || token.IsKind(SyntaxKind.FalseKeyword) || (isName && options.Contains(token.Text) && !names.Contains(token.Text)) ? StretchKind.Value
                : token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.CharacterLiteralToken) ? StretchKind.Text
                : isName ? names.Contains(token.Text) ? StretchKind.Name : Functions.Contains(token.Text) ? StretchKind.Member : null
                : token.IsKeyword() ? StretchKind.Keyword : null;
            stretches.Add((token.SpanStart, token.Span.Length, kind));
        }

        return Apart(stretches, text);
    }

    // What is still being typed at the end of the text may become anything, so it is not yet wrong.
    private static StretchKind? KindOf(string classification, string text, int start, int length) => classification switch
    {
        ClassificationTypeNames.FieldName or ClassificationTypeNames.PropertyName or ClassificationTypeNames.LocalName or ClassificationTypeNames.ParameterName => StretchKind.Name,
        ClassificationTypeNames.EnumMemberName or ClassificationTypeNames.ConstantName or ClassificationTypeNames.NumericLiteral => StretchKind.Value,
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName or ClassificationTypeNames.EnumName => StretchKind.Member,
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral => StretchKind.Text,
        ClassificationTypeNames.Comment => StretchKind.Comment,
        ClassificationTypeNames.Keyword => text.AsSpan(start, length) is "true" or "false" ? StretchKind.Value : StretchKind.Keyword,
        ClassificationTypeNames.ControlKeyword => StretchKind.Keyword,
        ClassificationTypeNames.Identifier or ClassificationTypeNames.NamespaceName or ClassificationTypeNames.ClassName or ClassificationTypeNames.StructName or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.DelegateName
            or ClassificationTypeNames.PreprocessorKeyword => start + length < text.Length ? StretchKind.Error : null,
        _ => null,
    };

    private static List<TextStretch> Apart(IEnumerable<(int Start, int Length, StretchKind? Kind)> found, string text)
    {
        var stretches = new List<TextStretch>();
        var end = 0;
        foreach (var (start, length, kind) in found.Where(span => span.Kind is not null).OrderBy(span => span.Start))
        {
            if (start >= end && start + length <= text.Length && length > 0)
            {
                stretches.Add(new TextStretch(start, length, kind!.Value));
                end = start + length;
            }
        }

        return stretches;
    }
}
