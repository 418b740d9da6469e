using System.CommandLine;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Cases.Views;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;
using PolicyEngine.Workbench.CaseWork;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case due</c>: what is due, and doing it.</summary>
internal static class CaseDueCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var until = new Option<string?>("--until") { HelpName = "TIME", Description = "Show what is due until then. Default: now." };
        var run = new Option<bool>("--run") { Description = "Do what is due now: fire deadlines, send reminders." };
        var most = WholeNumber.Option("--most", "NUMBER", 1, 100_000, "The most to show. Default: 200.");
        var after = new Option<string?>("--after") { HelpName = "PLACE", Description = "Only what comes after this place, for reading on: the last line of a list that goes on says it." };
        var command = new PolicyCommand("due", "Show what is due, the earliest first, or do it.")
        {
            Examples = [("policy case due --until 2018-10-31", "what falls due this month"), ("policy case due --run", "do what is due; run it every few minutes where no service does")],
            Exits = [(ExitCodes.Done, "shown, or done"), (ExitCodes.Failed, "in some case it could not be done"), (ExitCodes.Usage, "wrong use"), CaseCommand.StoreFailed],
        };
        CaseArgs.Add(command, until, run, most, after, args.Store, args.KeyFile, args.Rules, args.At, args.Format);
        command.SetAction((parsed, _) => CaseCommand.OnStoreAsync(context, args.Request(parsed), parsed.GetValue(run) ? StoreUse.Working : StoreUse.Reading, desk => parsed.GetValue(run) ? RunAsync(context, desk) : ShowAsync(context, desk, parsed.GetValue(until), new DuePage(parsed.GetValue(most) ?? DuePage.Usual, parsed.GetValue(after)), parsed.GetValue(args.Format)!)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CaseDesk desk)
    {
        var report = await desk.Service.RunDueAsync(new Lease($"policy-{Environment.ProcessId}", TimeSpan.FromMinutes(1), 50), context.Cancellation).ConfigureAwait(false);
        context.Out.WriteLine($"{report.Done} done in {report.Cases} {(report.Cases == 1 ? "case" : "cases")}");
        foreach (var problem in report.Problems)
        {
            context.RefuseUse($"in `{problem.CaseId}` it could not be done: {problem.Message}", "");
        }

        return report.Problems.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<int> ShowAsync(CommandContext context, CaseDesk desk, string? until, DuePage page, string format)
    {
        var by = desk.Clock.GetUtcNow();
        if (until is not null && !InstantText.TryRead(context, until, true, out by))
        {
            return context.RefuseUse($"`{until}` is not a time", InstantText.HelpFor(until));
        }

        var due = new List<DueItem>();
        await foreach (var item in desk.Service.ListDueAsync(by, context.Cancellation).ConfigureAwait(false))
        {
            due.Add(item);
        }

        var (shown, rest) = page.Of(due);
        var onward = rest > 0 ? FormattableString.Invariant($"… and {rest} more; `--after \"{DuePage.PlaceOf(shown[^1])}\"` reads on\n") : "";
        new CaseWriter(context, desk, format).Write(shown, () => shown.Count == 0 ? "nothing is due\n" : string.Concat(shown.Select(item => $"{item.On}  {item.CaseId}  {item.What}{(item.Then.Length > 0 ? $"; then: {item.Then}" : "")}\n")) + onward);
        return ExitCodes.Done;
    }
}
