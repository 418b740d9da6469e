using System.CommandLine;
using PolicyEngine.Diagnostics;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy explain</c>: the page of help of a message.</summary>
internal static class ExplainCommand
{
    private const string Letters = "PE";

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var id = new Argument<string?>("ID") { Description = "The id that stands in the message, like PE2008. Without it all are listed.", Arity = ArgumentArity.ZeroOrOne };
        id.CompletionSources.Add(_ => HelpPages.Ids.Select(known => new System.CommandLine.Completions.CompletionItem(known, detail: HelpPages.TitleOf(known))));
        var command = new PolicyCommand("explain", "Show the page of help of a message: what it means, an example, and how to mend it.")
        {
            IsRead = true,
            Examples = [("policy explain PE2008", "what the message means and how to mend it"), ("policy explain", "every id with a few words")],
            Exits = [(ExitCodes.Done, "shown"), (ExitCodes.Usage, "there is no such id")],
            Notes = ["On a terminal that can, the id in a message is a link to its page. FORCE_HYPERLINK=1 says that yours can, FORCE_HYPERLINK=0 turns links off."],
        };
        command.Add(id);
        command.SetAction(parsed => parsed.GetValue(id) is { } given ? Show(context, given) : List(context));
        return command;
    }

    private static int Show(CommandContext context, string given)
    {
        var plain = given.Trim().ToUpperInvariant();
        var id = plain.All(char.IsAsciiDigit) ? Letters + plain : plain;
        if (!HelpPages.Ids.Contains(id, StringComparer.Ordinal) || HelpPages.Find(id) is not { } page)
        {
            var hint = NearestName.Hint(id, HelpPages.Ids);
            return context.RefuseUse($"there is no message `{given}`", hint.Length > 0 ? $"{hint} `policy explain` lists all" : "`policy explain` lists all");
        }

        new HelpPageText(context.Out, context.Paint, context.Width).Write(page);
        return ExitCodes.Done;
    }

    private static int List(CommandContext context)
    {
        var columns = new Columns(context.Out, context.Paint, context.Width);
        columns.Paragraph("Each of them has a page: `policy explain ID`.");
        columns.Section("Messages", [.. HelpPages.Ids.Select(id => (id, HelpPages.TitleOf(id)))]);
        return ExitCodes.Done;
    }
}
