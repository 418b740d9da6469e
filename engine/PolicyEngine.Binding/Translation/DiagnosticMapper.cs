using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding.Translation;

/// <summary>Turns the compiler's complaints about a policy's generated tree into diagnostics about the author's text.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="tree">The policy's tree in it.</param>
/// <param name="draft">The policy.</param>
/// <param name="splices">The pieces of the author's text in the tree.</param>
internal sealed class DiagnosticMapper(Compilation compilation, SyntaxTree tree, PolicyDraft draft, IReadOnlyList<Splice> splices)
{
    // As many as somebody can read; each is looked up among all pieces of the policy.
    private const int MostMistakes = 100;

    public void Map(IEnumerable<Diagnostic> compiler, DiagnosticBag diagnostics)
    {
        var before = diagnostics.Count;
        var unplaced = new List<Diagnostic>();
        foreach (var error in compiler.Where(error => error.Severity == DiagnosticSeverity.Error))
        {
            if (diagnostics.Count - before >= MostMistakes)
            {
                diagnostics.Add(BindingDiagnostics.MoreMistakes, draft.Syntax.Id.Span);
                break;
            }

            if (SpliceOf(error) is { } splice)
            {
                Translate(error, splice, diagnostics);
            }
            else if (!error.Id.StartsWith("CS8", StringComparison.Ordinal) || !diagnostics.HasErrors)
            {
                unplaced.Add(error);
            }
        }

        // A complaint about the engine's own code is nearly always the echo of one about the author's.
        foreach (var error in diagnostics.HasErrors ? [] : unplaced.Take(3).ToArray())
        {
            diagnostics.Add(BindingDiagnostics.EngineFault, draft.Syntax.Id.Span, error.Id + " " + error.GetMessage(CultureInfo.InvariantCulture) + " " + error.Location.GetLineSpan().StartLinePosition);
        }
    }

    private Splice? SpliceOf(Diagnostic error)
    {
        var span = error.Location.SourceSpan;
        return error.Location.SourceTree != tree ? null
            : splices.FirstOrDefault(candidate => candidate.Node.Span.Contains(span)) ?? (error.Id == CompilerMessages.NoValue ? splices.FirstOrDefault(candidate => span.Contains(candidate.Node.Span)) : null);
    }

    private void Translate(Diagnostic error, Splice splice, DiagnosticBag diagnostics)
    {
        if (!IsEcho(error, splice))
        {
            diagnostics.Add(CompilerMessages.Translate(error, splice, draft, compilation));
        }
    }

    // A definition without a type is unknown to what reads it, and an option of several lists is reported as that.
    private bool IsEcho(Diagnostic error, Splice splice) => error.Id switch
    {
        "CS0103" => splice.ToSource(error.Location.SourceSpan.Start, error.Location.SourceSpan.Length).Text is var name && (draft.Unclear.Contains(name) || draft.Symbols.Choices.WithOption(name).Count > 1),
        "CS0029" or "CS0266" when IsUnclear(splice) => true,
        // Said of the whole question to a list, beside what is said of the answer that does not fit.
        "CS1662" => true,
        _ => draft.Unclear.Count > 0 && splice.Node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => draft.Unclear.Contains(name.Identifier.ValueText)),
    };

    // A definition whose type is unknown stands in code that says yes or no, which nobody asked of it.
    private bool IsUnclear(Splice splice)
    {
        var at = splice.SourceOf(splice.Node);
        return draft.Syntax.Definitions.Any(definition => draft.Unclear.Contains(definition.Name.Value) && definition.Value.Span is var span && span.File == at.File && at.Start >= span.Start && at.Start < span.End);
    }
}
