using System.CommandLine;
using PolicyEngine.Language;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy schema</c>: the JSON Schema with which editors complete and check policy files.</summary>
internal static class SchemaCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var output = OutputFile.Option("Write it to this file instead of showing it.");
        var command = new PolicyCommand("schema", "Write the JSON Schema of policy files, with which editors complete and check them.")
        {
            IsRead = true,
            Examples = [("policy schema --output rules/policy.schema.json", "keep it beside the policies"), ("policy schema", "show it")],
            Exits = [(ExitCodes.Done, "written"), (ExitCodes.Usage, "wrong use")],
            Notes = ["An editor uses it when a policy starts with `# yaml-language-server: $schema=../policy.schema.json`."],
        };
        command.Add(output);
        command.SetAction(parsed => OutputFile.Write(context, parsed.GetValue(output), PolicySchema.Generate()));
        return command;
    }
}
