using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.Testing;

/// <summary>A test run for people: one line a policy, and below it only what somebody has to look at.</summary>
internal sealed class TestReport(CommandContext context, TextWriter writer, Paint paint)
{
    private const int WidestName = 44;
    private const int MostChanges = 10;
    private const int MostDiffLines = 8;

    /// <summary>The sentence that sums a run up.</summary>
    public static string Summary(TestRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return FormattableString.Invariant($"{run.Passed} passed, {run.Failed} failed, {run.AwaitingApproval} awaiting approval");
    }

    /// <summary>Writes everything but the summary.</summary>
    /// <param name="run">The run.</param>
    /// <param name="paths">The paths as the user gave them, for the command that accepts snapshots.</param>
    public void Write(TestRun run, IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(run);
        new DiagnosticText(context, writer, paint).Write(run.Diagnostics);
        var column = run.Suites.Select(suite => suite.Suite.Policy.Id.Length).Where(length => length <= WidestName).DefaultIfEmpty(0).Max();
        var failures = new FailureText(context, writer, paint);
        foreach (var suite in run.Suites)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            writer.WriteLine($"{paint.Heading(suite.Suite.Policy.Id)}{new string(' ', Math.Max(0, column - suite.Suite.Policy.Id.Length))}  {Counts(suite)}");
            if (suite.Failed + suite.AwaitingApproval > 0)
            {
                writer.WriteLine();
            }

            foreach (var failed in suite.Cases.Where(result => result.Verdict == CaseVerdict.Failed))
            {
                failures.Write(failed);
            }

            if (suite.AwaitingApproval > 0)
            {
                WriteAwaiting(suite, paths);
            }
        }
    }

    private string Counts(SuiteResult suite)
    {
        var counts = new List<string>();
        if (suite.Passed > 0)
        {
            counts.Add(paint.Good(FormattableString.Invariant($"{suite.Passed} passed")));
        }

        if (suite.Failed > 0)
        {
            counts.Add(paint.Error(FormattableString.Invariant($"{suite.Failed} failed")));
        }

        if (suite.AwaitingApproval > 0)
        {
            counts.Add(paint.Warning(FormattableString.Invariant($"{suite.AwaitingApproval} awaiting approval")));
        }

        return counts.Count == 0 ? "no cases" : string.Join(", ", counts);
    }

    private void WriteAwaiting(SuiteResult suite, IReadOnlyList<string> paths)
    {
        var changed = suite.Cases.Where(result => result is { Verdict: CaseVerdict.AwaitingApproval, Snapshot.State: SnapshotState.Changed }).ToList();
        foreach (var result in changed.Take(MostChanges))
        {
            WriteChanged(suite, result);
        }

        if (changed.Count > MostChanges)
        {
            writer.WriteLine($"  … and {DiagnosticCount.Number(changed.Count - MostChanges, "more changed snapshot", "more changed snapshots")}");
        }

        WriteNames("new", [.. suite.Cases.Where(result => result is { Verdict: CaseVerdict.AwaitingApproval, Snapshot.State: SnapshotState.New }).Select(result => result.Id)], "without an approved snapshot yet");
        WriteNames("unsigned", [.. suite.Cases.Where(result => result is { Verdict: CaseVerdict.AwaitingApproval, Snapshot.State: SnapshotState.Unsigned }).Select(result => result.Id)], "as the snapshot says, but the snapshot is not what was approved");
        WriteNames("stale", suite.Stale, "approved once, and no longer a case that keeps a snapshot");
        writer.WriteLine($"  {paint.Help("help:")} see them by cause and accept them with");
        writer.WriteLine($"    {ApproveHint.Of(paths, suite.Suite.Policy.Id)}");
        writer.WriteLine();
    }

    private void WriteChanged(SuiteResult suite, CaseResult result)
    {
        writer.WriteLine($"  {paint.Warning("changed")} {paint.Id(result.Id)}: {SafeText.Of(result.Case.Title)}");
        writer.WriteLine($"    {context.ShownPath($"{suite.Suite.SnapshotFolder}/{result.Id}{SnapshotStore.Verified}")}");
        new DiffText(writer, paint, context.Width).Write(SnapshotDiff.Short(result.Snapshot.Approved!, result.Snapshot.Received), 4, MostDiffLines);
    }

    private void WriteNames(string word, IReadOnlyCollection<string> names, string means)
    {
        if (names.Count == 0)
        {
            return;
        }

        writer.WriteLine($"  {paint.Warning(word)}, {means}:");
        foreach (var line in TextWrap.Lines(string.Join(", ", names), context.Width - 4))
        {
            writer.WriteLine($"    {line}");
        }
    }
}
