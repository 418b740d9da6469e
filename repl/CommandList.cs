using System.CommandLine;
using PolicyEngine.Repl.Commands;

namespace PolicyEngine.Repl;

/// <summary>Every command, in the order that help shows them.</summary>
internal static class CommandList
{
    /// <summary>Makes the commands.</summary>
    public static IEnumerable<Command> Create(CommandContext context) =>
    [
        CheckCommand.Create(context),
        DecideCommand.Create(context),
        BatchCommand.Create(context),
        ImpactCommand.Create(context),
        SweepPopulationCommand.Create(context),
        SynthCommand.Create(context),
        CaseCommand.Create(context),
        ReplCommand.Create(context),
        ServeCommand.Create(context),
        TestCommand.Create(context),
        ReviewCommand.Create(context),
        ApproveCommand.Create(context),
        CasesCommand.Create(context),
        CompareCommand.Create(context),
        DiffCommand.Create(context),
        ProveCommand.Create(context),
        NewCommand.Create(context),
        DocsCommand.Create(context),
        GraphCommand.Create(context),
        SchemaCommand.Create(context),
        ExplainCommand.Create(context),
        CompletionCommand.Create(context),
    ];
}
