using PolicyEngine.Language;

namespace PolicyEngine;

/// <summary>Watches folders of policies, and calls once the files have been still for a time.</summary>
internal sealed class PolicyWatch : IDisposable
{
    private readonly List<FileSystemWatcher> watchers = [];
    private readonly TimeSpan quiet;
    private readonly Timer timer;

    public PolicyWatch(IReadOnlyList<string> paths, TimeSpan quiet, Action changed)
    {
        this.quiet = quiet;
        timer = new Timer(_ => changed());
        foreach (var path in paths.Concat(paths.SelectMany(PolicyFolder.FoldersBeside)))
        {
            Watch(path);
        }
    }

    public void Dispose()
    {
        foreach (var watcher in watchers)
        {
            watcher.Dispose();
        }

        timer.Dispose();
    }

    private void Watch(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Directory.Exists(full) ? full : Path.GetDirectoryName(full)!;
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.DirectoryName | NotifyFilters.Size };
        void Changed(object sender, FileSystemEventArgs change) => timer.Change(quiet, Timeout.InfiniteTimeSpan);
        watcher.Changed += Changed;
        watcher.Created += Changed;
        watcher.Deleted += Changed;
        watcher.Renamed += Changed;

        // Too many changes at once lose single ones, but not that there was one.
        watcher.Error += (_, _) => timer.Change(quiet, Timeout.InfiniteTimeSpan);
        watcher.EnableRaisingEvents = true;
        watchers.Add(watcher);
    }
}
