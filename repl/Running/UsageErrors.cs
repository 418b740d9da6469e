using System.CommandLine;
using System.CommandLine.Parsing;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Repl.Running;

/// <summary>Says what is wrong with a command line, with the nearest name.</summary>
internal static class UsageErrors
{
    /// <summary>Prints what is wrong with a command line; nothing when it can be run.</summary>
    /// <returns><see cref="ExitCodes.Usage"/>, or <see cref="ExitCodes.Done"/> when it can be run.</returns>
    public static int Write(ParseResult parsed, IReadOnlyList<string> args, CommandContext context)
    {
        var command = parsed.CommandResult.Command;
        var help = $"run `{NameOf(command)} --help`";
        if (parsed.UnmatchedTokens.Concat(StrayOptions(parsed, args)).FirstOrDefault() is { } token)
        {
            var hint = NearestName.Hint(token, KnownNames(parsed));
            var message = token.StartsWith('-') ? $"there is no option `{token}`" : command.Subcommands.Any() ? $"there is no command `{token}`" : $"`{token}` is one argument too many";
            return context.RefuseUse(message, hint.Length > 0 ? $"{hint} otherwise {help}" : help);
        }

        foreach (var message in parsed.Errors.Select(error => Words(error, command)).Distinct(StringComparer.Ordinal))
        {
            context.RefuseUse(message, help);
        }

        return parsed.Errors.Count > 0 ? ExitCodes.Usage : ExitCodes.Done;
    }

    /// <summary>The words that call a command, for example <c>policy decide</c>.</summary>
    public static string NameOf(Command command) => command is RootCommand ? "policy" : $"{NameOf(command.Parents.OfType<Command>().FirstOrDefault() ?? new RootCommand())} {command.Name}";

    // A misspelt option would pass for a path where a command takes any number of them.
    private static IEnumerable<string> StrayOptions(ParseResult parsed, IReadOnlyList<string> args) =>
        args.Contains("--") ? [] : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).Where(value => value.Length > 1 && value.StartsWith('-'));

    private static IEnumerable<string> KnownNames(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var options = command.Options.Concat(parsed.RootCommandResult.Command.Options.Where(option => option.Recursive)).Where(option => !option.Hidden);
        return options.SelectMany(option => option.Aliases.Append(option.Name)).Concat(command.Subcommands.Where(below => !below.Hidden).Select(below => below.Name));
    }

    private static string Words(ParseError error, Command command) => error.SymbolResult switch
    {
        ArgumentResult { Parent: CommandResult, Tokens.Count: 0 } argument => $"`{NameOf(command)}` needs {argument.Argument.HelpName ?? argument.Argument.Name}",
        ArgumentResult { Parent: OptionResult option, Tokens.Count: 0 } => $"`{option.Option.Name}` needs a value",
        OptionResult { Tokens.Count: 0 } option => $"`{option.Option.Name}` needs a value",
        OptionResult { Option.Arity.MaximumNumberOfValues: 1, Tokens.Count: > 1 } option => $"`{option.Option.Name}` is given more than once",
        _ => error.Message,
    };
}
