using System.CommandLine;
using PolicyEngine.Workbench;

namespace PolicyEngine.Repl.Running;

/// <summary>Writes what a command makes to standard output, or to a file that the user names.</summary>
internal static class OutputFile
{
    /// <summary>The option <c>--output FILE</c>.</summary>
    public static Option<string?> Option(string description) => new("--output", "-o") { HelpName = "FILE", Description = description };

    /// <summary>Writes the text; a file that exists is replaced whole or not at all.</summary>
    /// <param name="context">The world.</param>
    /// <param name="path">The file; <see langword="null"/> for standard output.</param>
    /// <param name="text">The text.</param>
    /// <param name="forOwnerOnly">Whether nobody else may read the file.</param>
    /// <returns><see cref="ExitCodes.Done"/>, or <see cref="ExitCodes.Usage"/> when the folder does not exist.</returns>
    public static int Write(CommandContext context, string? path, string text, bool forOwnerOnly = false)
    {
        if (path is null)
        {
            context.Out.Write(text);
            return ExitCodes.Done;
        }

        if (TextFiles.Write(context.Workspace, path, text, forOwnerOnly) is { } refusal)
        {
            return RefusalPrinter.Write(context, refusal);
        }

        context.Error.WriteLine($"wrote {context.ShownPath(path)}");
        return ExitCodes.Done;
    }
}
