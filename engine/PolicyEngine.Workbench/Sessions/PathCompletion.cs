namespace PolicyEngine.Workbench.Sessions;

/// <summary>Files and folders that may stand in a line.</summary>
public static class PathCompletion
{
    private const int MostFiles = 200;

    /// <summary>The files with one of some endings, and the folders, where a path that is begun leads.</summary>
    public static IEnumerable<CompletionItem> Files(Workspace workspace, string begun, params string[] endings)
    {
        var slash = begun.LastIndexOf('/');
        var folder = slash < 0 ? "" : begun[..(slash + 1)];
        var full = workspace.FullPath(folder.Length == 0 ? "." : folder);
        return !Directory.Exists(full) ? [] :
        [
            .. Directory.EnumerateDirectories(full).Select(Path.GetFileName).Where(IsShown).Take(MostFiles).Order(StringComparer.Ordinal).Select(name => new CompletionItem($"{folder}{name}/", "path", "folder")),
            .. Directory.EnumerateFiles(full).Select(Path.GetFileName).Where(IsShown).Where(name => endings.Length == 0 || endings.Any(ending => name!.EndsWith(ending, StringComparison.OrdinalIgnoreCase))).Take(MostFiles)
                .Order(StringComparer.Ordinal).Select(name => new CompletionItem($"{folder}{name}", "path", "")),
        ];
    }

    private static bool IsShown(string? name) => name is [not '.', ..];
}
