namespace PolicyEngine.Diagnostics.Files;

/// <summary>Paths as a person writes and reads them: from the folder where the person works.</summary>
/// <param name="Folder">The absolute path of that folder.</param>
public sealed record UserPaths(string Folder)
{
    /// <summary>A path as the person wrote it, made ready for the file system.</summary>
    public string Full(string path) => Path.GetFullPath(path, Folder);

    /// <summary>A path as messages show it: relative to the folder when it lies below, with forward slashes.</summary>
    public string Shown(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var relative = Path.IsPathFullyQualified(path) ? Path.GetRelativePath(Folder, path) : path;
        var shown = relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathFullyQualified(relative) ? path : relative;
        shown = shown.Replace(Path.DirectorySeparatorChar, '/');
        return shown.StartsWith("./", StringComparison.Ordinal) ? shown[2..] : shown;
    }
}
