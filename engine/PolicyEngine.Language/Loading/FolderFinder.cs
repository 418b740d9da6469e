namespace PolicyEngine.Language;

/// <summary>What was found below a path.</summary>
/// <param name="Files">The files of policies, cases and scripts, as paths that start as the caller's did, in ordinal order.</param>
/// <param name="Exists">Whether the path exists.</param>
/// <param name="IsTooLarge">Whether the search was given up.</param>
/// <param name="Unreadable">A folder that could not be read; <see langword="null"/> for none.</param>
internal sealed record FoundFiles(IReadOnlyList<string> Files, bool Exists, bool IsTooLarge, string? Unreadable)
{
    /// <summary>Those of the files that lie beside a pack, and are there for other packs as well.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>The folder that each file must lie in by its real path: the one that was named, or the one whose shared files it is among.</summary>
    public string FolderFor(string file, string path) =>
        !Beside.Contains(file, StringComparer.Ordinal) ? FolderFinder.Home(path) : FolderFinder.HomeOfShared(file);
}

/// <summary>Finds the files of policies below a path, without reading them. Knows nothing of YAML, so that a warm start does not load its parser.</summary>
internal static class FolderFinder
{
    /// <summary>The most files that are looked at.</summary>
    public const int MostFiles = 10_000;

    /// <summary>The deepest folder below the path.</summary>
    public const int MostDepth = 16;

    // What the policies beside them share: a pack that is read alone finds them too.
    private static readonly string[] Shared = ["calendars", "lifecycles"];

    /// <summary>The name of a file of settings of checks, which is found above a pack too.</summary>
    public const string SettingsName = "policy.config.yaml";

    // The next version of a pack lies in it, and is loaded only where it is named.
    private const string Drafts = "drafts";

    private static readonly string[] Skipped = ["snapshots", "bin", "obj", "node_modules", Drafts];

    /// <summary>Finds the files of a folder, or a single file with the scripts beside it; and, for a single pack, of the folders <c>calendars</c> and <c>lifecycles</c> that lie beside it.</summary>
    public static FoundFiles Find(string path)
    {
        var root = Slashes(path);
        try
        {
            if (File.Exists(path))
            {
                var scripts = Join(FolderOf(root), "scripts");
                return WithShared(FolderOf(root), new FoundFiles([root, .. Directory.Exists(scripts) ? FilesOf(scripts).Where(IsScript) : []], true, false, null));
            }

            return Directory.Exists(path) ? WithShared(root, Walk(root)) : new FoundFiles([], false, false, null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FoundFiles([], true, false, root);
        }
    }

    /// <summary>Whether a path names a YAML file.</summary>
    public static bool IsYaml(string path) => path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path names a file of rows.</summary>
    public static bool IsTable(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path names a script in a <c>scripts</c> folder.</summary>
    public static bool IsScript(string path) => path.EndsWith(".csx", StringComparison.OrdinalIgnoreCase) && NameOf(FolderOf(path)) == "scripts";

    /// <summary>The folder of a path with forward slashes; <c>.</c> when it has none.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..Math.Max(slash, 1)] : ".";

    /// <summary>A path as it is written from a folder.</summary>
    public static string Within(string folder, string path) => path.StartsWith(folder + "/", StringComparison.Ordinal) ? path[(folder.Length + 1)..] : path;

    /// <summary>The YAML files and the files of rows below the folder of a file, for a policy that is read alone and includes others.</summary>
    public static IReadOnlyList<string> Around(string file) => [.. Walk(FolderOf(Slashes(file))).Files.Where(found => IsYaml(found) || IsTable(found))];

    /// <summary>The last piece of a path with forward slashes.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static FoundFiles WithShared(string folder, FoundFiles found)
    {
        var files = Beside(folder).SelectMany(FilesOf).Concat(SettingsAbove(folder)).Where(IsYaml)
            .Where(file => !found.Files.Contains(file, StringComparer.Ordinal)).ToArray();
        return files.Length == 0 || found.IsTooLarge ? found : found with { Files = [.. found.Files.Concat(files).Order(StringComparer.Ordinal)], Beside = files };
    }

    /// <summary>The folders beside a pack's folder that hold what policies share; none for a folder of packs.</summary>
    public static IEnumerable<string> Beside(string folder) => HoldsYaml(folder) ? Shared.Select(name => Homes(Slashes(folder)).Select(home => Join(home, name)).FirstOrDefault(Directory.Exists)).OfType<string>() : [];

    // The settings of checks of the folder that a pack lies in hold for the pack, when it is read alone too.
    private static IEnumerable<string> SettingsAbove(string folder) => HoldsYaml(folder) ? Homes(Slashes(folder)).Select(home => Join(home, SettingsName)).Where(File.Exists).Take(1) : [];

    private static bool HoldsYaml(string folder) => Directory.Exists(folder) && FilesOf(folder).Any(IsYaml);

    // The folder that a pack lies in. A draft is at home where its pack is, and drafts may lie in the pack or beside all packs.
    private static IEnumerable<string> Homes(string folder)
    {
        var drafts = NameOf(folder) == Drafts ? folder : NameOf(FolderOf(folder)) == Drafts ? FolderOf(folder) : null;
        return drafts is null ? [Parent(folder)] : [FolderOf(drafts), Parent(FolderOf(drafts))];
    }

    /// <summary>The folder that a path names, or that its file lies in.</summary>
    public static string Home(string path) => File.Exists(path) ? FolderOf(Slashes(path)) : Slashes(path);

    /// <summary>The folder whose packs share a file, which lies in it or in one of its folders for what is shared.</summary>
    public static string HomeOfShared(string file) => Shared.Contains(NameOf(FolderOf(file)), StringComparer.Ordinal) ? FolderOf(FolderOf(file)) : FolderOf(file);

    /// <summary>The folder above a folder.</summary>
    public static string Parent(string folder) => NameOf(folder) is "." or ".." ? Join(folder, "..") : FolderOf(folder);

    // A class, so that a warm start has no list of pairs to compile.
    private sealed record Below(string Path, int Depth);

    private static FoundFiles Walk(string root)
    {
        var files = new List<string>();
        var folders = new Stack<Below>();
        folders.Push(new Below(root, 0));
        while (folders.TryPop(out var folder))
        {
            if (folder.Depth > MostDepth || files.Count > MostFiles)
            {
                return new FoundFiles([], true, true, null);
            }

            files.AddRange(FilesOf(folder.Path).Where(file => IsYaml(file) || IsScript(file) || IsTable(file)));
            foreach (var below in FoldersOf(folder.Path))
            {
                folders.Push(new Below(below, folder.Depth + 1));
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files.Count > MostFiles ? new FoundFiles([], true, true, null) : new FoundFiles(files, true, false, null);
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles().Select(file => file.Name).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal).Select(name => Join(folder, name));

    // Links to folders are not followed: they can lead in a circle, or out of the policies.
    private static IEnumerable<string> FoldersOf(string folder) =>
        new DirectoryInfo(folder).EnumerateDirectories()
            .Where(below => below.LinkTarget is null && !below.Name.StartsWith('.') && !Skipped.Contains(below.Name, StringComparer.OrdinalIgnoreCase))
            .Select(below => Join(folder, below.Name));

    private static string Join(string folder, string name) => folder.EndsWith('/') ? folder + name : $"{folder}/{name}";

    private static string Slashes(string path)
    {
        var slashes = Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
        return slashes.Length > 1 ? slashes.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/" : slashes;
    }
}
