using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Testing.Watching;

/// <summary>Tells that files below some folders have changed. What the command itself writes does not count.</summary>
public sealed class WatchedFiles : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim changes = new(0);
    private readonly List<FileSystemWatcher> watchers = [];

    /// <summary>Begins to watch.</summary>
    /// <param name="paths">Folders, or files whose folders are watched; ready for the file system.</param>
    public WatchedFiles(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var folder in paths.Select(path => Directory.Exists(path) ? path : Path.GetDirectoryName(path)!).Distinct(StringComparer.Ordinal))
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.DirectoryName | NotifyFilters.Size };
            watcher.Changed += Changed;
            watcher.Created += Changed;
            watcher.Deleted += Changed;
            watcher.Renamed += Changed;
            watcher.EnableRaisingEvents = true;
            watchers.Add(watcher);
        }
    }

    /// <summary>Waits until something has changed and nothing more for a moment, so that an editor's several writes are one change.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public void Wait(CancellationToken cancellation)
    {
        changes.Wait(cancellation);
        while (changes.Wait(Quiet, cancellation))
        {
            continue;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watcher in watchers)
        {
            watcher.Dispose();
        }

        changes.Dispose();
    }

    private void Changed(object sender, FileSystemEventArgs change)
    {
        // A folder changes with whatever is written in it.
        var isFolder = change.ChangeType == WatcherChangeTypes.Changed && Directory.Exists(change.FullPath);
        if (!isFolder && (change.Name is not { } name || !(name.EndsWith(SnapshotStore.Received, StringComparison.Ordinal) || name.EndsWith(WholeFile.Ending, StringComparison.Ordinal))))
        {
            changes.Release();
        }
    }
}
