using System.CommandLine;
using PolicyEngine.Diagnostics;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy help</c>.</summary>
internal static class HelpCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(RootCommand root, CommandContext context)
    {
        var about = new Argument<string?>("COMMAND") { Description = "The command to explain.", Arity = ArgumentArity.ZeroOrOne };
        var command = new PolicyCommand("help", "Explain a command.") { about };
        command.SetAction(parsed => Run(root, parsed.GetValue(about), context));
        return command;
    }

    private static int Run(RootCommand root, string? name, CommandContext context)
    {
        if (name is null)
        {
            return StartPage.Write(root, context);
        }

        var commands = root.Subcommands.Where(command => !command.Hidden).ToList();
        if (commands.Find(command => command.Name == name) is { } found)
        {
            return new CommandHelp(context).Write(found, root);
        }

        var hint = NearestName.Hint(name, commands.Select(command => command.Name));
        return context.RefuseUse($"there is no command `{name}`", hint.Length > 0 ? hint : "run `policy` to see the commands");
    }
}
