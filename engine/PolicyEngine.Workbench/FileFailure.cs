namespace PolicyEngine.Workbench;

/// <summary>Files that vanish or may not be touched are the user's to mend.</summary>
public static class FileFailure
{
    /// <summary>What to do about it.</summary>
    public const string Help = "check that the file is there and that you may read and write it";

    // A missing part of the command itself is reported in the same way as a missing file, and is no fault of the user.

    /// <summary>Whether a failure is about the user's files.</summary>
    public static bool Is(Exception failure) =>
        failure is UnauthorizedAccessException or (IOException and not FileLoadException) && !(failure is FileNotFoundException { FileName: { } name } && name.Contains(", Version=", StringComparison.Ordinal));

    /// <summary>What is wrong. The framework's sentence names the file.</summary>
    public static string Words(Exception failure) => char.ToLowerInvariant(failure.Message[0]) + failure.Message[1..].TrimEnd('.').Replace('\'', '`');
}
