using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding.Scripts;

/// <summary>Parses a script alone and holds it to the closed list: static methods, constants, enums and positional records, all pure by shape.</summary>
internal static class ScriptParser
{
    private const string Holds = "a script holds static methods, constants, enums and positional records, and nothing else";

    private static readonly CSharpParseOptions Options = ExpressionParser.Options.WithKind(SourceCodeKind.Script);

    public static ParsedScript? Parse(SourceFile file, DiagnosticBag diagnostics)
    {
        if (TextLimits.Check(file.Text, file.Span, TextLimits.ScriptLength, isScript: true) is { } refused)
        {
            diagnostics.Add(refused);
            return null;
        }

        CompilationUnitSyntax root;
        try
        {
            root = SyntaxFactory.ParseCompilationUnit(file.Text, options: Options);
        }
        catch (InsufficientExecutionStackException)
        {
            diagnostics.Add(BindingDiagnostics.ExpressionTooDeep, file.Span(0, 0), ScriptSyntaxRules.MaximumDepth);
            return null;
        }

        var before = diagnostics.Count;
        foreach (var error in root.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10))
        {
            diagnostics.Add(BindingDiagnostics.ScriptNotRead, file.Span(error.Location.SourceSpan.Start, Math.Max(1, error.Location.SourceSpan.Length)), Translation.PlainWords.Of(error), error.GetMessage(CultureInfo.InvariantCulture).EndsWith(" expected", StringComparison.Ordinal) ? "write there what is expected; each statement ends with `;`, and each bracket is closed" : Holds);
        }

        if (root.ContainsDirectives || root.ContainsSkippedText || root.FullSpan.Length != file.Text.Length)
        {
            diagnostics.Add(BindingDiagnostics.ScriptNotRead, file.Span(0, 0), "only a part of it is C#; directives that start with `#` are not allowed", Holds);
        }

        if (diagnostics.Count != before)
        {
            return null;
        }

