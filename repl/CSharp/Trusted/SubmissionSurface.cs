using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using PolicyEngine.Binding.Expressions;

namespace PolicyEngine.Repl.CSharp.Trusted;

/// <summary>The submissions so far as documents, with one that is being typed after them.</summary>
internal sealed class SubmissionSurface : IDisposable
{
    private readonly AdhocWorkspace workspace = new(MefHostServices.DefaultHost);
    private readonly MetadataReference[] references;
    private readonly string[] imports;
    private Project? last;

    public SubmissionSurface(IEnumerable<MetadataReference> references, IEnumerable<string> imports)
    {
        this.references = [.. references];
        this.imports = [.. imports];
    }

    /// <summary>Adds a submission that has run.</summary>
    public void Add(string text) => last = Next(workspace.CurrentSolution, text).Project;

    /// <summary>The document with a text in it; <see langword="null"/> when the text should not be shown to the compiler.</summary>
    public Document? With(string text, CancellationToken cancellation)
    {
        if (!ParserGuard.AcceptsScript(text))
        {
            return null;
        }

        var document = Next(last?.Solution ?? workspace.CurrentSolution, text);
        return document.GetSyntaxRootAsync(cancellation).GetAwaiter().GetResult() is { } root && ParserGuard.MayBeBound(root, 0) ? document : null;
    }

    /// <inheritdoc/>
    public void Dispose() => workspace.Dispose();

    private Document Next(Solution solution, string text)
    {
        var id = ProjectId.CreateNewId();
        var info = ProjectInfo.Create(
            id, VersionStamp.Default, "submission", id.Id.ToString("N"), LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: imports, allowUnsafe: true),
            parseOptions: new CSharpParseOptions(kind: SourceCodeKind.Script),
            metadataReferences: references,
            projectReferences: last is null ? [] : [new ProjectReference(last.Id)],
            isSubmission: true,
            hostObjectType: typeof(ScriptHost));
        var document = DocumentId.CreateNewId(id);
        return (last?.Solution ?? solution).AddProject(info)
            .AddDocument(DocumentInfo.Create(document, "submission.csx", sourceCodeKind: SourceCodeKind.Script, loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text), VersionStamp.Default))))
            .GetDocument(document)!;
    }
}
