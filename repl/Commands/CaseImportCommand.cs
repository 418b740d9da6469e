using System.CommandLine;
using PolicyEngine.Cases.Exporting;
using PolicyEngine.Repl.CaseWork;
using PolicyEngine.Repl.Running;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy case import</c>: takes in an export.</summary>
internal static class CaseImportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var args = new CaseArgs();
        var file = new Argument<string>("FILE") { Description = "An export; `-` reads it from standard input." };
        var command = new PolicyCommand("import", "Take an exported case into a store, after its chain was checked.")
        {
            Examples = [("policy case import rose.json --store other.db", "move a case to another store")],
            Exits = CaseCommand.Exits,
        };
        command.Add(file);
        CaseArgs.Add(command, args.Store, args.KeyFile, args.Rules);
        command.SetAction((parsed, _) =>
        {
            var source = context.Said(FactSources.OpenFile(context.Workspace, context.In, parsed.GetRequiredValue(file), "that `policy case export` wrote"), out var exitCode);
            return source is null ? Task.FromResult(exitCode) : CaseCommand.OnStoreAsync(context, args.Request(parsed), StoreUse.Making, async desk =>
            {
                switch (await desk.Service.ImportAsync(source.Text, context.Cancellation).ConfigureAwait(false))
                {
                    case ImportResult.Imported imported:
                        context.Out.WriteLine($"{imported.State.CaseId}: {imported.State.Sequence} events, at {imported.State.State}");
                        return ExitCodes.Done;
                    case ImportResult.Refused problem:
                        context.RefuseUse(problem.Message, "nothing more was taken in");
                        return ExitCodes.Failed;
                    default:
                        throw new InvalidOperationException("a result of an unknown kind");
                }
            });
        });
        return command;
    }
}
