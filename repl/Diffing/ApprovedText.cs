using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Language;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Testing;
using PolicyEngine.Workbench.Diffing;

namespace PolicyEngine.Repl.Diffing;

/// <summary>
/// Finds the text of a policy that was last approved. Each approval records the hash of the policy that decided; the history of git is searched for the revision whose text has that hash. Without such a revision nothing is compared, and that is said.
/// </summary>
internal static class ApprovedText
{
    private const int MostRevisions = 60;

    /// <summary>Writes what the text of each policy changes against the one that was last approved, so that whoever signs, signs for all cases.</summary>
    /// <param name="context">The world.</param>
    /// <param name="suites">The policies that somebody is about to sign for.</param>
    /// <param name="storeOf">The snapshots of a policy.</param>
    public static void Write(CommandContext context, IEnumerable<CaseSuite> suites, Func<CaseSuite, SnapshotStore> storeOf)
    {
        foreach (var suite in suites.DistinctBy(suite => suite.Policy.Id))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            Write(context, suite, storeOf(suite).Approvals);
        }
    }

    private static void Write(CommandContext context, CaseSuite suite, ApprovalLog log)
    {
        var id = suite.Policy.Id;
        if (log.Records.LastOrDefault(record => record.PolicyId == id && !record.IsRejection) is not { } last)
        {
            Say(context, $"{id}: nothing was approved before, so that there is no earlier text to compare with for all cases");
            return;
        }

        if (last.PolicyHash == suite.Policy.Model.ContentHash)
        {
            Say(context, $"{id}: the policy's text is the one that was last approved, so that no decision changes by it");
            return;
        }

        var git = new GitTexts(context.WorkingFolder);
        var isThere = git.IsThere;
        if (isThere && Find(context, git, suite, last.PolicyHash) is { } found)
        {
            Compare(context, found.Suite, suite, $"since it was last approved ({git.Words(found.Revision)})");
        }
        else if (isThere && At(context, git, suite, "HEAD", null) is { } committed && committed.Policy.Model.ContentHash != suite.Policy.Model.ContentHash)
        {
            Say(context, $"{id}: the text that was last approved is not in the history of git; this is what changes since the text that was committed last, which may be another");
            Compare(context, committed, suite, $"since {git.Words("HEAD")}");
        }
        else
        {
            Say(context, $"{id}: the text that was last approved is not in the history of git, so that only the kept cases are compared; `policy diff OLD NEW` compares all cases where you have it");
        }
    }

    private static void Compare(CommandContext context, CaseSuite was, CaseSuite now, string sides) => new DiffPage(context, context.Out).Write(PolicyDiff.Of(was, now, context.Cancellation), sides);

    private static Found? Find(CommandContext context, GitTexts git, CaseSuite suite, string hash)
    {
        var home = Relative(context, suite.Syntax.Folder);
        var recorded = git.RevisionsOf(hash, Relative(context, $"{suite.SnapshotFolder}/{ApprovalLog.FileName}"));
        foreach (var revision in recorded.Concat(git.Revisions(home, MostRevisions)).Distinct(StringComparer.Ordinal))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (At(context, git, suite, revision, hash) is { } was)
            {
                return new Found(revision, was);
            }
        }

        return null;
    }

    // The policy as it was at a revision, if it has the hash that is asked for.
    private static CaseSuite? At(CommandContext context, GitTexts git, CaseSuite suite, string revision, string? hash)
    {
        var (path, home) = (Relative(context, suite.Folder), Relative(context, suite.Syntax.Folder));
        var files = git.Files(revision, home).Concat(path == home ? [] : git.Files(revision, path)).DistinctBy(file => file.Path).ToList();
        return PolicyFolder.Read(files).Policies.Any(policy => policy.Id.Value == suite.Policy.Id && (hash is null || policy.ContentHash == hash))
            ? CaseSuite.Of(PolicyLoader.Load(files)).FirstOrDefault(one => one.Policy.Id == suite.Policy.Id)
            : null;
    }

    private static string Relative(CommandContext context, string path) => Path.IsPathFullyQualified(path) ? Path.GetRelativePath(context.WorkingFolder, path) : path.TrimEnd('/');

    private static void Say(CommandContext context, string text)
    {
        foreach (var line in TextWrap.Lines(SafeText.Of(text), context.Width))
        {
            context.Out.WriteLine(line);
        }
    }

    private sealed record Found(string Revision, CaseSuite Suite);
}
