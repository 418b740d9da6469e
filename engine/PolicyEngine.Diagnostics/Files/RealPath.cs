namespace PolicyEngine.Diagnostics.Files;

/// <summary>Where a path really leads.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path without links in any of its pieces; <see langword="null"/> when the links lead in a circle.</summary>
    public static string? Of(string path)
    {
        var links = 0;
        var real = "";
        var left = new Stack<string>(Pieces(Path.GetFullPath(path)).Reverse());
        while (left.TryPop(out var piece))
        {
            var next = Path.Combine(real, piece);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            // What the link names is walked from the start, since its folders can be links too.
            real = "";
            foreach (var further in Pieces(Path.GetFullPath(target, Path.GetDirectoryName(next)!)).Reverse())
            {
                left.Push(further);
            }
        }

        return real;
    }

    /// <summary>Whether a real path lies in a real folder.</summary>
    public static bool IsInside(string path, string folder) =>
        path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<string> Pieces(string full)
    {
        var root = Path.GetPathRoot(full)!;
        return full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Prepend(root);
    }
}
