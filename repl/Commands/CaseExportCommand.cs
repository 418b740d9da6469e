using System.CommandLine;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case export</c>: everything about one case.</summary>
internal static class CaseExportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var caseId = CaseArgs.CaseArgument();
        var output = OutputFile.Option("Write it to this file instead of showing it.");
        var command = new PolicyCommand("export", "Write everything about one case as one JSON document: to read, to hand over, or to take into another store.")
        {
            Examples = [("policy case export rose --output rose.json", "keep it in a file")],
            Exits = CaseCommand.Exits,
            Notes = ["The document holds the key of the case, so it is as secret as the case itself; the file can be read by its owner only. Parts are cases of their own."],
        };
        command.Add(caseId);
        CaseArgs.Add(command, output, args.Store, args.KeyFile, args.Rules);
        command.SetAction((parsed, _) => CaseCommand.OnStoreAsync(context, args.Request(parsed), StoreUse.Reading, async desk =>
            await desk.Service.ExportAsync(parsed.GetRequiredValue(caseId), context.Cancellation).ConfigureAwait(false) is { } json
                ? OutputFile.Write(context, parsed.GetValue(output), json, forOwnerOnly: true)
                : await desk.NoCaseAsync(context, parsed.GetRequiredValue(caseId)).ConfigureAwait(false)));
        return command;
    }
}
