using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using PolicyEngine.Repl.Commands;
using PolicyEngine.Workbench;

namespace PolicyEngine.Repl.Running;

/// <summary>Turns a command line into an exit code. Whatever happens, a person reads plain sentences.</summary>
internal static class CommandRunner
{
    /// <summary>Shows the detail of an engine fault.</summary>
    public const string VerboseOption = "--verbose";

    /// <summary>What is said of a fault of the engine.</summary>
    public const string FaultReport = "this is a fault of the engine, not of your policy; please report the command you ran, and what it prints with --verbose";

    /// <summary>Runs one command line.</summary>
    public static int Run(IReadOnlyList<string> args, CommandContext context)
    {
        try
        {
            return Invoke(args, context);
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception failure) when (FileFailure.Is(failure))
        {
            context.RefuseUse(FileFailure.Words(failure), FileFailure.Help);
            return Detail(context, failure, ExitCodes.Usage);
        }
#pragma warning disable CA1031 // The last door: an officer must never see a stack trace.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            context.Error.WriteLine($"{context.ErrorPaint.Error("error:")} {FaultReport}");
            return Detail(context, failure, ExitCodes.EngineFault);
        }
    }

    /// <summary>The command with everything below it.</summary>
    public static RootCommand CreateRoot(CommandContext context)
    {
        var root = new RootCommand("Check, decide, test and document council policies.");
        foreach (var directive in root.Directives.Where(directive => directive is not SuggestDirective).ToList())
        {
            root.Directives.Remove(directive);
        }

        root.SetAction(_ => context.IsTerminal ? ReplCommand.Open(context) : StartPage.Write(root, context));
        foreach (var command in CommandList.Create(context))
        {
            root.Add(command);
        }

        root.Add(HelpCommand.Create(root, context));
        root.Add(new Option<bool>(Pager.Option) { Description = "Show a long answer at once, not in a pager.", Recursive = true });
        root.Add(new Option<bool>(VerboseOption) { Description = "Show the technical detail when the engine itself breaks.", Recursive = true });
        Replace(root.Options.OfType<HelpOption>().Single(), new CommandHelp(context));
        Replace(root.Options.OfType<VersionOption>().Single(), new VersionLine(context));
        return root;
    }

    private static int Invoke(IReadOnlyList<string> args, CommandContext context)
    {
        var root = CreateRoot(context);
        var parsed = CommandLineParser.Parse(root, ExplainOption.Spelt(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is not (CommandHelp or VersionLine) && !IsSuggestion(root, parsed) && UsageErrors.Write(parsed, args, context) is not ExitCodes.Done and var refused)
        {
            return refused;
        }

        if (IsRead(parsed, args))
        {
            context.Pages?.Hold();
        }

        return parsed.Invoke(new InvocationConfiguration { Output = context.Out, Error = context.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    // What is typed in by hand is answered line by line.
    private static bool IsRead(ParseResult parsed, IReadOnlyList<string> args) =>
        (parsed.Action is CommandHelp || parsed.CommandResult.Command is PolicyCommand { IsRead: true }) && !args.Contains(Pager.Option) && !args.Contains("-");

    // A shell asks what could follow a line that is not finished.
    private static bool IsSuggestion(RootCommand root, ParseResult parsed) => root.Directives.Any(directive => parsed.GetResult(directive) is not null);

    private static void Replace(Option option, System.CommandLine.Invocation.CommandLineAction action)
    {
        option.Action = action;
        option.Description = option is HelpOption ? "Show help." : "Show the version.";
    }

    private static int Detail(CommandContext context, Exception failure, int exitCode)
    {
        if (context.IsVerbose)
        {
            context.Error.WriteLine(failure.ToString());
        }

        return exitCode;
    }
}
