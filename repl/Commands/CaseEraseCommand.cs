using System.CommandLine;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case erase</c>: erases personal data.</summary>
internal static class CaseEraseCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var caseId = new Argument<string?>("CASE") { Description = "The case's id; leave it out to list the cases whose retention is over.", Arity = ArgumentArity.ZeroOrOne };
        var reason = new Option<string?>("--reason") { HelpName = "TEXT", Description = "Why. It stays readable: nothing personal." };
        var command = new PolicyCommand("erase", "Erase the personal data of an ended case and of its parts for good: facts, reasons, decisions, letters and names, but for what the policy says `keep_after_erasing` of. Ids, keys, times, states, triggers and outcomes stay, and the chain still verifies.")
        {
            Examples = [("policy case erase", "list the cases whose retention is over"), ("policy case erase rose --reason \"retention is over\"", "erase one of them")],
            Exits = CaseCommand.Exits,
        };
        command.Add(caseId);
        CaseArgs.Add(command, reason, args.By, args.Store, args.KeyFile, args.Rules, args.At);
        command.SetAction((parsed, _) =>
        {
            if (parsed.GetValue(caseId) is not { } named)
            {
                return CaseCommand.OnStoreAsync(context, args.Request(parsed), StoreUse.Working, desk => ListAsync(context, desk));
            }

            if (parsed.GetValue(reason) is not { } why || string.IsNullOrWhiteSpace(why))
            {
                return Task.FromResult(context.RefuseUse("erasing needs a reason", "say why with --reason; it stays readable, so nothing personal"));
            }

            return !PlainWords.Accepts(context, "--reason", why) || args.Actor(context, parsed) is not { } actor ? Task.FromResult(ExitCodes.Usage) : CaseCommand.OnStoreAsync(context, args.Request(parsed), StoreUse.Working, async desk =>
                await desk.IsTooEarlyAsync(context, named).ConfigureAwait(false) ? ExitCodes.Usage : await new CaseWriter(context, desk, "text").WriteAsync(await desk.Service.EraseAsync(named, actor, why, context.Cancellation).ConfigureAwait(false)).ConfigureAwait(false));
        });
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context, CaseDesk desk)
    {
        var any = false;
        await foreach (var end in desk.Service.ListPastRetentionAsync(context.Cancellation).ConfigureAwait(false))
        {
            any = true;
            context.Out.WriteLine(end.KeptUntil is { } until ? $"{end.CaseId}  kept until {InstantText.Of(context, until)}" : $"{end.CaseId}  {end.Problem}");
        }

        if (!any)
        {
            context.Out.WriteLine("no case's retention is over");
        }

        return ExitCodes.Done;
    }
}
