using PolicyEngine.Diagnostics;
using PolicyEngine.Testing;
using PolicyEngine.Workbench.Loading;

namespace PolicyEngine.Workbench.Diffing;

/// <summary>One side of a comparison: the policies of a folder, a file, or a revision.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Suites">The policies with their cases.</param>
public sealed record DiffSide(string Name, IReadOnlyList<CaseSuite> Suites)
{
    /// <summary>Loads a side.</summary>
    /// <param name="workspace">Where paths start.</param>
    /// <param name="given">A path, an id, or <c>REVISION:PATH</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Result<DiffSide> Load(Workspace workspace, string given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(given);
        if (!Path.Exists(workspace.FullPath(given)) && given.IndexOf(':', StringComparison.Ordinal) is > 1 and var colon)
        {
            return AtRevision(workspace, given[..colon], given[(colon + 1)..]);
        }

        return PolicyPaths.Load(workspace, [given], _ => null, cancellation).TryGet(out var loaded, out var problem) ? new DiffSide(given, CaseSuite.Of(loaded)) : problem;
    }

    /// <summary>Loads policies as they were at a revision.</summary>
    /// <param name="workspace">Where paths start.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="path">The path as it was called then.</param>
    public static Result<DiffSide> AtRevision(Workspace workspace, string revision, string path)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var git = new GitTexts(workspace.Folder);
        if (!git.IsThere)
        {
            return new Refusal("this folder is no working copy of git, or git can't be started", "name a folder or a file in place of a revision");
        }

        if (!git.Knows(revision))
        {
            return new Refusal($"git knows no revision `{revision}`", "write a branch, a tag or a commit, like `main~1`");
        }

        var named = Meant(workspace, path);
        if (git.Files(revision, named) is not { Count: > 0 } files)
        {
            return new Refusal($"there are no policies in `{path}` at `{revision}`", "write the path as it was called then, from this folder");
        }

        var loaded = PolicyLoader.Load(files);
        return loaded.Sound is not null ? new DiffSide($"{revision}:{path}", CaseSuite.Of(loaded))
            : new Refusal("", "", RefusalCause.PolicyErrors) { Problems = [.. loaded.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)] };
    }

    private static string Meant(Workspace workspace, string path)
    {
        if (Path.IsPathFullyQualified(path))
        {
            return Path.GetRelativePath(workspace.Folder, path);
        }

        var usual = $"{workspace.DefaultPath}/{path}";
        var isPath = path.Contains('/', StringComparison.Ordinal) || Directory.Exists(workspace.FullPath(path));
        return !isPath && Directory.Exists(workspace.FullPath(usual)) ? usual : path;
    }
}
