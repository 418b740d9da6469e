namespace PolicyEngine.Diagnostics.Files;

/// <summary>Writes files whole or not at all: aside under a name that nobody can foresee, and then moved to their place.</summary>
public static class WholeFile
{
    /// <summary>The ending of what is written aside.</summary>
    public const string Ending = ".part";

    /// <summary>Writes a file, in place of the one that is there.</summary>
    /// <param name="path">The file. A link in its place is refused, so that nothing is written where the link leads, and no link is lost.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="forOwnerOnly">Whether nobody else may read it.</param>
    /// <exception cref="IOException">It cannot be written, or a link stands in its place.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool forOwnerOnly = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new IOException($"`{path}` is a link, and nothing is written in the place of a link");
        }

        var aside = $"{path}.{Guid.NewGuid():N}{Ending}";
        try
        {
            // A new file only: whatever stands under the name already is left alone.
            using (var file = new FileStream(aside, Options(forOwnerOnly)))
            {
                file.Write(content);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }

    private static FileStreamOptions Options(bool forOwnerOnly)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (forOwnerOnly && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
