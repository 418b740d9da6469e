using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Testing;
using PolicyEngine.Testing.Expecting;

namespace PolicyEngine.Repl.Testing;

/// <summary>What awaits approval, for the commands that approve.</summary>
/// <param name="Changes">The changes that can be approved.</param>
/// <param name="LeftOut"><see cref="ExitCodes.Failed"/> when cases were left out because they cannot be decided, otherwise <see cref="ExitCodes.Done"/>.</param>
/// <param name="FolderOf">The folder of a suite's snapshots, ready for the file system.</param>
internal sealed record ApprovalQueue(IReadOnlyList<SnapshotChange> Changes, int LeftOut, Func<CaseSuite, string> FolderOf)
{
    /// <summary>Runs the cases and finds what changed. Says which cases are left out, and what is wrong with the cases as a set.</summary>
    /// <param name="context">The world.</param>
    /// <param name="paths">The paths as given.</param>
    /// <param name="filter">Which cases are meant.</param>
    /// <param name="exitCode">Why there is no queue; <see cref="ExitCodes.Done"/> when there is one.</param>
    public static ApprovalQueue? Load(CommandContext context, IReadOnlyList<string> paths, CaseFilter filter, out int exitCode)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (CaseOptions.Load(context, paths, filter, out exitCode) is not { } suites)
        {
            return null;
        }

        string FolderOf(CaseSuite suite) => context.FullPath(suite.SnapshotFolder);
        var run = TestRun.Of(suites, filter, suite => new SnapshotStore(FolderOf(suite)), context.Cancellation);
        new DiagnosticText(context, context.Error, context.ErrorPaint).Write(run.Diagnostics);
        var changes = run.Suites.SelectMany(suite => ChangesOf(suite, new SnapshotStore(FolderOf(suite.Suite)))).ToList();
        var left = SayLeftOut(context, run, paths);
        exitCode = run.Diagnostics.IsEmpty ? ExitCodes.Done : ExitCodes.Failed;
        return run.Diagnostics.IsEmpty ? new ApprovalQueue(changes, left, FolderOf) : null;
    }

    /// <summary>The snapshots of a suite.</summary>
    public SnapshotStore StoreOf(CaseSuite suite) => new(FolderOf(suite));

    /// <summary>What can be accepted without looking: a case whose expectation is not met is left out, and named.</summary>
    public ApprovalQueue WithoutUnmet(CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var unmet = Changes.Where(change => !change.Unmet.IsEmpty).ToList();
        if (unmet.Count == 0)
        {
            return this;
        }

        var count = Counted.Of(unmet.Count, "case is", "cases are");
        context.Error.WriteLine($"{context.ErrorPaint.Warning("warning:")} {count} left out, since what somebody expects of them is not met: {string.Join(", ", unmet.Select(change => change.CaseId))}");
        context.Error.WriteLine($"  {context.ErrorPaint.Help("help:")} mend the policy; or, where what came is right, go through them with `policy review`, or add `--expectations` to write over what was expected");
        return this with { Changes = [.. Changes.Where(change => change.Unmet.IsEmpty)], LeftOut = ExitCodes.Failed };
    }

    /// <summary>Says where verdicts on changes were recorded.</summary>
    public static void SayRecorded(CommandContext context, IEnumerable<SnapshotChange> changes)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var folder in changes.Select(change => change.Suite.SnapshotFolder).Distinct(StringComparer.Ordinal))
        {
            context.Out.WriteLine($"recorded in {context.ShownPath($"{folder}/{ApprovalLog.FileName}")}");
        }
    }

    /// <summary>Writes accepted expectations into the files of cases, and says how many into which.</summary>
    public static void WriteExpectations(CommandContext context, CaseFiles files)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files.Write())
        {
            context.Out.WriteLine($"{Counted.Of(file.Changes.Sum(change => change.Unmet.Length), "expectation", "expectations")} written into {context.ShownPath(file.Before.Path)}");
        }
    }

    private static IEnumerable<SnapshotChange> ChangesOf(SuiteResult suite, SnapshotStore store) => UnmetReader.Read(suite, store).Concat(ChangeReader.Read(suite, store));

    private static int SayLeftOut(CommandContext context, TestRun run, IReadOnlyList<string> paths)
    {
        var failed = run.Suites.SelectMany(suite => suite.Cases).Where(result => result.Verdict == CaseVerdict.Failed && !result.IsUnmet).Select(result => result.Id).ToList();
        if (failed.Count == 0)
        {
            return ExitCodes.Done;
        }

        var count = Counted.Of(failed.Count, "case is", "cases are");
        context.Error.WriteLine($"{context.ErrorPaint.Warning("warning:")} {count} left out, since something is wrong with the case itself: {string.Join(", ", failed)}");
        context.Error.WriteLine($"  {context.ErrorPaint.Help("help:")} run `{ApproveHint.Of("test", paths, null)}`, and mend the case");
        return ExitCodes.Failed;
    }
}
