namespace PolicyEngine.Repl.Testing;

/// <summary>The packs that paths stand for.</summary>
internal static class PackPaths
{
    /// <summary>The paths with every file replaced by the folder of its pack, since its cases and snapshots lie there.</summary>
    public static IReadOnlyList<string> Of(CommandContext context, IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(paths);
        return [.. paths.Select(path => File.Exists(context.FullPath(path)) ? FolderOf(path) : path).Distinct(StringComparer.Ordinal)];
    }

    private static string FolderOf(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        return string.Equals(Path.GetFileName(folder), "cases", StringComparison.Ordinal) && Path.GetDirectoryName(folder) is { } pack ? OrHere(pack) : OrHere(folder);
    }

    private static string OrHere(string folder) => folder.Length == 0 ? "." : folder;
}
