using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PolicyEngine.Binding;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Expressions;

/// <summary>A document with a policy's names around what somebody is typing. It is bound and never run.</summary>
public sealed class TypingSurface : IDisposable
{
    private readonly AdhocWorkspace workspace = new();
    private readonly PolicyOutline outline;
    private readonly Document empty;

    /// <summary>Prepares the document.</summary>
    /// <param name="outline">The names.</param>
    /// <param name="model">What the names stand for.</param>
    public TypingSurface(PolicyOutline outline, PolicyModel model)
    {
        this.outline = outline;
        Model = model;
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "typing", "typing", LanguageNames.CSharp, compilationOptions: PolicyOutline.Options, parseOptions: PolicyOutline.Parsing, metadataReferences: PolicyOutline.References);
        empty = workspace.AddProject(project).AddDocument("typing.cs", SourceText.From(outline.Before + outline.After));
    }

    /// <summary>What the names stand for.</summary>
    public PolicyModel Model { get; }

    /// <summary>Where the typed text begins in the document.</summary>
    public int Start => outline.Before.Length;

    /// <summary>The document with a text in it; <see langword="null"/> when the text should not be shown to the compiler.</summary>
    /// <param name="text">What is being typed.</param>
    /// <param name="cancellation">Gives up.</param>
    public Document? With(string text, CancellationToken cancellation)
    {
        if (!ParserGuard.AcceptsExpression(text))
        {
            return null;
        }

        var document = empty.WithText(SourceText.From(outline.Before + text + outline.After));
        return document.GetSyntaxRootAsync(cancellation).GetAwaiter().GetResult() is { } root && ParserGuard.MayBeBound(root, Start) ? document : null;
    }

    /// <inheritdoc/>
    public void Dispose() => workspace.Dispose();
}
