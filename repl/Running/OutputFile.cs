using System.CommandLine;
using System.Text;
using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Repl.Running;

/// <summary>Writes what a command makes to standard output, or to a file that the user names.</summary>
internal static class OutputFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

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

        var target = context.FullPath(path);
        if (!Directory.Exists(Path.GetDirectoryName(target)) || Directory.Exists(target))
        {
            return context.RefuseUse($"`{path}` cannot be written", "name a file in a folder that exists");
        }

        if (new FileInfo(target).LinkTarget is not null || (File.Exists(target) && RegularFile.Look(target) != FileTrouble.None))
        {
            return context.RefuseUse($"`{path}` is a link, a pipe or a device, and nothing is written in its place", "name a file, or leave `--output` out and the text goes to standard output");
        }

        WholeFile.Write(target, Utf8.GetBytes(text), forOwnerOnly);
        context.Error.WriteLine($"wrote {context.ShownPath(path)}");
        return ExitCodes.Done;
    }
}
