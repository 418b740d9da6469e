using System.Diagnostics.CodeAnalysis;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language;

namespace PolicyEngine;

/// <summary>
/// The policies that a service decides with. Reading <see cref="Current"/> gives a whole set; a reload puts a new whole set in its place or, when anything is wrong, changes nothing. Work under way goes on with
/// the set it started with, which unloads when the last of it ends. Safe for any number of threads.
/// </summary>
public sealed class PolicyLibrary : IDisposable
{
    private readonly IReadOnlyList<string> paths;
    private readonly LoadOptions options;
    private readonly TimeSpan quiet;
    private readonly Lock reloading = new();
    private readonly List<FileSystemWatcher> watchers = [];
    private readonly Timer? timer;
    private LoadedPolicies current;

    /// <summary>Loads the policies.</summary>
    /// <exception cref="ArgumentException">No path is given.</exception>
    /// <exception cref="PoliciesRefusedException">A policy is wrong; the diagnostics say where.</exception>
    public PolicyLibrary(PolicyEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Paths.Count == 0)
        {
            throw new ArgumentException("give at least one folder of policies in Paths", nameof(options));
        }

        paths = [.. options.Paths];
        quiet = options.Quiet;
        this.options = new LoadOptions { CacheFolder = options.CacheFolder };
        current = PolicyLoader.LoadWarm(paths, this.options) is { } warm ? new LoadedPolicies(warm, null) : Required(PolicyLoader.Load(paths, this.options));
        if (options.Watch)
        {
            timer = new Timer(_ => ReloadQuietly());
            foreach (var path in paths.Concat(paths.SelectMany(PolicyFolder.FoldersBeside)))
            {
                Watch(path);
            }
        }
    }

    /// <summary>Raised after each reload, whether it brought a new set or not, on the thread that reloaded.</summary>
    public event EventHandler<PoliciesReloadedEventArgs>? Reloaded;

    /// <summary>The policies in use.</summary>
    public PolicySet Current => Volatile.Read(ref current).Set;

    /// <summary>The policies in use with their texts. After a warm start, which reads no text, they are loaded again.</summary>
    /// <exception cref="PoliciesRefusedException">The files have changed since, and what is there now is wrong.</exception>
    internal LoadedPolicies CurrentWithTexts
    {
        get
        {
            if (Volatile.Read(ref current) is { Syntax: not null } known)
            {
                return known;
            }

            var result = Reload();
            return Volatile.Read(ref current) is { Syntax: not null } read ? read : throw new PoliciesRefusedException(result.Diagnostics);
        }
    }

    /// <summary>Loads the files again. With an error, or when it is cancelled, the set in use stays.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing has changed.</exception>
    public LoadResult Reload(CancellationToken cancellation = default)
    {
        LoadResult result;
        lock (reloading)
        {
            result = PolicyLoader.Load(paths, options, cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (result.Set is { } set)
            {
                Volatile.Write(ref current, new LoadedPolicies(set, result.Syntax));
            }
        }

        Reloaded?.Invoke(this, new PoliciesReloadedEventArgs(result));
        return result;
    }

    /// <summary>Stops watching. Policies and decisions that are held go on working.</summary>
    public void Dispose()
    {
        foreach (var watcher in watchers)
        {
            watcher.Dispose();
        }

        timer?.Dispose();
    }

    private static LoadedPolicies Required(LoadResult result) => new(result.Set ?? throw new PoliciesRefusedException(result.Diagnostics), result.Syntax);

    private void Watch(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Directory.Exists(full) ? full : Path.GetDirectoryName(full)!;
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.DirectoryName | NotifyFilters.Size };
        void Changed(object sender, FileSystemEventArgs change) => timer!.Change(quiet, Timeout.InfiniteTimeSpan);
        watcher.Changed += Changed;
        watcher.Created += Changed;
        watcher.Deleted += Changed;
        watcher.Renamed += Changed;
        watcher.EnableRaisingEvents = true;
        watchers.Add(watcher);
    }

    [SuppressMessage("Design", "CA1031", Justification = "a watcher's thread has nobody to tell; the set in use goes on serving, and the next change tries again")]
    private void ReloadQuietly()
    {
        try
        {
            Reload();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Reloaded?.Invoke(this, new PoliciesReloadedEventArgs(new LoadResult(null, [DoorDiagnostics.EngineFailed.At(new SourceFile(paths[0], "").Span(0, 0), exception.Message)], [], [])));
        }
    }
}
