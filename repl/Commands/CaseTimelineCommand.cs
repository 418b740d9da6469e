using System.CommandLine;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case timeline</c>: what happened to a case.</summary>
internal static class CaseTimelineCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var caseId = CaseArgs.CaseArgument();
        var command = new PolicyCommand("timeline", "Show what happened to a case, event by event: who did what, when, and what came of it.")
        {
            Examples = [("policy case timeline rose", "read a case from its beginning")],
            Exits = CaseCommand.Exits,
        };
        command.Add(caseId);
        CaseArgs.Add(command, args.Store, args.KeyFile, args.Rules, args.Format);
        command.SetAction((parsed, _) => CaseCommand.OnStoreAsync(context, args.Request(parsed), StoreUse.Reading, desk => new CaseWriter(context, desk, parsed.GetValue(args.Format)!).TimelineAsync(parsed.GetRequiredValue(caseId))));
        return command;
    }
}
