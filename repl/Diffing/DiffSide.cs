using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Testing;

namespace PolicyEngine.Repl.Diffing;

/// <summary>One side of a comparison: the policies of a folder, a file, or a revision.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Suites">The policies with their cases.</param>
internal sealed record DiffSide(string Name, IReadOnlyList<CaseSuite> Suites)
{
    /// <summary>Loads a side. What is wrong has been said when there is none.</summary>
    /// <param name="context">The world.</param>
    /// <param name="given">A path, an id, or <c>REVISION:PATH</c>.</param>
    /// <param name="exitCode">Why there is none.</param>
    public static DiffSide? Load(CommandContext context, string given, out int exitCode)
    {
        if (!Path.Exists(context.FullPath(given)) && given.IndexOf(':', StringComparison.Ordinal) is > 1 and var colon)
        {
            return AtRevision(context, given[..colon], given[(colon + 1)..], out exitCode);
        }

        return context.LoadPolicies([given], out exitCode) is { } loaded ? new DiffSide(given, CaseSuite.Of(loaded)) : null;
    }

    /// <summary>Loads policies as they were at a revision.</summary>
    public static DiffSide? AtRevision(CommandContext context, string revision, string path, out int exitCode)
    {
        var git = new GitTexts(context.WorkingFolder);
        if (!git.IsThere)
        {
            exitCode = context.RefuseUse("this folder is no working copy of git, or git can't be started", "name a folder or a file in place of a revision");
            return null;
        }

        if (!git.Knows(revision))
        {
            exitCode = context.RefuseUse($"git knows no revision `{SafeText.Of(revision)}`", "write a branch, a tag or a commit, like `main~1`");
            return null;
        }

        var named = Meant(context, path);
        if (git.Files(revision, named) is not { Count: > 0 } files)
        {
            exitCode = context.RefuseUse($"there are no policies in `{SafeText.Of(path)}` at `{SafeText.Of(revision)}`", "write the path as it was called then, from this folder");
            return null;
        }

        var loaded = PolicyLoader.Load(files);
        if (loaded.Sound is null)
        {
            new DiagnosticText(context, context.Error, context.ErrorPaint).Write(loaded.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList());
            exitCode = ExitCodes.PolicyErrors;
            return null;
        }

        exitCode = ExitCodes.Done;
        return new DiffSide($"{revision}:{path}", CaseSuite.Of(loaded));
    }

    private static string Meant(CommandContext context, string path) =>
        Path.IsPathFullyQualified(path) ? Path.GetRelativePath(context.WorkingFolder, path)
        : path.Contains('/', StringComparison.Ordinal) || Directory.Exists(context.FullPath(path)) ? path
        : Directory.Exists(context.FullPath($"{context.DefaultPath}/{path}")) ? $"{context.DefaultPath}/{path}"
        : path;
}
