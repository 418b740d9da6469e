using PolicyEngine.Diagnostics;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl;

/// <summary>Finds and loads the policies that a command line names.</summary>
internal static class PolicyPaths
{
    /// <summary>The paths ready for the loader; <see langword="null"/> when one does not exist, which has then been said.</summary>
    public static IReadOnlyList<string>? Resolve(CommandContext context, IReadOnlyList<string> paths)
    {
        IReadOnlyList<string> named = paths.Count == 0 ? [context.DefaultPath] : [.. paths.Select(path => Meant(context, path))];
        var missing = named.FirstOrDefault(path => !Directory.Exists(context.FullPath(path)) && !File.Exists(context.FullPath(path)));
        if (missing is not null)
        {
            var hint = NearestName.Hint(NameOf(missing), Neighbours(context, missing));
            context.RefuseUse($"there is no file or folder `{missing}`", hint.Length > 0 ? hint : "name a folder of policies, one policy's folder, or a `policy.yaml`");
            return null;
        }

        return [.. named.Select(path => ForLoader(context, path)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Loads policies and prints errors; see <see cref="CommandContext.LoadPolicies"/>.</summary>
    /// <param name="context">The world.</param>
    /// <param name="paths">The paths as given.</param>
    /// <param name="choose">The policy that is asked for, of those without an error: where there is one, what is wrong with its neighbours stops nothing. Gives none where all are asked for.</param>
    /// <param name="exitCode"><see cref="ExitCodes.Done"/>, or why it failed.</param>
    public static LoadResult? Load(CommandContext context, IReadOnlyList<string> paths, Func<PolicySet, Policy?> choose, out int exitCode)
    {
        if (Resolve(context, paths) is not { } resolved)
        {
            exitCode = ExitCodes.Usage;
            return null;
        }

        var result = PolicyLoader.Load(resolved, context.LoadOptions, context.Cancellation);
        if (result.Succeeded || (result.Sound is { } sound && choose(sound) is not null))
        {
            exitCode = ExitCodes.Done;
            return result with { Set = result.Sound };
        }

        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        new DiagnosticText(context, context.Error, context.ErrorPaint).Write(errors);
        context.Error.WriteLine(DiagnosticCount.Sentence(errors, result));
        exitCode = ExitCodeOf(result);
        return null;
    }

    /// <summary>Why loading failed: the engine's fault, the path's, or the policies'.</summary>
    public static int ExitCodeOf(LoadResult failed) =>
        failed.Diagnostics.Any(diagnostic => diagnostic.Id == DoorDiagnostics.EngineFailed.Id) ? ExitCodes.EngineFault
        : failed.Syntax.Count == 0 && failed.Diagnostics.All(diagnostic => diagnostic.Span.File.Text.Length == 0) ? ExitCodes.Usage
        : ExitCodes.PolicyErrors;

    // A pack's id is enough where its folder lies in the usual place.
    private static string Meant(CommandContext context, string path) =>
        !Path.Exists(context.FullPath(path)) && !path.Contains('/', StringComparison.Ordinal) && Directory.Exists(context.FullPath($"{context.DefaultPath}/{path}")) ? $"{context.DefaultPath}/{path}" : path;

    // Messages show paths as they were given to the loader, so a relative path stays one wherever the process itself stands in the same folder.
    private static string ForLoader(CommandContext context, string path) =>
        string.Equals(context.WorkingFolder, Directory.GetCurrentDirectory(), StringComparison.Ordinal) ? path : context.FullPath(path);

    private static string NameOf(string path) => Path.GetFileName(path.TrimEnd('/', Path.DirectorySeparatorChar));

    private static IEnumerable<string> Neighbours(CommandContext context, string path)
    {
        var folder = Path.GetDirectoryName(context.FullPath(path).TrimEnd('/', Path.DirectorySeparatorChar));
        return Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Select(NameOf) : [];
    }
}
