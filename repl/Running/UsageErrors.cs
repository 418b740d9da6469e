using System.CommandLine;
using System.CommandLine.Parsing;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Repl.Running;

/// <summary>Says what is wrong with a command line, with the nearest name.</summary>
internal static class UsageErrors
{
    /// <summary>Prints every error.</summary>
    /// <returns><see cref="ExitCodes.Usage"/>.</returns>
    public static int Write(ParseResult parsed, CommandContext context)
    {
        var command = parsed.CommandResult.Command;
        var help = $"run `{NameOf(command)} --help`";
        var known = KnownNames(parsed).ToList();
        foreach (var token in parsed.UnmatchedTokens.Take(1))
        {
            var kind = token.StartsWith('-') ? "option" : command is RootCommand ? "command" : "argument";
            var hint = NearestName.Hint(token, known);
            context.RefuseUse($"there is no {kind} `{token}`", hint.Length > 0 ? $"{hint} otherwise {help}" : help);
        }

        if (parsed.UnmatchedTokens.Count == 0)
        {
            foreach (var message in parsed.Errors.Select(error => Words(error, command)).Distinct(StringComparer.Ordinal))
            {
                context.RefuseUse(message, help);
            }
        }

        return ExitCodes.Usage;
    }

    /// <summary>The words that call a command, for example <c>policy decide</c>.</summary>
    public static string NameOf(Command command) => command is RootCommand ? "policy" : $"policy {command.Name}";

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
