using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Files;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Testing.Expecting;

/// <summary>One file of cases with accepted expectations written into it.</summary>
/// <param name="Before">The file as it was read.</param>
/// <param name="FullPath">The file, ready for the file system.</param>
/// <param name="Changes">The changes of its cases.</param>
/// <param name="After">The text with them.</param>
public sealed record CaseFile(SourceFile Before, string FullPath, ImmutableArray<SnapshotChange> Changes, string After)
{
    /// <summary>Makes the text of a file with changes.</summary>
    public static CaseFile Of(SourceFile before, string fullPath, ImmutableArray<SnapshotChange> changes)
    {
        ArgumentNullException.ThrowIfNull(before);
        var edits = changes.SelectMany(change => ExpectationEdits.Of(CaseFiles.CaseOf(change), change.Unmet));
        return new CaseFile(before, fullPath, changes, FileEdit.Apply(before.Text, edits));
    }

    /// <summary>Why it cannot be written; <see langword="null"/> when it can.</summary>
    public Problem? Refusal(UserPaths paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var shown = paths.Shown(Before.Path);
        if (PackFile.ReadText(FullPath) != Before.Text)
        {
            return new Problem($"`{shown}` has changed since it was read");
        }

        var (was, now) = (PolicyFolder.Read([Before]), PolicyFolder.Read([new SourceFile(Before.Path, After)]));
        var (old, cases) = (CasesOf(was), CasesOf(now));
        if (now.Diagnostics.Count != was.Diagnostics.Count || !old.Select(testCase => testCase.Id.Value).SequenceEqual(cases.Select(testCase => testCase.Id.Value), StringComparer.Ordinal))
        {
            return new Problem($"`{shown}` would not be read as it should, with what came written into it");
        }

        var accepted = Changes.ToDictionary(change => change.CaseId, StringComparer.Ordinal);
        return old.Zip(cases).Where(pair => !IsRight(paths, accepted.GetValueOrDefault(pair.First.Id.Value), pair.First, pair.Second))
            .Select(pair => new Problem($"the case `{pair.First.Id.Value}` in `{shown}` would not come out as it should, with what came written into it"))
            .FirstOrDefault();
    }

    /// <summary>Writes it, with the byte order mark that it had.</summary>
    public void Write() => PackFile.WriteText(FullPath, After, PackFile.HasMark(FullPath));

    private static ImmutableArray<CaseSyntax> CasesOf(PolicyFolderResult read) => [.. read.Cases.SelectMany(file => file.Cases)];

    private static bool IsRight(UserPaths paths, SnapshotChange? change, CaseSyntax was, CaseSyntax now)
    {
        if (change is null)
        {
            return was.Expect.Select(entry => (entry.Name, entry.Value.Span.Text)).SequenceEqual(now.Expect.Select(entry => (entry.Name, entry.Value.Span.Text)));
        }

        var result = new CaseRunner(change.Suite, new SnapshotStore(paths.Full(change.Suite.SnapshotFolder))).Run(now);
        return result.Diagnostics.IsEmpty && !result.Failures.Any();
    }
}
