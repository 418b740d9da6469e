using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Repl.Testing;
using PolicyEngine.Testing;
using PolicyEngine.Workbench;

namespace PolicyEngine.Repl.Session.Keeping;

/// <summary>What became of a case that was to be kept.</summary>
/// <param name="Path">The file that it is kept in; empty when it is refused.</param>
/// <param name="Message">Why it is refused.</param>
/// <param name="Help">What to do then.</param>
internal sealed record KeptCase(string Path, string Message = "", string Help = "")
{
    /// <summary>The code of an exit after a refusal.</summary>
    public int ExitCode { get; init; } = ExitCodes.Usage;

    /// <summary>A refusal.</summary>
    public static KeptCase Refused(string message, string help, int exitCode = ExitCodes.Usage) => new("", message, help) { ExitCode = exitCode };
}

/// <summary>Adds decided cases to the cases of a pack, at the end of a file of their own. Nothing is written unless the pack with the new case would read, and the case would pass.</summary>
/// <param name="context">The world.</param>
/// <param name="suite">The pack.</param>
/// <param name="paths">Where its files lie.</param>
internal sealed partial class CaseShelf(CommandContext context, CaseSuite suite, IReadOnlyList<string> paths)
{
    /// <summary>A name that no case has: the stem, or the stem with a number.</summary>
    public string FreeName(string stem)
    {
        var taken = suite.Cases.Select(one => one.Id.Value).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? stem : FormattableString.Invariant($"{stem}-{number}")).First(name => !taken.Contains(name));
    }

    /// <summary>Why a name can't be that of a new case; <see langword="null"/> where it can.</summary>
    public KeptCase? RefuseName(string id) =>
        !Id().IsMatch(id) ? KeptCase.Refused($"`{SafeText.Of(id)}` can't be the name of a case", "use small letters, digits, `-` and `_`, and begin with a letter or a digit, like `rose-accepted`")
        : suite.Cases.FirstOrDefault(one => one.Id.Value == id) is { } taken ? KeptCase.Refused($"there is a case `{id}` already, in {context.ShownPath(taken.Id.Span.Location.File)}, line {taken.Id.Span.Location.Line}", "choose another name; no case is ever written over")
        : null;

    /// <summary>Keeps a case.</summary>
    /// <param name="id">The case's id.</param>
    /// <param name="title">Its words; may be empty.</param>
    /// <param name="decision">What was decided.</param>
    public KeptCase Keep(string id, string title, Decision decision)
    {
        if (RefuseName(id) is { } refusedName)
        {
            return refusedName;
        }

        var path = PathOf(suite);
        var full = context.FullPath(path);
        var before = File.Exists(full) ? PackFile.ReadText(full) : $"cases_for: {suite.Policy.Id}\ncases:\n";
        var text = (before.EndsWith('\n') ? before : before + "\n") + CaseText.Of(id, title, decision);
        if (Refuse(new SourceFile(path, text), id) is { } refused)
        {
            return refused;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        PackFile.WriteText(full, text, withMark: false);
        return new KeptCase(path);
    }

    private static string PathOf(CaseSuite suite)
    {
        var at = suite.Policy.Id.LastIndexOf('@');
        return $"{suite.Folder.TrimEnd('/')}/cases/saved{(at < 0 ? "" : "-" + suite.Policy.Id[(at + 1)..])}.yaml";
    }

    // The pack is read with the file as it would be, and the case is run, before anything is written.
    private KeptCase? Refuse(SourceFile file, string id)
    {
        var path = Path.GetFullPath(context.FullPath(file.Path));
        var files = paths.SelectMany(one => PolicyFolder.Read(one).Files).DistinctBy(one => Path.GetFullPath(one.Path)).Where(one => Path.GetFullPath(one.Path) != path);
        var folder = PolicyFolder.Read(files.Append(file));
        var errors = folder.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            return KeptCase.Refused($"{file.Path} can't take another case: {errors[0].Message} ({errors[0].Location})", errors[0].Help);
        }

        var added = folder.Cases.Where(cases => cases.Policy.Value == suite.Policy.Id).SelectMany(cases => cases.Cases).FirstOrDefault(one => one.Id.Value == id);
        return added is null ? KeptCase.Refused($"{file.Path} can't take another case at its end", "look at the end of the file: the last thing in it must be the list of cases") : Failure(added);
    }

    private KeptCase? Failure(CaseSyntax added)
    {
        var result = new CaseRunner(suite, new SnapshotStore(context.FullPath(suite.SnapshotFolder))).Run(added);
        if (result.Verdict == CaseVerdict.Passed)
        {
            return null;
        }

        using var text = new StringWriter { NewLine = "\n" };
        new FailureText(context, text, default).Write(result);
        return KeptCase.Refused($"the case would not pass, so that it is not kept\n{text.ToString().TrimEnd('\n')}", "", ExitCodes.Failed);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*$")]
    private static partial Regex Id();
}
