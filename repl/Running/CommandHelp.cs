using System.CommandLine;
using System.CommandLine.Invocation;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.Running;

/// <summary>Help for one command: examples first, then what can be said.</summary>
internal sealed class CommandHelp(CommandContext context) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        return command is RootCommand root ? StartPage.Write(root, context) : Write(command, parseResult.RootCommandResult.Command);
    }

    /// <summary>Prints the help of a command.</summary>
    /// <returns><see cref="ExitCodes.Done"/>.</returns>
    public int Write(Command command, Command root)
    {
        var columns = new Columns(context.Out, context.Paint, context.Width);
        columns.Paragraph(command.Description ?? "");
        columns.Section("Usage", [$"{UsageErrors.NameOf(command)}{(command.Subcommands.Any() ? " COMMAND" : "")}{string.Concat(command.Arguments.Select(Placeholder))} [options]"]);
        if (command is PolicyCommand { Examples: var examples })
        {
            columns.Section("Examples", [.. examples.Select(example => (example.Line, example.Does))]);
        }

        columns.Section("Commands", [.. command.Subcommands.Where(below => !below.Hidden).Select(below => (below.Name, below.Description ?? ""))]);
        columns.Section("Arguments", [.. command.Arguments.Where(argument => !argument.Hidden).Select(argument => (argument.HelpName ?? argument.Name, argument.Description ?? ""))]);
        var options = command.Options.Concat(root.Options.Where(option => option.Recursive)).Where(option => !option.Hidden);
        columns.Section("Options", [.. options.Select(option => (Signature(option), option.Description ?? ""))]);
        if (command is PolicyCommand described)
        {
            columns.Section("Exit codes", [.. described.Exits.Select(exit => (exit.Code.ToString(System.Globalization.CultureInfo.InvariantCulture), exit.Means))]);
            foreach (var note in described.Notes)
            {
                columns.Space();
                columns.Paragraph(note);
            }
        }

        return ExitCodes.Done;
    }

    private static string Placeholder(Argument argument)
    {
        var name = argument.HelpName ?? argument.Name;
        var many = argument.Arity.MaximumNumberOfValues > 1 ? "…" : "";
        return argument.Arity.MinimumNumberOfValues > 0 ? $" {name}{many}" : $" [{name}{many}]";
    }

    private static string Signature(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Append(option.Name).Distinct().OrderBy(name => name.Length));
        return option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) || option.ValueType == typeof(void) ? names : $"{names} {option.HelpName ?? "VALUE"}";
    }
}
