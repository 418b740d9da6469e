using PolicyEngine.Diagnostics;

namespace PolicyEngine.Workbench.Loading;

/// <summary>Finds and loads the policies that somebody names by paths.</summary>
public static class PolicyPaths
{
    /// <summary>The paths ready for the loader.</summary>
    /// <param name="workspace">Where the paths start.</param>
    /// <param name="paths">Folders or files as the user wrote them; none for <see cref="Workspace.DefaultPath"/>.</param>
    public static Result<IReadOnlyList<string>> Resolve(Workspace workspace, IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(paths);
        string[] named = paths.Count == 0 ? [workspace.DefaultPath] : [.. paths.Select(path => Meant(workspace, path))];
        if (Array.Find(named, path => !Path.Exists(workspace.FullPath(path))) is { } missing)
        {
            var hint = NearestName.Hint(NameOf(missing), Neighbours(workspace, missing));
            return new Refusal($"there is no file or folder `{missing}`", hint.Length > 0 ? hint : "name a folder of policies, one policy's folder, or a `policy.yaml`");
        }

        return new Result<IReadOnlyList<string>>.Done([.. named.Select(path => ForLoader(workspace, path)).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Loads policies.</summary>
    /// <param name="workspace">Where the paths start.</param>
    /// <param name="paths">The paths as given.</param>
    /// <param name="choose">The policy that is asked for, of those without an error: where there is one, what is wrong with its neighbours stops nothing. Gives none where all are asked for.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Result<LoadResult> Load(Workspace workspace, IReadOnlyList<string> paths, Func<PolicySet, Policy?> choose, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(choose);
        if (!Resolve(workspace, paths).TryGet(out var resolved, out var lost))
        {
            return lost;
        }

        var result = PolicyLoader.Load(resolved, workspace.LoadOptions, cancellation);
        return result.Succeeded || (result.Sound is { } sound && choose(sound) is not null)
            ? result with { Set = result.Sound }
            : (Result<LoadResult>)new Refusal("", "", KindOf(result)) { Unloaded = result };
    }

    /// <summary>Why loading failed: the engine's fault, the path's, or the policies'.</summary>
    public static RefusalCause KindOf(LoadResult failed)
    {
        ArgumentNullException.ThrowIfNull(failed);
        if (failed.Diagnostics.Any(diagnostic => diagnostic.Id == DoorDiagnostics.EngineFailed.Id))
        {
            return RefusalCause.EngineFault;
        }

        var isPath = failed.Syntax.Count == 0 && failed.Diagnostics.All(diagnostic => diagnostic.Span.File.Text.Length == 0);
        return isPath ? RefusalCause.WrongUse : RefusalCause.PolicyErrors;
    }

    // A pack's id is enough where its folder lies in the usual place.
    private static string Meant(Workspace workspace, string path)
    {
        var usual = $"{workspace.DefaultPath}/{path}";
        var isId = !Path.Exists(workspace.FullPath(path)) && !path.Contains('/', StringComparison.Ordinal);
        return isId && Directory.Exists(workspace.FullPath(usual)) ? usual : path;
    }

    // Messages show paths as they were given to the loader, so a relative path stays one wherever the process itself stands in the same folder.
    private static string ForLoader(Workspace workspace, string path) =>
        string.Equals(workspace.Folder, Directory.GetCurrentDirectory(), StringComparison.Ordinal) ? path : workspace.FullPath(path);

    private static string NameOf(string path) => Path.GetFileName(path.TrimEnd('/', Path.DirectorySeparatorChar));

    private static IEnumerable<string> Neighbours(Workspace workspace, string path)
    {
        var folder = Path.GetDirectoryName(workspace.FullPath(path).TrimEnd('/', Path.DirectorySeparatorChar));
        return Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Select(NameOf) : [];
    }
}
