using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding.Translation;

/// <summary>Turns the compiler's complaints about generated trees into diagnostics about the authors' texts.</summary>
internal sealed class DiagnosticMapper
{
    private readonly ILookup<SyntaxTree, Splice> byTree;
    private readonly IReadOnlyDictionary<SyntaxTree, PolicyDraft> drafts;
    private readonly Compilation compilation;

    public DiagnosticMapper(Compilation compilation, IReadOnlyDictionary<SyntaxTree, PolicyDraft> drafts, IEnumerable<Splice> splices)
    {
        this.compilation = compilation;
        this.drafts = drafts;
        byTree = splices.ToLookup(splice => splice.Node.SyntaxTree);
    }

    public void Map(IEnumerable<Diagnostic> compiler, DiagnosticBag diagnostics)
    {
        foreach (var error in compiler.Where(error => error.Severity == DiagnosticSeverity.Error))
        {
            var tree = error.Location.SourceTree;
            var span = error.Location.SourceSpan;
            var splice = tree is null ? null : byTree[tree].FirstOrDefault(candidate => candidate.Node.Span.Contains(span)) ?? (error.Id == CompilerMessages.NoValue ? byTree[tree].FirstOrDefault(candidate => span.Contains(candidate.Node.Span)) : null);
            if (splice is not null && drafts.TryGetValue(tree!, out var draft))
            {
                if (!IsEcho(error, splice, draft))
                {
                    diagnostics.Add(CompilerMessages.Translate(error, splice, draft, compilation));
                }
            }
            else if (!error.Id.StartsWith("CS8", StringComparison.Ordinal) || !diagnostics.HasErrors)
            {
                unplaced.Add((error, tree));
            }
        }

        // A complaint about the engine's own code is nearly always the echo of one about the author's.
        if (!diagnostics.HasErrors)
        {
            foreach (var (error, tree) in unplaced.Take(3))
            {
                var at = tree is not null && drafts.TryGetValue(tree, out var draft) ? draft.Syntax.Id.Span : drafts.Values.First().Syntax.Id.Span;
                diagnostics.Add(BindingDiagnostics.EngineFault, at, error.Id + " " + error.GetMessage(CultureInfo.InvariantCulture) + " " + error.Location.GetLineSpan().StartLinePosition);
            }
        }
    }

    // A definition without a type is unknown to what reads it, and an option of several lists is reported as that.
    private static bool IsEcho(Diagnostic error, Splice splice, PolicyDraft draft) => error.Id == "CS0103"
        ? splice.ToSource(error.Location.SourceSpan.Start, error.Location.SourceSpan.Length).Text is var name && (draft.Unclear.Contains(name) || draft.Symbols.Choices.WithOption(name).Count > 1)
        : draft.Unclear.Count > 0 && splice.Node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => draft.Unclear.Contains(name.Identifier.ValueText));

    private readonly List<(Diagnostic Error, SyntaxTree? Tree)> unplaced = [];
}
