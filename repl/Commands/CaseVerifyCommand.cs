using System.CommandLine;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case verify</c>: checks the chains of events.</summary>
internal static class CaseVerifyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var caseIds = new Argument<string[]>("CASE") { Description = "The cases to check; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new PolicyCommand("verify", "Check that no event of a case was altered, taken out, put in or moved, and name the first link that does not hold.")
        {
            Examples = [("policy case verify rose", "check one case"), ("policy case verify", "check all")],
            Exits = [(ExitCodes.Done, "every chain holds"), (ExitCodes.Failed, "a chain is broken"), (ExitCodes.Usage, "wrong use")],
            Notes = ["The last hash that is shown, noted elsewhere, proves later that nothing before it was altered."],
        };
        command.Add(caseIds);
        CaseArgs.Add(command, args.Store);
        command.SetAction((parsed, _) => CaseCommand.OnStoreAsync(context, args.Request(parsed), false, desk => RunAsync(context, desk, parsed.GetValue(caseIds) ?? [])));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CaseDesk desk, string[] caseIds)
    {
        var (checkedCases, broken) = (0, 0);
        await foreach (var caseId in NamedAsync(context, desk, caseIds).ConfigureAwait(false))
        {
            if (await desk.Service.VerifyAsync(caseId, context.Cancellation).ConfigureAwait(false) is not { } report)
            {
                return context.RefuseUse($"there is no case `{caseId}`", "`policy case list` shows the cases");
            }

            checkedCases++;
            broken += report.IsIntact ? 0 : 1;
            if (caseIds.Length > 0 || !report.IsIntact)
            {
                context.Out.WriteLine(report.IsIntact ? $"{caseId}: {report.Events} events hold; the last hash is {report.Hash}" : $"{caseId}: {report.Problem}");
            }
        }

        context.Error.WriteLine(broken == 0 ? $"{checkedCases} {(checkedCases == 1 ? "case" : "cases")} checked, every chain holds" : $"{checkedCases} checked, {broken} broken");
        return broken == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async IAsyncEnumerable<string> NamedAsync(CommandContext context, CaseDesk desk, string[] caseIds)
    {
        foreach (var caseId in caseIds)
        {
            yield return caseId;
        }

        string? after = null;
        while (caseIds.Length == 0)
        {
            var page = new List<string>();
            await foreach (var row in desk.Service.ListAsync(new CaseQuery { After = after, Most = 500 }, context.Cancellation).ConfigureAwait(false))
            {
                page.Add(row.CaseId);
            }

            foreach (var caseId in page)
            {
                yield return caseId;
            }

            if (page.Count < 500)
            {
                yield break;
            }

            after = page[^1];
        }
    }
}
