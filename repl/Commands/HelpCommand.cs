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
        var about = new Argument<string[]>("COMMAND") { Description = "The command to explain, like `decide` or `case open`.", Arity = ArgumentArity.ZeroOrMore };
        var command = new PolicyCommand("help", "Explain a command.") { IsRead = true };
        command.Add(about);
        command.SetAction(parsed => Run(root, parsed.GetValue(about) ?? [], context));
        return command;
    }

    private static int Run(RootCommand root, string[] names, CommandContext context)
    {
        Command found = root;
        foreach (var name in names)
        {
            var commands = found.Subcommands.Where(command => !command.Hidden).ToList();
            if (commands.Find(command => command.Name == name) is not { } below)
            {
                var hint = NearestName.Hint(name, commands.Select(command => command.Name));
                return context.RefuseUse($"there is no command `{name}`", hint.Length > 0 ? hint : $"run `{UsageErrors.NameOf(found)}` to see the commands");
            }

            found = below;
        }

        return found is RootCommand ? StartPage.Write(root, context) : new CommandHelp(context).Write(found, root);
    }
}
