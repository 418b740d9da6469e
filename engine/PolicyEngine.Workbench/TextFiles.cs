using System.Text;
using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Workbench;

/// <summary>Files that somebody names, to be written.</summary>
public static class TextFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a text; a file that exists is replaced whole or not at all.</summary>
    /// <param name="workspace">Where the path starts.</param>
    /// <param name="path">The file.</param>
    /// <param name="text">The text.</param>
    /// <param name="forOwnerOnly">Whether nobody else may read the file.</param>
    /// <returns>Why it was not written; <see langword="null"/> when it was.</returns>
    public static Refusal? Write(Workspace workspace, string path, string text, bool forOwnerOnly = false)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var target = workspace.FullPath(path);
        if (!Directory.Exists(Path.GetDirectoryName(target)) || Directory.Exists(target))
        {
            return new Refusal($"`{path}` cannot be written", "name a file in a folder that exists");
        }

        if (new FileInfo(target).LinkTarget is not null || (File.Exists(target) && RegularFile.Look(target) != FileTrouble.None))
        {
            return new Refusal($"`{path}` is a link, a pipe or a device, and nothing is written in its place", "name a file, or leave `--output` out and the text goes to standard output");
        }

        WholeFile.Write(target, Utf8.GetBytes(text), forOwnerOnly);
        return null;
    }
}
