using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Files;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Testing.Expecting;

/// <summary>Files of cases with accepted expectations written into them. Only the expected values change; comments, order and quotation marks of everything else stay as they are.</summary>
public sealed class CaseFiles
{
    private readonly ImmutableArray<CaseFile> files;

    private CaseFiles(ImmutableArray<CaseFile> files) => this.files = files;

    /// <summary>The files that will change, as the user knows them.</summary>
    public IEnumerable<string> Paths => files.Select(file => file.Before.Path);

    /// <summary>Prepares the files, and makes sure that they would be read with the same cases and that the accepted ones would pass. Writes nothing.</summary>
    /// <param name="paths">Paths as the user writes them.</param>
    /// <param name="changes">The accepted changes.</param>
    /// <returns>The files, or why they cannot be written.</returns>
    public static Result<CaseFiles> Prepare(UserPaths paths, IEnumerable<SnapshotChange> changes)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(changes);
        var byFile = changes.Where(change => !change.Unmet.IsEmpty).GroupBy(change => CaseOf(change).Id.Span.File, ReferenceEqualityComparer.Instance);
        ImmutableArray<CaseFile> files = [.. byFile.Select(group => CaseFile.Of((SourceFile)group.Key!, paths.Full(((SourceFile)group.Key!).Path), [.. group]))];
        var refusal = files.Select(file => file.Refusal(paths)).FirstOrDefault(problem => problem is not null);
        return refusal is null ? new Result<CaseFiles>.Done(new CaseFiles(files)) : new Result<CaseFiles>.Refused(refusal);
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

    /// <summary>Writes the files one by one, and tells each as soon as it is written.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public IEnumerable<CaseFile> Write()
    {
        foreach (var file in files)
        {
            file.Write();
            yield return file;
        }
    }
}
