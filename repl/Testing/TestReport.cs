using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Proof;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Testing;
using PolicyEngine.Workbench.Proving;

namespace PolicyEngine.Repl.Testing;

/// <summary>A test run for people: one line a policy, and below it only what somebody has to look at.</summary>
internal sealed class TestReport(CommandContext context, TextWriter writer, Paint paint)
{
    private const int WidestName = 44;
    private const int MostChanges = 10;
    private const int MostDiffLines = 8;
    private const int MostInFull = 3;

    /// <summary>The sentence that sums a run up.</summary>
    public static string Summary(TestRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var broken = run.Suites.Sum(suite => suite.Broken);
        var guarantees = broken == 0 ? "" : ", " + Counted.Of(broken, "guarantee broken", "guarantees broken");
        return FormattableString.Invariant($"{run.Passed} passed, {run.Failed} failed, {run.AwaitingApproval} awaiting approval{guarantees}");
    }

    /// <summary>Writes everything but the summary.</summary>
    /// <param name="run">The run.</param>
    /// <param name="paths">The paths as the user gave them, for the command that accepts snapshots.</param>
    public void Write(TestRun run, IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(run);
        new DiagnosticText(context, writer, paint).Write(run.Diagnostics);
        var column = run.Suites.Select(suite => suite.Suite.Policy.Id.Length).Where(length => length <= WidestName).DefaultIfEmpty(0).Max();
        foreach (var suite in run.Suites.OrderBy(Gravity))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            writer.WriteLine($"{paint.Heading(suite.Suite.Policy.Id)}{new string(' ', Math.Max(0, column - suite.Suite.Policy.Id.Length))}  {Counts(suite)}");
            if (suite.Failed + suite.AwaitingApproval > 0)
            {
                writer.WriteLine();
            }

            WriteGuarantees(suite);
            WriteFailed(suite, paths);
            if (suite.AwaitingApproval > 0)
            {
                WriteAwaiting(suite, paths);
            }
        }
    }

    // What somebody has to look at comes first.
    private static int Gravity(SuiteResult suite) => suite.Failed + suite.Broken > 0 ? 0 : suite.AwaitingApproval > 0 ? 1 : 2;

    private void WriteGuarantees(SuiteResult suite)
    {
        foreach (var result in suite.Guarantees)
        {
            var came = result.Answer switch
            {
                Possible broken => paint.Error("broken") + $" by a case with {string.Join(", ", ProofText.Facts(broken.Witness).DefaultIfEmpty("nothing known"))}, on {ProofText.Day(broken.Witness.Day)}",
                NotDecided open => paint.Warning("not decided") + $": {open.Reason}",
                _ => paint.Good("kept") + " by every case, proved" + (result.IsEmpty ? "; but it speaks of none" : ""),
            };
            writer.WriteLine($"  guarantee {paint.Id(result.Guarantee.Id)}: {came}");
        }
    }

    // A few cases are told with their reasons; of many the causes are what matters.
    private void WriteFailed(SuiteResult suite, IReadOnlyList<string> paths)
    {
        var unmet = suite.Cases.Where(result => result.IsUnmet).ToList();
        var isShort = unmet.Count > MostInFull;
        var failures = new FailureText(context, writer, paint);
        foreach (var failed in suite.Cases.Where(result => result.Verdict == CaseVerdict.Failed && !(isShort && result.IsUnmet)))
        {
            failures.Write(failed);
        }

        if (isShort)
        {
            new ApprovalReport(context, writer, paint).WriteShort(ChangeGroup.Of(UnmetReader.Read(suite, new SnapshotStore(context.FullPath(suite.Suite.SnapshotFolder)))));
            writer.WriteLine();
            writer.WriteLine($"  {paint.Help("help:")} see one with its reasons by `{ApproveHint.Of("test", paths, suite.Suite.Policy.Id)} --case {unmet[0].Id}`");
        }

        if (unmet.Count > 0)
        {
            writer.WriteLine($"  {paint.Help("help:")} mend the policy; or, where the answer is right, accept it with");
            writer.WriteLine($"    {ApproveHint.Of("review", paths, suite.Suite.Policy.Id)}");
            writer.WriteLine();
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
            writer.WriteLine($"  … and {Counted.Of(changed.Count - MostChanges, "more changed snapshot", "more changed snapshots")}");
        }

        WriteNames("new", [.. suite.Cases.Where(result => result is { Verdict: CaseVerdict.AwaitingApproval, Snapshot.State: SnapshotState.New }).Select(result => result.Id)], "without an approved snapshot yet");
        WriteNames("unsigned", [.. suite.Cases.Where(result => result is { Verdict: CaseVerdict.AwaitingApproval, Snapshot.State: SnapshotState.Unsigned }).Select(result => result.Id)], "as the snapshot says, but the snapshot is not what was approved");
        WriteNames("stale", suite.Stale, "approved once, and no longer a case that keeps a snapshot");
        writer.WriteLine($"  {paint.Help("help:")} see them by cause and accept them with");
        writer.WriteLine($"    {ApproveHint.Of("approve", paths, suite.Suite.Policy.Id)}");
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
