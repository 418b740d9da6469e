using System.Globalization;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Testing;
using PolicyEngine.Testing.Watching;

namespace PolicyEngine.Repl.Testing.Watching;

/// <summary>Runs the cases, then again whatever a changed file touches, until it is interrupted. While a policy is broken its diagnostics are shown and the last result stands.</summary>
/// <param name="context">The world.</param>
/// <param name="options">What was asked for.</param>
internal sealed class WatchSession(CommandContext context, TestOptions options)
{
    private readonly Dictionary<string, (string Print, SuiteResult Result)> last = new(StringComparer.Ordinal);

    private bool hasNews = true;
    private bool wasBroken;

    /// <summary>Runs until it is interrupted.</summary>
    /// <returns>The exit code when it could not begin.</returns>
    /// <exception cref="OperationCanceledException">It was interrupted, which is how it ends.</exception>
    public int Run()
    {
        if (context.Resolve(PackPaths.Of(context, options.Paths)) is not { } paths)
        {
            return ExitCodes.Usage;
        }

        using var files = new WatchedFiles(paths.Select(context.FullPath));
        if (!Rerun(isFirst: true, out var exitCode) && exitCode == ExitCodes.Usage)
        {
            return exitCode;
        }

        while (true)
        {
            if (hasNews)
            {
                context.Out.WriteLine(context.Paint.Quiet("watching; Ctrl+C ends"));
                context.Out.Flush();
            }

            files.Wait(context.Cancellation);
            Rerun(isFirst: last.Count == 0, out _);
        }
    }

    private bool Rerun(bool isFirst, out int exitCode)
    {
        if (CaseOptions.Load(context, options.Paths, options.Filter, out exitCode) is not { } suites)
        {
            if (last.Count > 0)
            {
                context.Out.WriteLine($"the last result stands: {Summary()}");
            }

            (hasNews, wasBroken) = (true, true);
            return false;
        }

        var prints = suites.Where(options.Filter.Takes).ToDictionary(suite => suite.Policy.Id, PrintOf, StringComparer.Ordinal);
        var touched = prints.Where(pair => !(last.TryGetValue(pair.Key, out var before) && before.Print == pair.Value)).Select(pair => pair.Key).ToList();
        foreach (var gone in last.Keys.Except(prints.Keys, StringComparer.Ordinal).ToList())
        {
            last.Remove(gone);
        }

        if (!isFirst && touched.Count > 0)
        {
            context.Out.WriteLine(context.Paint.Heading($"{context.Clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {string.Join(", ", touched)}"));
        }

        foreach (var id in touched)
        {
            Test(suites, id, prints[id], isFirst);
        }

        hasNews = isFirst || touched.Count > 0 || wasBroken;
        wasBroken = false;
        if (hasNews)
        {
            context.Out.WriteLine(Summary());
        }

        return true;
    }

    private void Test(IReadOnlyList<CaseSuite> suites, string id, string print, bool isFirst)
    {
        var results = TestOutput.Of(context, suites, options with { Filter = options.Filter with { Pack = id } });
        var now = results.Results.Run.Suites[0];
        var isAgain = !isFirst && last.TryGetValue(id, out _);
        if (isAgain)
        {
            WriteChanges(last[id].Result, now);
            foreach (var failed in now.Cases.Where(one => one.Verdict == CaseVerdict.Failed))
            {
                new FailureText(context, context.Out, context.Paint).Write(failed);
            }
        }
        else
        {
            new TestReport(context, context.Out, context.Paint).Write(results.Results.Run, options.Paths);
        }

        last[id] = (print, now);
    }

    private void WriteChanges(SuiteResult was, SuiteResult now)
    {
        var before = was.Cases.ToDictionary(result => result.Id, StringComparer.Ordinal);
        foreach (var result in now.Cases.Where(result => result.Decision is not null))
        {
            if (!before.TryGetValue(result.Id, out var old))
            {
                context.Out.WriteLine($"  {context.Paint.Id(result.Id)}: new, {SnapshotText.Read(CaseRunner.TextOf(result.Case, result.Decision!)).Outcome}");
            }
            else if (old.Decision is not null && CaseRunner.TextOf(old.Case, old.Decision) is var text && CaseRunner.TextOf(result.Case, result.Decision!) is var newer && text != newer)
            {
                var change = ChangeReader.Changed(now.Suite, result.Id, text, newer, isSamePolicy: old.Decision.ContentHash == result.Decision!.ContentHash);
                context.Out.WriteLine($"  {context.Paint.Warning(result.Id)}: {SafeText.Of(change.Detail)}; cause: {SafeText.Of(change.Cause)}");
            }
        }
    }

    private string Summary() => TestReport.Summary(new TestRun([.. last.Values.Select(one => one.Result)], []));

    // Whatever a policy's result rests on: its own text, its cases, and what was approved.
    private string PrintOf(CaseSuite suite)
    {
        var folder = context.FullPath(suite.SnapshotFolder);
        var approved = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(SnapshotStore.Received, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(file => FormattableString.Invariant($"{file} {File.GetLastWriteTimeUtc(file).Ticks}"))
            : [];
        var cases = suite.Cases.Select(testCase => testCase.Id.Span.File).Distinct().Select(file => SnapshotHash.Of(file.Text));
        return string.Join('\n', [suite.Policy.Model.ContentHash, .. cases, .. approved]);
    }
}
