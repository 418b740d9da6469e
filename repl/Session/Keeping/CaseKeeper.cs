using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Repl.Session.Views;
using PolicyEngine.Repl.Testing;

namespace PolicyEngine.Repl.Session.Keeping;

/// <summary>Keeps the case at hand among the pack's cases. Nothing is written unless the pack with the new case would read, and the case would pass.</summary>
internal sealed partial class CaseKeeper(ReplSession session, CancellationToken cancellation)
{
    /// <summary>Keeps it.</summary>
    /// <param name="id">The case's id.</param>
    /// <param name="title">Its words; may be empty.</param>
    public ReplReply Keep(string id, string title)
    {
        if (!Id().IsMatch(id))
        {
            return Refusals.Of($"`{SafeText.Of(id)}` can't be the name of a case", "use small letters, digits, `-` and `_`, and begin with a letter or a digit, like `rose-accepted`");
        }

        if (new FactsText(session.Case.Facts).Incomplete is [var list, ..])
        {
            return Refusals.Of($"`{list}` is not complete, and a case holds whole records", ":missing says what is left out");
        }

        if (session.Library!.Suite(session.Context, cancellation) is not { } suite)
        {
            return Refusals.Of("the pack's files have errors, so that a case can't be kept beside them", "`policy check` lists them");
        }

        if (suite.Policy.Model.ContentHash != session.Policy.Model.ContentHash)
        {
            return Refusals.Of("the policy's files have changed since they were loaded", ":reload loads them, so that the case is kept as they decide it");
        }

        return suite.Cases.FirstOrDefault(one => one.Id.Value == id) is { } taken
            ? Refusals.Of($"there is a case `{id}` already, in {session.Context.ShownPath(taken.Id.Span.Location.File)}, line {taken.Id.Span.Location.Line}", "choose another name; no case is ever written over")
            : Write(suite, id, title);
    }

    private ReplReply Write(CaseSuite suite, string id, string title)
    {
        var path = PathOf(suite);
        var full = session.Context.FullPath(path);
        var before = File.Exists(full) ? PackFile.ReadText(full) : $"cases_for: {suite.Policy.Id}\ncases:\n";
        var text = (before.EndsWith('\n') ? before : before + "\n") + CaseText.Of(id, title, session.Case.Decision);
        if (Refuse(suite, new SourceFile(path, text), id) is { } refused)
        {
            return refused;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        PackFile.WriteText(full, text, withMark: false);
        return new ReplReply.Shown(session.Screen.Add($"case `{id}` is kept in {session.Context.ShownPath(path)}; `policy test` holds the policy to it from now on").ToString());
    }

    private static string PathOf(CaseSuite suite)
    {
        var at = suite.Policy.Id.LastIndexOf('@');
        return $"{suite.Folder.TrimEnd('/')}/cases/saved{(at < 0 ? "" : "-" + suite.Policy.Id[(at + 1)..])}.yaml";
    }

    // The pack is read with the file as it would be, and the case is run, before anything is written.
    private ReplReply.Refused? Refuse(CaseSuite suite, SourceFile file, string id)
    {
        var path = Path.GetFullPath(session.Context.FullPath(file.Path));
        var files = session.Library!.Paths.SelectMany(one => PolicyFolder.Read(one).Files).DistinctBy(one => Path.GetFullPath(one.Path)).Where(one => Path.GetFullPath(one.Path) != path);
        var folder = PolicyFolder.Read(files.Append(file));
        var errors = folder.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            return Refusals.Of($"{file.Path} can't take another case: {errors[0].Message} ({errors[0].Location})", errors[0].Help);
        }

        var added = folder.Cases.Where(cases => cases.Policy.Value == suite.Policy.Id).SelectMany(cases => cases.Cases).FirstOrDefault(one => one.Id.Value == id);
        return added is null ? Refusals.Of($"{file.Path} can't take another case at its end", "look at the end of the file: the last thing in it must be the list of cases") : Failure(suite, added);
    }

    private ReplReply.Refused? Failure(CaseSuite suite, CaseSyntax added)
    {
        var result = new CaseRunner(suite, new SnapshotStore(session.Context.FullPath(suite.SnapshotFolder))).Run(added);
        if (result.Verdict == CaseVerdict.Passed)
        {
            return null;
        }

        using var text = new StringWriter { NewLine = "\n" };
        new FailureText(session.Context, text, default).Write(result);
        return Refusals.Of($"the case would not pass, so that it is not kept\n{text.ToString().TrimEnd('\n')}", "", ExitCodes.Failed);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*$")]
    private static partial Regex Id();
}
