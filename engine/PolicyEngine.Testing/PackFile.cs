using System.Text;
using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Testing;

/// <summary>Reads and writes a file beside a policy: a regular file that lies in its folder by its real path, as the engine reads it.</summary>
public static class PackFile
{
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>The text of a file.</summary>
    /// <param name="path">The file, ready for the file system.</param>
    /// <param name="within">The folder that it must lie in; its own when left out.</param>
    /// <exception cref="IOException">It cannot be read, or is no regular file of its folder.</exception>
    public static string ReadText(string path, string? within = null)
    {
        using var reader = new StreamReader(new MemoryStream(ReadBytes(path, within)), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Whether a file begins with a byte order mark.</summary>
    /// <exception cref="IOException">As for <see cref="ReadText"/>.</exception>
    public static bool HasMark(string path) => ReadBytes(path, null).AsSpan().StartsWith(Encoding.UTF8.Preamble);

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file, ready for the file system.</param>
    /// <param name="text">The text.</param>
    /// <param name="withMark">Whether it begins with a byte order mark.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void WriteText(string path, string text, bool withMark)
    {
        ReadOnlySpan<byte> mark = withMark ? Encoding.UTF8.Preamble : default;
        WholeFile.Write(path, [.. mark, .. Encoding.UTF8.GetBytes(text)]);
    }

    private static byte[] ReadBytes(string path, string? within)
    {
        var content = RegularFile.Read(path, MostBytes, within ?? Path.GetDirectoryName(path));
        return content.Bytes ?? throw new IOException(content.Trouble switch
        {
            FileTrouble.NotRegular => $"`{path}` is a pipe, a device or a folder, not a file",
            FileTrouble.LeadsOut => $"`{path}` leads out of its folder by a link, and is not read",
            FileTrouble.TooLarge => $"`{path}` is too large",
            FileTrouble.None or FileTrouble.Unreadable or _ => $"`{path}` cannot be read",
        });
    }
}
