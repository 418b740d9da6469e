using System.Globalization;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>Reads policies with their overrides, scripts and cases from a folder, a file or memory. Nothing in an author's text makes it throw: what is wrong comes back as diagnostics.</summary>
public static class PolicyFolder
{
    /// <summary>Reads everything below a path.</summary>
    /// <param name="path">
    /// A folder that holds policies at any depth (at most 16 folders deep, 10,000 files), one policy's folder, or a single YAML file, which is read with the scripts beside it. Folders named
    /// <c>drafts</c>, <c>snapshots</c>, <c>bin</c>, <c>obj</c> and <c>node_modules</c>, hidden ones and links to folders are left out. Every file is a regular one that lies in the folder by its real path; pipes, devices and links that lead out are diagnostics. With a single pack, what policies share is read along: the folders
    /// <c>calendars</c> and <c>lifecycles</c> beside its folder. Messages show paths as they start here, with forward slashes.
    /// </param>
    /// <returns>What was read, and what is wrong with it; a path that does not exist is a diagnostic.</returns>
    public static PolicyFolderResult Read(string path) => Read(path, new FileMemory());

    /// <summary>As <see cref="Read(string)"/>, with what was read of the same files before.</summary>
    /// <param name="path">As for <see cref="Read(string)"/>.</param>
    /// <param name="memory">What was read before, and is kept for the next time.</param>
    public static PolicyFolderResult Read(string path, FileMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag();
        var found = FolderFinder.Find(path);
        var place = new SourceFile(path, "").Span(0, 0);
        if (!found.Exists)
        {
            diagnostics.Add(LoadingDiagnostics.NotThere, place, path);
        }
        else if (found.IsTooLarge)
        {
            diagnostics.Add(LoadingDiagnostics.TooManyFiles, place, path, FolderFinder.MostFiles.ToString(CultureInfo.InvariantCulture), FolderFinder.MostDepth.ToString(CultureInfo.InvariantCulture));
        }
        else if (found.Unreadable is { } unreadable)
        {
            diagnostics.Add(LoadingDiagnostics.Unreadable, place, unreadable);
        }

        var files = found.Files.Where(file => !FolderFinder.IsTable(file)).Select(file => SourceLoader.Read(file, found.FolderFor(file, path), diagnostics)).OfType<SourceFile>().ToList();
        if (files.Exists(file => file.Text.Contains("rows_from:", StringComparison.Ordinal)))
        {
            var tables = File.Exists(path) ? FolderFinder.Around(path) : found.Files;
            files.AddRange(tables.Where(FolderFinder.IsTable).Where(file => files.Exists(policy => policy.Text.Contains(FolderFinder.NameOf(file), StringComparison.Ordinal)))
                .Select(file => SourceLoader.Read(file, FolderFinder.Home(path), YamlLimits.Rows, diagnostics)).OfType<SourceFile>().ToList());
            files.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        }

        if (File.Exists(path) && files.Exists(file => file.Text.Contains("\n" + PolicyParts.IncludeKey + ":", StringComparison.Ordinal)))
        {
            var around = FolderFinder.Around(path).Where(FolderFinder.IsYaml).Except(found.Files, StringComparer.Ordinal).Select(file => SourceLoader.Read(file, FolderFinder.Home(path), diagnostics)).OfType<SourceFile>();
            files.AddRange(around.Where(file => file.Text.StartsWith(PolicyParts.PartKey + ":", StringComparison.Ordinal) || file.Text.Contains("\n" + PolicyParts.PartKey + ":", StringComparison.Ordinal)));
            files.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        }

        if (files.Count == 0 && !diagnostics.HasErrors)
        {
            diagnostics.Add(LoadingDiagnostics.NothingFound, place, path);
        }

        return new FolderReader(diagnostics, memory).Read(files, found.Beside);
    }

    /// <summary>Reads files that are already in memory: YAML by the endings <c>.yaml</c> and <c>.yml</c>, scripts as <c>FOLDER/scripts/NAME.csx</c> beside <c>FOLDER/policy.yaml</c>.</summary>
    /// <param name="files">The files, in any order; their paths have forward slashes and do not repeat. Files with other endings are left out.</param>
    public static PolicyFolderResult Read(IEnumerable<SourceFile> files) => Read(files, new FileMemory());

    /// <summary>As <see cref="Read(IEnumerable{SourceFile})"/>, with what was read of the same files before.</summary>
    /// <param name="files">As for <see cref="Read(IEnumerable{SourceFile})"/>.</param>
    /// <param name="memory">What was read before, and is kept for the next time.</param>
    public static PolicyFolderResult Read(IEnumerable<SourceFile> files, FileMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(files);
        return new FolderReader(new DiagnosticBag(), memory).Read([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }

    /// <summary>The folders outside a path that <see cref="Read(string)"/> reads along: <c>calendars</c> and <c>lifecycles</c> beside a pack's folder, where they are there.</summary>
    /// <param name="path">As for <see cref="Read(string)"/>.</param>
    public static IReadOnlyList<string> FoldersBeside(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return [.. FolderFinder.Beside(File.Exists(path) ? Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : "." : path)];
    }

    /// <summary>
    /// A hash of the paths and contents of all files that <see cref="Read(string)"/> would read, taken without parsing them; it changes whenever the result could.
    /// </summary>
    /// <param name="path">As for <see cref="Read(string)"/>.</param>
    /// <returns>Lower-case hexadecimal, or <see langword="null"/> when something below the path cannot be read.</returns>
    public static string? Fingerprint(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FolderFingerprint.Compute(path);
    }
}
