using System.CommandLine;
using PolicyEngine.Repl.Diffing;
using PolicyEngine.Repl.Running;
using PolicyEngine.Workbench.Diffing;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy diff</c>: what another version changes, for all cases at once.</summary>
internal static class DiffCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var old = new Argument<string>("OLD") { Description = "The policies as they were: a folder, a file, an id, or REVISION:PATH of git." };
        var now = new Argument<string?>("NEW") { Description = "The policies as they are. With --from, OLD is both.", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string?>("--from") { HelpName = "REVISION", Description = "Compare with the same path at a revision of git." };
        var format = OneOf.Option("--format", "How to write the answer.", "text", "json", "markdown");
        var command = new PolicyCommand("diff", "Show what another version of a policy changes for all cases at once, or prove that no decision changes.")
        {
            IsRead = true,
            Examples =
            [
                ("policy diff rules/blue-badge rules/blue-badge/drafts", "what a draft would change"),
                ("policy diff rules --from main", "what the working copy changes against a branch"),
                ("policy diff v1.2:rules/blue-badge rules/blue-badge", "since a release"),
                ("policy diff rules --from main --format markdown", "for the description of a pull request"),
            ],
            Exits =
            [
                (ExitCodes.Done, "proved: no decision changes"),
                (ExitCodes.Failed, "decisions change, or policies came or went; which is shown"),
                (ExitCodes.Usage, "wrong use"),
                (ExitCodes.PolicyErrors, "a policy does not compile"),
                (ExitCodes.NotDecided, "no change was found, and it is not proved that there is none"),
            ],
            Notes =
            [
                "Each kind of change comes with a case, decided under both, and with how many of the kept cases are of that kind. `policy compare` shows the kept cases one by one.",
                "Facts are the same when they have the same name and type, or, where one is gone and another has come, the same question. Only cases that both versions take are compared.",
            ],
        };
        command.Add(old);
        command.Add(now);
        command.Add(from);
        command.Add(format);
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(old), parsed.GetValue(now), parsed.GetValue(from), parsed.GetValue(format)!));
        return command;
    }

    private static int Run(CommandContext context, string old, string? now, string? from, string format)
    {
        if ((from is null) == (now is null))
        {
            return context.RefuseUse(from is null ? "there is nothing to compare with" : "`--from` takes the place of NEW", "write `policy diff OLD NEW`, or `policy diff PATH --from REVISION`");
        }

        int exitCode;
        if (context.Said(from is null ? DiffSide.Load(context.Workspace, old, context.Cancellation) : DiffSide.AtRevision(context.Workspace, from, old), out exitCode) is not { } left
            || context.Said(DiffSide.Load(context.Workspace, now ?? old, context.Cancellation), out exitCode) is not { } right)
        {
            return exitCode;
        }

        var diffs = PolicyDiffs.Of(left, right, context.Cancellation);
        switch (format)
        {
            case "json":
                context.Out.Write(DiffJson.Of(diffs));
                break;
            case "markdown":
                context.Out.Write(DiffMarkdown.Of(diffs));
                break;
            default:
                new DiffPage(context, context.Out).Write(diffs);
                break;
        }

        return diffs.IsProvedSame ? ExitCodes.Done : diffs.HasChanges ? ExitCodes.Failed : ExitCodes.NotDecided;
    }
}
