using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Binding.Scripts;

namespace PolicyEngine.Binding.Code;

/// <summary>Puts trees that were parsed alone in the places that generated code keeps for them. Text is never pasted, so no expression can end where it should not.</summary>
internal sealed class Splicer(PolicyDraft draft)
{
    private const string AnnotationKind = "splice";

    private readonly List<Func<SyntaxNode, Splice>> found = [];

    /// <summary>Parses generated code, fills its places, and returns the tree with its splices.</summary>
    /// <param name="code">The code.</param>
    /// <param name="path">The tree's own path, for what is the engine's.</param>
    /// <param name="inferred">The expressions of <see cref="Placeholder.Inferred"/>.</param>
    public (SyntaxTree Tree, IReadOnlyList<Splice> Splices) Fill(string code, string path, IReadOnlyList<ParsedExpression> inferred)
    {
        var root = (CompilationUnitSyntax)SyntaxFactory.ParseSyntaxTree(code, ExpressionParser.Options).GetRoot();
        var filled = (CompilationUnitSyntax)new Filler(this, inferred).Visit(root);
        filled = AddScripts(filled);
        var tree = CSharpSyntaxTree.Create(filled, ExpressionParser.Options, path, Encoding.UTF8);
        var splices = tree.GetRoot().GetAnnotatedNodes(AnnotationKind)
            .Select(node => found[int.Parse(node.GetAnnotations(AnnotationKind).First().Data!, CultureInfo.InvariantCulture)](node))
            .ToArray();
        return (tree, splices);
    }

    private CompilationUnitSyntax AddScripts(CompilationUnitSyntax root)
    {
        if (draft.Scripts.Count == 0 || draft.Place is not null)
        {
            return root;
        }

        var container = (ClassDeclarationSyntax)root.Members[^1];
        var members = draft.Scripts.SelectMany(script => script.Members.Select(member => Script(script, member)));
        return root.ReplaceNode(container, container.AddMembers([.. members]));
    }

    // A script's member keeps its own text and lines; the directive before it sends positions to the author's file.
    private MemberDeclarationSyntax Script(ParsedScript script, MemberDeclarationSyntax member)
    {
        var start = member.SpanStart;
        var line = script.File.PositionOf(start).Line;
        var column = script.File.PositionOf(start).Column;
        var path = script.File.Path.Replace('"', '\'');
        var trivia = SyntaxFactory.ParseLeadingTrivia(string.Create(CultureInfo.InvariantCulture, $"\n#line {line} \"{path}\"\n{new string(' ', column - 1)}"));
        var after = SyntaxFactory.ParseLeadingTrivia("\n#line hidden\n");
        var typed = (MemberDeclarationSyntax)LiteralTyper.ApplyToScript(member);
        typed = MakeStatic(typed).WithLeadingTrivia(trivia).WithTrailingTrivia(after);
        var shift = typed.Span.Length - member.Span.Length;
        return typed.WithAdditionalAnnotations(Annotate(node => new Splice(draft.Syntax.Id.Value, node, true, (position, length) => script.File.Span(Math.Max(start, start + position - node.SpanStart - shift), length))));
    }

    private static MemberDeclarationSyntax MakeStatic(MemberDeclarationSyntax member) => member is MethodDeclarationSyntax method && !method.Modifiers.Any(SyntaxKind.StaticKeyword)
        ? method.WithReturnType(method.ReturnType.WithoutLeadingTrivia()).WithModifiers([.. method.Modifiers.Select(modifier => modifier.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space)), SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTrailingTrivia(SyntaxFactory.Space)])
        : member;

    private SyntaxAnnotation Annotate(Func<SyntaxNode, Splice> make)
    {
        found.Add(make);
        return new SyntaxAnnotation(AnnotationKind, (found.Count - 1).ToString(CultureInfo.InvariantCulture));
    }

    private ParenthesizedExpressionSyntax Expression(ExpressionSyntax node, ParsedExpression source, int start)
    {
        var bare = SyntaxFactory.ParenthesizedExpression(node.WithoutLeadingTrivia().WithoutTrailingTrivia());
        return bare.WithAdditionalAnnotations(Annotate(spliced => new Splice(draft.Syntax.Id.Value, spliced, false, (position, length) => source.Text.SpanOf(start + position - spliced.SpanStart - 1, length))));
    }

    private sealed class Filler(Splicer splicer, IReadOnlyList<ParsedExpression> inferred) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node)
        {
            var name = node.Identifier.ValueText;
            if (!name.StartsWith(Placeholder.Prefix, StringComparison.Ordinal))
            {
                return base.VisitIdentifierName(node);
            }

            var kind = name[Placeholder.Prefix.Length];
            var numbers = name[(Placeholder.Prefix.Length + 1)..].Split('_').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            var filled = kind switch
            {
                'I' => splicer.Expression(inferred[numbers[0]].Node, inferred[numbers[0]], inferred[numbers[0]].Node.SpanStart),
                'L' => splicer.Expression(splicer.Draft.Leaves[numbers[0]].Node, splicer.Draft.Leaves[numbers[0]].Source, splicer.Draft.Leaves[numbers[0]].Start),
                'G' => Bare(splicer.Draft.Leaves[numbers[0]].Explained!),
                _ => Bare(Side(numbers[0], numbers[1])),
            };
            return filled.WithLeadingTrivia(node.GetLeadingTrivia()).WithTrailingTrivia(node.GetTrailingTrivia());
        }

        private static ParenthesizedExpressionSyntax Bare(ExpressionSyntax node) => SyntaxFactory.ParenthesizedExpression(node.WithoutLeadingTrivia().WithoutTrailingTrivia());

        private ExpressionSyntax Side(int leaf, int side)
        {
            var sides = splicer.Draft.Leaves[leaf].Sides!.Value;
            return side == 0 ? sides.Left : sides.Right;
        }
    }

    private PolicyDraft Draft => draft;
}
