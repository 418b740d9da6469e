using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.Testing.Expecting;

/// <summary>Files of cases with accepted expectations written into them. Only the expected values change; comments, order and quotation marks of everything else stay as they are.</summary>
internal sealed class CaseFiles
{
    private readonly ImmutableArray<CaseFile> files;

    private CaseFiles(ImmutableArray<CaseFile> files) => this.files = files;

    /// <summary>The files that will change, as the user knows them.</summary>
    public IEnumerable<string> Paths => files.Select(file => file.Before.Path);

    /// <summary>Prepares the files, and makes sure that they would be read with the same cases and that the accepted ones would pass. Writes nothing.</summary>
    /// <param name="context">The world.</param>
    /// <param name="changes">The accepted changes.</param>
    /// <param name="refusal">Why they cannot be written; <see langword="null"/> when they can.</param>
    public static CaseFiles Prepare(CommandContext context, IEnumerable<SnapshotChange> changes, out string? refusal)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(changes);
        var byFile = changes.Where(change => !change.Unmet.IsEmpty).GroupBy(change => CaseOf(change).Id.Span.File, ReferenceEqualityComparer.Instance);
        ImmutableArray<CaseFile> files = [.. byFile.Select(group => CaseFile.Of((SourceFile)group.Key!, context.FullPath(((SourceFile)group.Key!).Path), [.. group]))];
        refusal = files.Select(file => file.Refusal(context)).FirstOrDefault(text => text is not null);
        return new CaseFiles(files);
    }

    /// <summary>The file's lines before and after a change was accepted.</summary>
    /// <param name="change">The change; some of its expectations are not met.</param>
    public static (string Before, string After) Texts(SnapshotChange change)
    {
        var testCase = CaseOf(change);
        var text = testCase.Id.Span.File.Text;
        return (text, FileEdit.Apply(text, ExpectationEdits.Of(testCase, change.Unmet)));
    }

    /// <summary>The case of a change.</summary>
    public static CaseSyntax CaseOf(SnapshotChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Suite.Cases.First(testCase => string.Equals(testCase.Id.Value, change.CaseId, StringComparison.Ordinal));
    }

    /// <summary>Writes the files, and says which.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public void Write(CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var file in files)
        {
            file.Write();
            context.Out.WriteLine($"{DiagnosticCount.Number(file.Changes.Sum(change => change.Unmet.Length), "expectation", "expectations")} written into {context.ShownPath(file.Before.Path)}");
        }
    }
}
