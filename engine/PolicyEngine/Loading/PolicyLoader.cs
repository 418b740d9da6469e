using System.Runtime.CompilerServices;
using PolicyEngine.Diagnostics;
using PolicyEngine.Emission;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine;

/// <summary>Loads policies: text → syntax → bound → checked → image → set. Everything wrong is said at once, and nothing is ever half loaded.</summary>
public static class PolicyLoader
{
    /// <summary>Loads everything below a folder, one pack's folder, or one policy's file.</summary>
    /// <param name="path">The path, as messages shall show it.</param>
    /// <param name="options">How; by default without a disk cache and without advice.</param>
    /// <param name="cancellation">Gives up between stages; nothing is loaded then.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static LoadResult Load(string path, LoadOptions? options = null, CancellationToken cancellation = default) => Load([path], options, cancellation);

    /// <summary>Loads everything below several paths as one set, for example a library and a folder of a locality's overrides.</summary>
    /// <param name="paths">The paths; at least one.</param>
    /// <param name="options">As for <see cref="Load(string, LoadOptions?, CancellationToken)"/>.</param>
    /// <param name="cancellation">Gives up between stages; nothing is loaded then.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static LoadResult Load(IReadOnlyList<string> paths, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentOutOfRangeException.ThrowIfZero(paths.Count);
        // The files may change while they are read: only what stands before and after is what was loaded.
        var before = options?.CacheFolder is null ? null : Fingerprint(paths);
        var result = Load(files => ReadTogether(paths, files), options ?? new LoadOptions(), cancellation);
        if (result.Succeeded && before is not null && before == Fingerprint(paths))
        {
            new PolicyImageCache(options!.CacheFolder!).KeepAlias(before, result.Syntax.Select(PolicyKey.Of));
        }

        return result;
    }

    /// <summary>Loads files that are already in memory. Policies end in <c>.yaml</c>, scripts stand as <c>FOLDER/scripts/NAME.csx</c> beside <c>FOLDER/policy.yaml</c>.</summary>
    /// <param name="files">The files.</param>
    public static LoadResult Load(IEnumerable<SourceFile> files) => Load(files, new LoadOptions());

    /// <summary>As <see cref="Load(IEnumerable{SourceFile})"/>.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">As for <see cref="Load(string, LoadOptions?, CancellationToken)"/>.</param>
    public static LoadResult Load(IEnumerable<SourceFile> files, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Load(memory => PolicyFolder.Read(files, memory), options, CancellationToken.None);
    }

    /// <summary>Loads policies that were read before, as they are or with pieces exchanged: what a tool that tries changes compiles, many at once, without writing text.</summary>
    /// <param name="policies">The policies; ids do not repeat. At least one.</param>
    /// <param name="cancellation">Gives up between stages; nothing is loaded then.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static LoadResult Load(IReadOnlyList<PolicySyntax> policies, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentOutOfRangeException.ThrowIfZero(policies.Count);
        return PolicyCompiler.LoadExchanged(policies, cancellation);
    }

    /// <summary>Loads a set from the disk cache alone, when exactly these files were loaded without an error before: no YAML is parsed and no compiler is loaded.</summary>
    /// <param name="path">The path, as it was given then.</param>
    /// <param name="options">With a cache folder.</param>
    /// <returns>The set, or <see langword="null"/> when it is not in the cache.</returns>
    public static PolicySet? LoadWarm(string path, LoadOptions options) => LoadWarm([path], options);

    /// <summary>As <see cref="LoadWarm(string, LoadOptions)"/>, for several paths.</summary>
    public static PolicySet? LoadWarm(IReadOnlyList<string> paths, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(options);
        if (options.CacheFolder is not { } folder || Fingerprint(paths) is not { } fingerprint)
        {
            return null;
        }

        var cache = new PolicyImageCache(folder);
        var images = new List<PolicyImage>();
        foreach (var key in cache.FindAlias(fingerprint) ?? [])
        {
            if (cache.Find(key) is not { } image)
            {
                return null;
            }

            images.Add(image);
        }

        return images.Count == 0 ? null : new PolicySet([.. images.SelectMany(image => PolicyImageLoader.Load(image))]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static LoadResult Load(Func<FileMemory, PolicyFolderResult> read, LoadOptions options, CancellationToken cancellation)
    {
        if (options.Memory is not { } memory)
        {
            return PolicyCompiler.Load(read(new FileMemory()), options, cancellation);
        }

        lock (memory.Turn)
        {
            try
            {
                return PolicyCompiler.Load(read(memory.Files), options, cancellation);
            }
            finally
            {
                memory.End();
            }
        }
    }

    private static PolicyFolderResult ReadTogether(IReadOnlyList<string> paths, FileMemory memory)
    {
        var read = paths.Select(path => PolicyFolder.Read(path, memory)).ToArray();
        if (read.Length == 1)
        {
            return read[0];
        }

        // An override may lie below another path than its base, so the files are read again as one set; what could not be read at all is kept.
        var files = read.SelectMany(one => one.Files).DistinctBy(file => Path.GetFullPath(file.Path)).ToArray();
        var together = PolicyFolder.Read(files, memory);
        var known = files.Select(file => Path.GetFullPath(file.Path)).ToHashSet(StringComparer.Ordinal);
        var unread = read.SelectMany(one => one.Diagnostics).Where(diagnostic => !known.Contains(Path.GetFullPath(diagnostic.Span.File.Path)));
        return together with { Diagnostics = [.. unread, .. together.Diagnostics] };
    }

    private static string? Fingerprint(IReadOnlyList<string> paths)
    {
        var prints = paths.Select(PolicyFolder.Fingerprint).ToArray();
        return Array.Exists(prints, print => print is null) ? null : PolicyImageCache.KeyOf(string.Join('\n', paths.Concat(prints)));
    }
}
