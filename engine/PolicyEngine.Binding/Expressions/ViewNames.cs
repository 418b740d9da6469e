using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using SymbolKind = PolicyEngine.Binding.Symbols.SymbolKind;

namespace PolicyEngine.Binding.Expressions;

/// <summary>Reads <c>decision.reasons</c> as the fact <c>decision_reasons</c>. The two are equally long, so that every position in the expression stays true.</summary>
internal sealed class ViewNames(string view, SymbolTable symbols, ParsedExpression source, DiagnosticBag diagnostics) : CSharpSyntaxRewriter
{
    private readonly HashSet<IdentifierNameSyntax> free = [.. NameReader.FreeNames(source.Node).Where(name => name.Identifier.ValueText == view)];

    private string Prefix => view + "_";

    public ParsedExpression Join() => free.Count == 0 ? source : source with { Node = (ExpressionSyntax)Visit(source.Node) };

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        if (node.Expression is not IdentifierNameSyntax name || !free.Contains(name))
        {
            return base.VisitMemberAccessExpression(node);
        }

        var member = node.Name.Identifier.ValueText;
        if (symbols.Find(Prefix + member) is null)
        {
            var hint = NearestName.Hint(member, Members);
            diagnostics.Add(BindingDiagnostics.UnknownMember, source.SpanOf(node.Name), $"`{view}`", member, hint.Length > 0 ? hint : $"it has {string.Join(", ", Members)}");
            return node;
        }

        var joined = SyntaxFactory.Identifier(Prefix + member);
        var gap = node.Span.Length - joined.Span.Length;
        var after = SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(new string(' ', gap))).AddRange(node.GetTrailingTrivia());
        return SyntaxFactory.IdentifierName(joined).WithLeadingTrivia(node.GetLeadingTrivia()).WithTrailingTrivia(after);
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node)
    {
        if (free.Contains(node))
        {
            diagnostics.Add(BindingDiagnostics.NotInLanguage, source.SpanOf(node), $"`{view}` by itself", $"name a part of it, for example `{view}.{Members.FirstOrDefault()}`; it has {string.Join(", ", Members)}");
        }

        return node;
    }

    private IEnumerable<string> Members => symbols.All.Where(symbol => symbol.Kind == SymbolKind.Fact && symbol.Name.StartsWith(Prefix, StringComparison.Ordinal)).Select(symbol => symbol.Name[Prefix.Length..]);
}
