using System.CommandLine;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case show</c>: a case as it stands.</summary>
internal static class CaseShowCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var caseId = CaseArgs.CaseArgument();
        var command = new PolicyCommand("show", "Show where a case stands, what happens next and by when, who may do what, and why the last thing was refused.")
        {
            Examples = [("policy case show rose", "see a case"), ("policy case show rose --format json", "for a program")],
            Exits = CaseCommand.Exits,
        };
        command.Add(caseId);
        CaseArgs.Add(command, args.Store, args.KeyFile, args.Rules, args.At, args.Format);
        command.SetAction((parsed, _) => CaseCommand.OnStoreAsync(context, args.Request(parsed), StoreUse.Reading, desk => new CaseWriter(context, desk, parsed.GetValue(args.Format)!).ShowAsync(parsed.GetRequiredValue(caseId))));
        return command;
    }
}
