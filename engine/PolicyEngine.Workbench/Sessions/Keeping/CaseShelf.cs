using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Testing;

namespace PolicyEngine.Workbench.Sessions.Keeping;

/// <summary>Adds decided cases to the cases of a pack, at the end of a file of their own. Nothing is written unless the pack with the new case would read, and the case would pass.</summary>
/// <param name="workspace">Where paths start.</param>
/// <param name="suite">The pack.</param>
/// <param name="paths">Where its files lie.</param>
public sealed partial class CaseShelf(Workspace workspace, CaseSuite suite, IReadOnlyList<string> paths)
{
    /// <summary>A name that no case has: the stem, or the stem with a number.</summary>
    public string FreeName(string stem)
    {
        var taken = suite.Cases.Select(one => one.Id.Value).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? stem : FormattableString.Invariant($"{stem}-{number}")).First(name => !taken.Contains(name));
    }

    /// <summary>Why a name can't be that of a new case; <see langword="null"/> where it can.</summary>
    public Refusal? RefuseName(string id) =>
        !Id().IsMatch(id) ? new Refusal($"`{SafeText.Of(id)}` can't be the name of a case", "use small letters, digits, `-` and `_`, and begin with a letter or a digit, like `rose-accepted`")
        : suite.Cases.FirstOrDefault(one => one.Id.Value == id) is { } taken ? new Refusal($"there is a case `{id}` already, in {workspace.ShownPath(taken.Id.Span.Location.File)}, line {taken.Id.Span.Location.Line}", "choose another name; no case is ever written over")
        : null;

    /// <summary>Keeps a case.</summary>
    /// <param name="id">The case's id.</param>
    /// <param name="title">Its words; may be empty.</param>
    /// <param name="decision">What was decided.</param>
    /// <returns>The file that it is kept in.</returns>
    public Result<string> Keep(string id, string title, Decision decision)
    {
        if (RefuseName(id) is { } refusedName)
        {
            return refusedName;
        }

        var path = PathOf(suite);
        var full = workspace.FullPath(path);
        var before = File.Exists(full) ? PackFile.ReadText(full) : $"cases_for: {suite.Policy.Id}\ncases:\n";
        var text = (before.EndsWith('\n') ? before : before + "\n") + CaseText.Of(id, title, decision);
        if (Refuse(new SourceFile(path, text), id) is { } refused)
        {
            return refused;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        PackFile.WriteText(full, text, withMark: false);
        return path;
    }

    private static string PathOf(CaseSuite suite)
    {
        var at = suite.Policy.Id.LastIndexOf('@');
        return $"{suite.Folder.TrimEnd('/')}/cases/saved{(at < 0 ? "" : "-" + suite.Policy.Id[(at + 1)..])}.yaml";
    }

    // The pack is read with the file as it would be, and the case is run, before anything is written.
    private Refusal? Refuse(SourceFile file, string id)
    {
        var path = Path.GetFullPath(workspace.FullPath(file.Path));
        var files = paths.SelectMany(one => PolicyFolder.Read(one).Files).DistinctBy(one => Path.GetFullPath(one.Path)).Where(one => Path.GetFullPath(one.Path) != path);
        var folder = PolicyFolder.Read(files.Append(file));
        var errors = folder.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            return new Refusal($"{file.Path} can't take another case: {errors[0].Message} ({errors[0].Location})", errors[0].Help);
        }

        var added = folder.Cases.Where(cases => cases.Policy.Value == suite.Policy.Id).SelectMany(cases => cases.Cases).FirstOrDefault(one => one.Id.Value == id);
        return added is null ? new Refusal($"{file.Path} can't take another case at its end", "look at the end of the file: the last thing in it must be the list of cases") : Failure(added);
    }

    private Refusal? Failure(CaseSyntax added)
    {
        var result = new CaseRunner(suite, new SnapshotStore(workspace.FullPath(suite.SnapshotFolder))).Run(added);
        if (result.Verdict == CaseVerdict.Passed)
        {
            return null;
        }

        return new Refusal("the case would not pass, so that it is not kept", "", RefusalCause.Broke) { Failing = result };
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*$")]
    private static partial Regex Id();
}
