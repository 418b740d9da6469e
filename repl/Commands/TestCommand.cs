using System.CommandLine;
using PolicyEngine.Repl.Running;
using PolicyEngine.Repl.Testing;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy test</c>: decides every case and holds it against what is expected and approved.</summary>
internal static class TestCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var paths = CaseOptions.Paths();
        var format = OneOf.Option("--format", "How to write the results.", "text", "junit");
        var output = new Option<string?>("--output") { HelpName = "FILE", Description = "Write the results to a file. With junit the text is shown as well." };
        var pack = CaseOptions.Pack("Test");
        var only = CaseOptions.Case("Test");
        var noWrite = new Option<bool>("--no-write") { Description = "Do not write received snapshots. Never written when CI=true." };
        var command = new PolicyCommand("test", "Decide the cases of policies, and compare with what is expected and with the approved snapshots.")
        {
            Examples =
            [
                ("policy test", "test every policy below `rules`"),
                ("policy test rules/blue-badge --case pip-eight-points", "one case"),
                ("policy test --format junit --output results.xml", "for a build server"),
            ],
            Exits =
            [
                (ExitCodes.Done, "everything passed"),
                (ExitCodes.Failed, "an expectation is not met, or a case is wrong"),
                (ExitCodes.Usage, "wrong use"),
                (ExitCodes.PolicyErrors, "a policy does not compile"),
                (ExitCodes.AwaitingApproval, "only snapshots await approval: `policy approve`"),
            ],
            Notes = ["A decision that differs from its approved snapshot is kept beside it as CASE.received.txt."],
        };
        command.Add(paths);
        command.Add(format);
        command.Add(output);
        command.Add(pack);
        command.Add(only);
        command.Add(noWrite);
        command.SetAction(parsed => Run(
            context,
            parsed.GetValue(paths) ?? [],
            new CaseFilter(parsed.GetValue(pack), parsed.GetValue(only)),
            parsed.GetValue(format)!,
            parsed.GetValue(output),
            !parsed.GetValue(noWrite) && !CaseOptions.IsBuildServer(context)));
        return command;
    }

    private static int Run(CommandContext context, IReadOnlyList<string> paths, CaseFilter filter, string format, string? output, bool writes)
    {
        if (CaseOptions.Load(context, paths, filter, out var exitCode) is not { } suites)
        {
            return exitCode;
        }

        SnapshotStore StoreOf(CaseSuite suite) => new(context.FullPath(suite.SnapshotFolder));
        var run = TestRun.Of(suites, filter, StoreOf, context.Cancellation);
        if (writes)
        {
            foreach (var suite in run.Suites)
            {
                Keep(context, suite, StoreOf(suite.Suite));
            }
        }

        Report(context, run, paths, format, output);
        return run.ExitCode;
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

    private static void Report(CommandContext context, TestRun run, IReadOnlyList<string> paths, string format, string? output)
    {
        var summary = TestReport.Summary(run);
        if (format == "junit" && output is null)
        {
            context.Out.Write(JUnitReport.Of(run));
            context.Error.WriteLine(summary);
            return;
        }

        if (format == "text" && output is not null)
        {
            using var text = new StringWriter { NewLine = "\n" };
            new TestReport(context, text, new Rendering.Paint(false)).Write(run, paths);
            text.WriteLine(summary);
            File.WriteAllText(context.FullPath(output), text.ToString());
        }
        else
        {
            new TestReport(context, context.Out, context.Paint).Write(run, paths);
        }

        if (format == "junit")
        {
            File.WriteAllText(context.FullPath(output!), JUnitReport.Of(run));
        }

        context.Out.WriteLine(summary);
    }
}