        CheckShape(file, root, diagnostics);
        return diagnostics.Count == before ? Collect(file, root) : null;
    }

    private static void CheckShape(SourceFile file, CompilationUnitSyntax root, DiagnosticBag diagnostics)
    {
        foreach (var part in root.Usings.Cast<SyntaxNode>().Concat(root.Externs).Concat(root.AttributeLists))
        {
            Refuse(file, part, diagnostics);
        }

        foreach (var member in root.Members)
        {
            if (member is not (MethodDeclarationSyntax or FieldDeclarationSyntax or EnumDeclarationSyntax or RecordDeclarationSyntax) || !HasAllowedModifiers(member))
            {
                Refuse(file, member, diagnostics);
                continue;
            }

            CheckNames(file, member, diagnostics);
            CheckNodes(file, member, diagnostics);
        }
    }

    // Where a name is declared, not only where it is used: a twin in another alphabet looks the same and is another.
    private static void CheckNames(SourceFile file, MemberDeclarationSyntax member, DiagnosticBag diagnostics)
    {
        foreach (var token in member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is not IdentifierNameSyntax && !ExpressionSyntaxRules.IsPlainName(token) && !token.IsMissing))
        {
            diagnostics.Add(BindingDiagnostics.NotInLanguage, file.Span(token.SpanStart, token.Span.Length), $"the name `{token.Text}`", "write it with the letters a to z, digits and underscores; a letter of another alphabet can look the same");
        }
    }

    private static void CheckNodes(SourceFile file, MemberDeclarationSyntax member, DiagnosticBag diagnostics)
    {
        var pending = new Stack<(SyntaxNode Node, int Depth, int Lambdas, int Chain)>();
        pending.Push((member, 1, 0, 0));
        while (pending.TryPop(out var visit))
        {
            var (node, depth, lambdas, chain) = visit;
            if (!ScriptSyntaxRules.Allowed.Contains(node.Kind()) || !IsPlain(node))
            {
                Refuse(file, node, diagnostics);
                continue;
            }

            // A compiler tries every reading of a lambda inside a lambda, so their nesting costs exponentially.
            lambdas += node is LambdaExpressionSyntax ? 1 : 0;
            if (chain > ScriptSyntaxRules.MaximumChain)
            {
                diagnostics.Add(BindingDiagnostics.ChainTooLong, file.Span(node.SpanStart, 1), ScriptSyntaxRules.MaximumChain);
                return;
            }

            if (depth > ScriptSyntaxRules.MaximumDepth || lambdas > ScriptSyntaxRules.LambdaDepth)
            {
                diagnostics.Add(BindingDiagnostics.ExpressionTooDeep, file.Span(node.SpanStart, 1), lambdas > ScriptSyntaxRules.LambdaDepth ? ScriptSyntaxRules.LambdaDepth : ScriptSyntaxRules.MaximumDepth);
                return;
            }

            foreach (var child in node.ChildNodes())
            {
                var isChain = node is BinaryExpressionSyntax binary && ReferenceEquals(binary.Left, child) && child.IsKind(node.Kind());
                pending.Push((child, isChain ? depth : depth + 1, lambdas, isChain ? chain + 1 : 0));
            }
        }
    }

    private static bool IsPlain(SyntaxNode node) => node switch
    {
        IdentifierNameSyntax name => ExpressionSyntaxRules.IsPlainName(name.Identifier),
        LiteralExpressionSyntax literal => !literal.Token.IsKind(SyntaxKind.StringLiteralToken) || LiteralText.IsPlain(literal.Token.ValueText),
        MethodDeclarationSyntax method => method.TypeParameterList is null && method.AttributeLists.Count == 0 && method.ReturnType is not RefTypeSyntax,
        RecordDeclarationSyntax record => record is { ParameterList: not null, Members.Count: 0, BaseList: null, TypeParameterList: null, AttributeLists.Count: 0 },
        EnumDeclarationSyntax options => options.BaseList is null && options.AttributeLists.Count == 0,
        ParameterSyntax parameter => parameter is { AttributeLists.Count: 0, Modifiers.Count: 0, Default: null },
        FieldDeclarationSyntax field => field.AttributeLists.Count == 0 && field.Modifiers.Any(SyntaxKind.ConstKeyword),
        ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None),
        LambdaExpressionSyntax lambda => lambda.ExpressionBody is not null && lambda.Modifiers.Count == 0,
        LocalDeclarationStatementSyntax local => local.UsingKeyword.IsKind(SyntaxKind.None) && local.AwaitKeyword.IsKind(SyntaxKind.None) && local.Modifiers.All(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)),
        ObjectCreationExpressionSyntax creation => creation.Initializer is null,
        _ => true,
    };

    private static bool HasAllowedModifiers(MemberDeclarationSyntax member) =>
        member.Modifiers.All(modifier => modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ConstKeyword or SyntaxKind.ReadOnlyKeyword);

    private static void Refuse(SourceFile file, SyntaxNode node, DiagnosticBag diagnostics)
    {
        var text = node.ToString();
        text = text.Split('\n')[0].Trim();
        diagnostics.Add(BindingDiagnostics.NotInLanguage, file.Span(node.SpanStart, node.Span.Length), $"`{(text.Length > 60 ? text[..60] + "…" : text)}`", "a script holds static methods, constants, enums and positional records; it may calculate, branch and loop, and nothing else");
    }

    private static ParsedScript Collect(SourceFile file, CompilationUnitSyntax root)
    {
        var names = root.Members.SelectMany(member => member switch
        {
            MethodDeclarationSyntax method => [method.Identifier],
            FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier),
            BaseTypeDeclarationSyntax type => [type.Identifier],
            _ => Enumerable.Empty<SyntaxToken>(),
        });
        return new ParsedScript(file, [.. root.Members], [.. names.Select(name => (name.ValueText, file.Span(name.SpanStart, name.Span.Length)))]);
    }
}
