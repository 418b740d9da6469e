using System.CommandLine;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Diagnostics.Text;
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
                ("policy case verify --anchor /mnt/archive/anchors.jsonl", "check against what was anchored there, and anchor the latest hashes"),
                ("policy case verify --anchor - | mail -s anchors audit@example.org", "send the latest hashes to a mailbox"),
                ("policy case verify rose --noted 6f1c…", "check that what was noted earlier is still on record"),
            ],
            Exits = [(ExitCodes.Done, "every chain holds"), (ExitCodes.Failed, "a chain is broken, or does not hold what was anchored or noted"), (ExitCodes.Usage, "wrong use"), CaseCommand.StoreFailed],
            Notes =
            [
                "An event that was altered, taken out, put in or moved is found by itself; so is a row, a timer, a snapshot or a caller's key that its events do not give, a message that they do not send, that was altered or deleted, and a policy text that is not the one that they name. When a message was delivered, and how often that was tried, is not under the chain.",
                "Without a key a chain proves that nobody was careless. Who may write the store can make a whole new chain, or cut off an end with everything that belongs to it. With --key-file events are hashed under a master key: who does not have it can't make a chain that holds, and can still cut off an end, or bring back a copy from before.",
                "Against that stands what was noted elsewhere: --anchor adds the latest hash of each case to a file that who writes the store can't write, or writes it to standard output for a mailbox (-), and names each case that does not hold an anchored hash any more. --noted asks for one hash.",
            ],
        };
        var noted = new Option<string?>("--noted") { HelpName = "HASH", Description = "A hash of the one case named, as it was shown and noted earlier." };
        var anchor = new Option<string?>("--anchor") { HelpName = "FILE", Description = "Check against the hashes in this file, and add the latest to it; `-` writes them to standard output." };
        command.Add(caseIds);
        CaseArgs.Add(command, noted, anchor, args.Store, args.KeyFile, args.Format);
        command.SetAction((parsed, _) =>
        {
            var named = parsed.GetValue(caseIds) ?? [];
            return parsed.GetValue(noted) is { } hash && named.Length != 1
                ? Task.FromResult(context.RefuseUse($"the hash `{hash}` is of one case, and {(named.Length == 0 ? "none is" : "several are")} named", "say which case it is of"))
                : CaseCommand.OnStoreAsync(context, args.Request(parsed), StoreUse.Reading, desk => RunAsync(context, desk, named, parsed.GetValue(noted), parsed.GetValue(anchor), parsed.GetValue(args.Format)!));
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CaseDesk desk, string[] caseIds, string? noted, string? anchor, string format)
    {
        if ((anchor is null or AnchorFile.Standard ? [] : AnchorFile.Read(context, anchor, desk.Store.ChainKey)) is not { } anchors)
        {
            return ExitCodes.Usage;
        }

        var check = new ChainCheck(context, desk, anchors);
        var (reports, seen, broken) = (new List<ChainReport>(), new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var stray in (await desk.Store.ListStrayAsync(MostStrays, context.Cancellation).ConfigureAwait(false)).Where(stray => caseIds.Length == 0 || caseIds.Contains(stray)))
        {
            seen.Add(stray);
            reports.Add(new ChainReport(stray, 0, 1, "its row was taken out, and events of it are there", ""));
            broken++;
        }

        await foreach (var caseId in NamedAsync(context, desk, caseIds.Length > 0 ? caseIds : null, check.Anchored).ConfigureAwait(false))
        {
            if (!seen.Add(caseId))
            {
                continue;
            }

            if (await check.CheckAsync(caseId, noted).ConfigureAwait(false) is not { } report)
            {
                return await desk.NoCaseAsync(context, caseId).ConfigureAwait(false);
            }

            broken += IsWhole(report) ? 0 : 1;
            if (caseIds.Length > 0 || !IsWhole(report) || !report.MissingParts.IsEmpty)
            {
                reports.Add(report);
            }
        }

        Write(context, desk, reports, anchor, format);
        if (anchor == AnchorFile.Standard)
        {
            context.Out.Write(string.Concat(check.Fresh.Select(fresh => fresh.ToLine() + "\n")));
        }
        else if (anchor is not null)
        {
            AnchorFile.Append(context, anchor, check.Fresh);
            context.Error.WriteLine(FormattableString.Invariant($"{check.Fresh.Count} {(check.Fresh.Count == 1 ? "hash" : "hashes")} added to {context.ShownPath(anchor)}"));
        }

        context.Error.WriteLine(broken == 0 ? $"{seen.Count} {(seen.Count == 1 ? "case" : "cases")} checked, every chain holds{(desk.Store.ChainKey is null ? "" : " under the master key")}" : $"{seen.Count} checked, {broken} broken");
        return broken == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static bool IsWhole(ChainReport report) => report.IsIntact && report.MissingTexts.IsEmpty;

    // Lines for a mailbox stand alone: what was found goes beside them.
    private static void Write(CommandContext context, CaseDesk desk, List<ChainReport> reports, string? anchor, string format)
    {
        if (anchor == AnchorFile.Standard)
        {
            context.Error.Write(SafeText.Of(string.Concat(reports.Where(report => !IsWhole(report)).Select(Text))));
            return;
        }

        new CaseWriter(context, desk, format).Write(reports, () => string.Concat(reports.Select(Text)));
    }

    private static string Text(ChainReport report) => report.IsIntact
        ? FormattableString.Invariant($"{report.CaseId}: {report.Events} {(report.Events == 1 ? "event holds" : "events hold")}; the last hash is {report.Hash}\n")
            + string.Concat(report.MissingParts.Select(part => $"  its part {part} is not in this store\n"))
            + string.Concat(report.MissingTexts.Select(version => $"  the policy text that it is pinned to, {version}, is not in this store\n"))
        : $"{report.CaseId}: {report.Problem}\n";

    private static async IAsyncEnumerable<string> NamedAsync(CommandContext context, CaseDesk desk, string[]? named, IEnumerable<string> anchored)
    {
        foreach (var caseId in named ?? [])
        {
            yield return caseId;
        }

        string? after = null;
        while (named is null)
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
                break;
            }

            after = page[^1];
        }

        // What was anchored and is not listed any more was taken out.
        foreach (var caseId in named is null ? anchored : [])
        {
            yield return caseId;
        }
    }
}
