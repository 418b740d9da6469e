using System.CommandLine;
using PolicyEngine.Diagnostics;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Repl.Running;
using PolicyEngine.Workbench.Loading;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy check</c>: everything that is wrong with policies.</summary>
internal static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Folders of policies, policy folders or policy files. Default: `rules` if it exists, otherwise this folder.", Arity = ArgumentArity.ZeroOrMore };
        var format = OneOf.Option("--format", "How to write what is found.", "text", "json", "sarif", "github");
        var strict = new Option<bool>("--warnings-as-errors") { Description = "Exit with 1 when there are warnings." };
        var list = new Option<bool>("--list") { Description = "List the checks, what is accepted with a reason, and what could not be decided." };
        var sources = new Option<string?>("--sources") { Description = "A folder with the papers as texts, for example `003.txt` for citations like `003:4409`. Citations are then looked up.", HelpName = "FOLDER" };
        var command = new PolicyCommand("check", "Find what is wrong with policies: all of it at once, each with its place and what to do.")
        {
            IsRead = true,
            Examples =
            [
                ("policy check", "check every policy below `rules`"),
                ("policy check rules/blue-badge --warnings-as-errors", "check one, strictly"),
                ("policy check --format sarif > check.sarif", "for a code-scanning service"),
                ("policy check --sources papers", "look up whether cited lines exist and speak of the same thing"),
                ("policy check --list", "what is looked for, what is accepted, and what could not be decided"),
            ],
            Exits = [(ExitCodes.Done, "no errors"), (ExitCodes.Failed, "warnings, with --warnings-as-errors"), (ExitCodes.Usage, "wrong use"), (ExitCodes.PolicyErrors, "errors")],
            Notes = ["A file `policy.config.yaml` in a folder of policies says how grave findings are taken there: `severity: { PE4004: error }`."],
        };
        command.Add(paths);
        command.Add(format);
        command.Add(strict);
        command.Add(list);
        command.Add(sources);
        command.SetAction(parsed => Run(context, parsed.GetValue(paths) ?? [], Options(context, parsed.GetValue(sources)), parsed.GetValue(format)!, parsed.GetValue(strict), parsed.GetValue(list)));
        return command;
    }

    // Null when the papers cannot be read, which has then been said.
    private static LoadOptions? Options(CommandContext context, string? sources)
    {
        var options = context.LoadOptions with { Advise = true, Today = DateOnly.FromDateTime(context.Clock.GetLocalNow().DateTime) };
        if (sources is null)
        {
            return options;
        }

        return context.Said(PaperFolder.Read(context.Workspace, sources), out _) is { } papers ? options with { Papers = papers } : null;
    }

    private static int Run(CommandContext context, IReadOnlyList<string> paths, LoadOptions? options, string format, bool strict, bool list)
    {
        if (options is null || context.Resolve(paths) is not { } resolved)
        {
            return ExitCodes.Usage;
        }

        var result = PolicyLoader.Load(resolved, options, context.Cancellation);
        if (list)
        {
            CheckList.Write(context, result, format);
            return ExitCodes.Done;
        }

        Write(context, result, format);
        context.Error.WriteLine(DiagnosticCount.Sentence(result.Diagnostics, result));
        return !result.Succeeded || result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) ? ExitCodes.Of(PolicyPaths.KindOf(result))
            : strict && result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Warning) ? ExitCodes.Failed
            : ExitCodes.Done;
    }

    private static void Write(CommandContext context, LoadResult result, string format)
    {
        switch (format)
        {
            case "json":
                context.Out.Write(DiagnosticJson.Of(result, context));
                break;
            case "sarif":
                context.Out.Write(DiagnosticSarif.Of(result.Diagnostics, context));
                break;
            case "github":
                result.Diagnostics.ToList().ForEach(diagnostic => context.Out.WriteLine(DiagnosticGitHub.Of(diagnostic, context)));
                break;
            default:
                new DiagnosticText(context, context.Out, context.Paint).Write(result.Diagnostics);
                break;
        }
    }
}
