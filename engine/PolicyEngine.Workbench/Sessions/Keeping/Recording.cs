using System.Text;

namespace PolicyEngine.Workbench.Sessions.Keeping;

/// <summary>Keeps the lines of a session in a file, one after the other, so that they can be played again.</summary>
/// <param name="path">The file as the person wrote it.</param>
/// <param name="full">The file, ready for the file system.</param>
public sealed class Recording(string path, string full)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The file as the person wrote it.</summary>
    public string Path => path;

    /// <summary>How many lines were kept.</summary>
    public int Lines { get; private set; }

    /// <summary>Keeps a text that was done. A text of several lines is kept as it was typed.</summary>
    public void Keep(string text)
    {
        File.AppendAllText(full, text + "\n", Utf8);
        Lines++;
    }
}
