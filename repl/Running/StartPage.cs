using System.CommandLine;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.Running;

/// <summary>What <c>policy</c> alone shows: what one can do with it, examples first.</summary>
internal static class StartPage
{
    private static readonly (string Line, string Does)[] Examples =
    [
        ("policy new cycle-grant", "start a policy in a folder of its own"),
        ("policy check cycle-grant", "find what is wrong with it"),
        ("policy decide cycle-grant --set resident=yes --set age=17", "decide a case"),
        ("policy decide cycle-grant --set age=15 --explain", "say why, down to the figures"),
        ("policy test cycle-grant", "see whether its cases still come out as expected"),
    ];

    /// <summary>Prints the page.</summary>
    /// <returns><see cref="ExitCodes.Done"/>.</returns>
    public static int Write(Command root, CommandContext context)
    {
        var columns = new Columns(context.Out, context.Paint, context.Width);
        columns.Paragraph(root.Description ?? "");
        columns.Section("Try", [.. Examples]);
        columns.Section("Commands", [.. root.Subcommands.Where(command => !command.Hidden).Select(command => (command.Name, command.Description ?? ""))]);
        columns.Section("Options", [("--version", "Show the version."), (Pager.Option, "Show a long answer at once, not in a pager."), ("--verbose", "Show the technical detail when the engine itself breaks.")]);
        columns.Space();
        columns.Paragraph("`policy help COMMAND` says more about one of them. On a terminal, an answer that would scroll is shown in the program that PAGER names, or in less.");
        return ExitCodes.Done;
    }
}
