namespace PolicyEngine.Diagnostics.Files;

/// <summary>A folder whose files are trusted, because only the user of this process can write to it.</summary>
public static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder where it is missing, for its owner only.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void Make(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
    }

    /// <summary>Why what lies in the folder cannot be trusted; <see langword="null"/> when it can, or when the folder is not there yet.</summary>
    /// <param name="path">The folder.</param>
    public static string? Trouble(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        // On Windows the folder takes its rights from the user's profile.
        if (OperatingSystem.IsWindows() || !Directory.Exists(path))
        {
            return null;
        }

        return new DirectoryInfo(Path.TrimEndingDirectorySeparator(path)).LinkTarget is not null ? "it is a link"
            : FileFacts.Of(path) is not { } facts ? "it cannot be looked at"
            : !facts.IsOwn ? "it belongs to another user"
            : facts.IsOpenToOthers ? "other users can write to it"
            : null;
    }
}
