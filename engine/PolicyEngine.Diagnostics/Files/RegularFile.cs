namespace PolicyEngine.Diagnostics.Files;

/// <summary>Reads regular files only: opening a pipe can wait for ever, a device may have no end, and a link can lead to what somebody else keeps.</summary>
public static class RegularFile
{
    private const int Piece = 64 * 1024;

    /// <summary>Why a file would not be read; <see cref="FileTrouble.None"/> when it can be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="within">The folder that it must lie in by its real path; <see langword="null"/> for a file that the user has named, which may be a link.</param>
    public static FileTrouble Look(string path, string? within = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Find(path, within).Trouble;
    }

    /// <summary>Reads a file to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">The most bytes, counted while they are read.</param>
    /// <param name="within">As for <see cref="Look"/>.</param>
    public static FileContent Read(string path, long most, string? within = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var (real, trouble) = Find(path, within);
        if (real is null)
        {
            return new FileContent(null, trouble);
        }

        try
        {
            // What was looked at is what is opened: the path without its links.
            using var file = new FileStream(real, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return ReadToEnd(file, most);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FileContent(null, FileTrouble.Unreadable);
        }
    }

    private static FileContent ReadToEnd(FileStream file, long most)
    {
        using var read = new MemoryStream((int)Math.Min(file.Length, Math.Min(most, Array.MaxLength)));
        var piece = new byte[Piece];
        while (file.Read(piece) is var count and > 0)
        {
            if (read.Length + count > most)
            {
                return new FileContent(null, FileTrouble.TooLarge);
            }

            read.Write(piece, 0, count);
        }

        return new FileContent(read.ToArray(), FileTrouble.None);
    }

    private static (string? Real, FileTrouble Trouble) Find(string path, string? within)
    {
        try
        {
            var real = RealPath.Of(path);
            var trouble = real is null ? FileTrouble.Unreadable
                : within is not null && !(RealPath.Of(within) is { } folder && RealPath.IsInside(real, folder)) ? FileTrouble.LeadsOut
                : KindOf(real, path);
            return (trouble == FileTrouble.None ? real : null, trouble);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, FileTrouble.Unreadable);
        }
    }

    private static FileTrouble KindOf(string real, string path) =>
        Directory.Exists(real) ? FileTrouble.NotRegular
        : OperatingSystem.IsWindows() ? KindOnWindows(real)
        : FileFacts.Of(real) switch
        {
            // Links of the system to what has no path lead to pipes and sockets.
            null => FileFacts.Of(path) is null ? FileTrouble.Unreadable : FileTrouble.NotRegular,
            { IsRegular: true } => FileTrouble.None,
            _ => FileTrouble.NotRegular,
        };

    private static FileTrouble KindOnWindows(string real) =>
        !File.Exists(real) ? FileTrouble.Unreadable
        : real.StartsWith(@"\\.\", StringComparison.Ordinal) || File.GetAttributes(real).HasFlag(FileAttributes.Device) ? FileTrouble.NotRegular
        : FileTrouble.None;
}
