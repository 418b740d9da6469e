using System.CommandLine;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case verify</c>: checks the chains of events.</summary>
internal static class CaseVerifyCommand
{
    private const int MostStrays = 10_000;

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var caseIds = new Argument<string[]>("CASE") { Description = "The cases to check; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new PolicyCommand("verify", "Check that no event of a case was altered, taken out, put in or moved, and name the first link that does not hold.")
        {
            Examples =
            [
                ("policy case verify rose", "check one case"),
                ("policy case verify", "check all"),
                ("policy case verify rose --noted 6f1c…", "check that what was noted earlier is still on record"),
            ],
            Exits = [(ExitCodes.Done, "every chain holds"), (ExitCodes.Failed, "a chain is broken"), (ExitCodes.Usage, "wrong use"), CaseCommand.StoreFailed],
            Notes =
            [
                "An event that was altered, taken out, put in or moved is found by itself; so is a row, a timer, a snapshot or a caller's key that its events do not give, and a message that they do not send. The text of a message, a message that was deleted and the text of a pinned policy are not under the chain. A case that was taken out whole, or whose end was cut off with everything that belongs to it, leaves no trace: note the last hash that is shown elsewhere, and ask for it with --noted.",
            ],
        };
        var noted = new Option<string?>("--noted") { HelpName = "HASH", Description = "A hash of the one case named, as it was shown and noted earlier." };
        command.Add(caseIds);
        CaseArgs.Add(command, noted, args.Store, args.Format);
        command.SetAction((parsed, _) =>
        {
            var named = parsed.GetValue(caseIds) ?? [];
            return parsed.GetValue(noted) is { } hash && named.Length != 1
                ? Task.FromResult(context.RefuseUse($"the hash `{hash}` is of one case, and {(named.Length == 0 ? "none is" : "several are")} named", "say which case it is of"))
                : CaseCommand.OnStoreAsync(context, args.Request(parsed), StoreUse.Reading, desk => RunAsync(context, desk, named, parsed.GetValue(noted), parsed.GetValue(args.Format)!));
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CaseDesk desk, string[] caseIds, string? noted, string format)
    {
        var (reports, checkedCases, broken) = (new List<ChainReport>(), 0, 0);
        var strays = await desk.Store.ListStrayAsync(MostStrays, context.Cancellation).ConfigureAwait(false);
        foreach (var stray in strays.Where(stray => caseIds.Length == 0 || caseIds.Contains(stray)))
        {
            reports.Add(new ChainReport(stray, 0, 1, "its row was taken out, and events of it are there", ""));
            (checkedCases, broken) = (checkedCases + 1, broken + 1);
        }

        await foreach (var caseId in NamedAsync(context, desk, caseIds).ConfigureAwait(false))
        {
            if (await desk.Service.VerifyAsync(caseId, context.Cancellation).ConfigureAwait(false) is not { } report)
            {
                if (strays.Contains(caseId))
                {
                    continue;
                }

                return await desk.NoCaseAsync(context, caseId).ConfigureAwait(false);
            }

            if (report.IsIntact && noted is not null && await desk.Service.FindHashAsync(caseId, noted, context.Cancellation).ConfigureAwait(false) is null)
            {
                report = report with { BrokenAt = Math.Max(1, report.Events), Problem = "no event has the hash that was noted: its end was cut off, or all was written anew" };
            }

            checkedCases++;
            broken += report.IsIntact ? 0 : 1;
            if (caseIds.Length > 0 || !report.IsIntact || !report.MissingParts.IsEmpty)
            {
                reports.Add(report);
            }
        }

        new CaseWriter(context, desk, format).Write(reports, () => string.Concat(reports.Select(report => report.IsIntact
            ? FormattableString.Invariant($"{report.CaseId}: {report.Events} {(report.Events == 1 ? "event holds" : "events hold")}; the last hash is {report.Hash}\n{string.Concat(report.MissingParts.Select(part => $"  its part {part} is not in this store\n"))}")
            : $"{report.CaseId}: {report.Problem}\n")));
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
