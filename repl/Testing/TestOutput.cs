using PolicyEngine.Repl.Rendering;
using PolicyEngine.Repl.Running;
using PolicyEngine.Repl.Testing.Coverage;
using PolicyEngine.Repl.Testing.Mutation;
using PolicyEngine.Testing;
using PolicyEngine.Testing.Coverage;
using PolicyEngine.Testing.Mutation;
using PolicyEngine.Testing.Reporting;

namespace PolicyEngine.Repl.Testing;

/// <summary>Everything that came of <c>policy test</c>, written where and how it was asked for.</summary>
/// <param name="Results">What came.</param>
internal sealed record TestOutput(TestResults Results)
{
    /// <summary>Runs the cases, and keeps what was received.</summary>
    public static TestOutput Of(CommandContext context, IReadOnlyList<CaseSuite> suites, TestOptions options)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(options);
        SnapshotStore StoreOf(CaseSuite suite) => new(context.FullPath(suite.SnapshotFolder));
        var run = TestRun.Of(suites, options.Filter, StoreOf, context.Cancellation);
        foreach (var suite in options.Writes ? run.Suites : [])
        {
            Keep(context, suite, StoreOf(suite.Suite));
        }

        return new TestOutput(new TestResults(
            run,
            options.Coverage || options.Threshold is not null || options.Report is not null ? [.. run.Suites.Select(PolicyCoverage.Of)] : [],
            options.Mutates ? [.. run.Suites.Select(suite => Mutate(context, suite, options)).OfType<MutationResult>()] : []));
    }

    // A case that does not pass notices every mutant, and tells nothing.
    private static MutationResult? Mutate(CommandContext context, SuiteResult result, TestOptions options)
    {
        var suite = result.Suite;
        if (result.Failed + result.Cases.Count(one => one.Verdict == CaseVerdict.AwaitingApproval) > 0)
        {
            context.Error.WriteLine($"{context.ErrorPaint.Warning("warning:")} the mutants of `{suite.Policy.Id}` are not tried, since its cases do not all pass");
            return null;
        }

        var own = suite with { Cases = [.. suite.Cases.Where(options.Filter.Takes)] };
        return MutationRun.Of(own, suite.Syntax, options.MostMutants, new MutationProgress(context, suite.Policy.Id).Tell, context.Cancellation);
    }

    /// <summary>Writes the results.</summary>
    public void Write(CommandContext context, TestOptions options)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(options);
        var data = options.Format switch { "junit" => JUnitReport.Of(Results.Run), "json" => TestJson.Of(Results, context), _ => null };
        var summary = TestReport.Summary(Results.Run);
        if (data is not null && options.Output is null)
        {
            context.Out.Write(data);
            context.Error.WriteLine(summary);
            return;
        }

        if (data is null && options.Output is not null)
        {
            using var text = new StringWriter { NewLine = "\n" };
            WriteText(context, text, new Paint(false), options);
            data = text.ToString() + summary + "\n";
        }
        else
        {
            WriteText(context, context.Out, context.Paint, options);
        }

        if (options.Output is not null)
        {
            File.WriteAllText(context.FullPath(options.Output), data);
        }

        context.Out.WriteLine(summary);
    }

    /// <summary>Writes the page, where one is asked for.</summary>
    /// <returns><see cref="ExitCodes.Done"/>, or <see cref="ExitCodes.Usage"/> when it cannot be written.</returns>
    public int WriteReport(CommandContext context, TestOptions options)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(options);
        return options.Report is null ? ExitCodes.Done : OutputFile.Write(context, options.Report, ReportPage.Of(new ReportOptions(context.Paths, context.Clock.GetUtcNow(), VersionLine.Version) { Cancellation = context.Cancellation }, Results));
    }

    /// <summary>The exit code, after the least coverage was held against what was reached; says where it falls short.</summary>
    public int Judge(CommandContext context, TestOptions options)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(options);
        var tooLow = Results.Coverage.Where(coverage => coverage.Percent < options.Threshold).ToList();
        foreach (var coverage in tooLow)
        {
            context.Error.WriteLine(FormattableString.Invariant($"{context.ErrorPaint.Error("error:")} the cases of `{coverage.Suite.Policy.Id}` reach {coverage.Percent} %, and at least {options.Threshold} % is asked for"));
        }

        return tooLow.Count > 0 ? ExitCodes.Failed : ExitCodes.Of(Results.Run.Verdict);
    }

    private void WriteText(CommandContext context, TextWriter writer, Paint paint, TestOptions options)
    {
        new TestReport(context, writer, paint).Write(Results.Run, options.Paths);
        var text = new CoverageText(context, writer, paint);
        var shown = options.Coverage || options.Threshold is not null ? Results.Coverage : [];
        foreach (var coverage in shown)
        {
            text.Write(coverage);
        }

        var mutants = new MutationText(context, writer, paint);
        foreach (var mutation in Results.Mutation)
        {
            mutants.Write(mutation);
        }

        if (shown.Count + Results.Mutation.Count > 0)
        {
            writer.WriteLine();
        }
    }

    private static void Keep(CommandContext context, SuiteResult suite, SnapshotStore store)
    {
        try
        {
            ReceivedFiles.Keep(suite, store);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine($"{context.ErrorPaint.Warning("warning:")} the received snapshots of `{suite.Suite.Policy.Id}` could not be written: {failure.Message}");
        }
    }
}
