using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Workbench;

/// <summary>Where somebody works: the folder that paths start from, the clock, and where compiled policies are kept.</summary>
/// <param name="Folder">The absolute path that relative paths start from.</param>
/// <param name="Clock">The clock.</param>
/// <param name="CacheFolder">The folder of compiled policies; <see langword="null"/> for none.</param>
public sealed record Workspace(string Folder, TimeProvider Clock, string? CacheFolder)
{
    /// <summary>How policies are loaded.</summary>
    public LoadOptions LoadOptions => new() { CacheFolder = CacheFolder };

    /// <summary>Paths from <see cref="Folder"/>.</summary>
    public UserPaths Paths => new(Folder);

    /// <summary>The folder that is meant when none is named: <c>rules</c> when it exists, otherwise the working folder.</summary>
    public string DefaultPath => Directory.Exists(FullPath("rules")) ? "rules" : ".";

    /// <summary>A path as the user wrote it, made ready for the file system.</summary>
    public string FullPath(string path) => Paths.Full(path);

    /// <summary>A path as messages show it: relative to the folder when it lies below, with forward slashes.</summary>
    public string ShownPath(string path) => Paths.Shown(path);
}
