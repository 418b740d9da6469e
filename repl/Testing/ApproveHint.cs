namespace PolicyEngine.Repl.Testing;

/// <summary>A command about cases, as somebody would type it.</summary>
internal static class ApproveHint
{
    /// <summary>The command for a policy's cases.</summary>
    /// <param name="verb">The command: <c>approve</c>, <c>review</c> or <c>test</c>.</param>
    /// <param name="paths">The paths as given; none for the default.</param>
    /// <param name="pack">The policy's id; <see langword="null"/> for all policies.</param>
    public static string Of(string verb, IReadOnlyList<string> paths, string? pack)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return string.Join(' ', [$"policy {verb}", .. paths.Select(Quoted), .. pack is null ? Array.Empty<string>() : ["--pack", pack]]);
    }

    private static string Quoted(string path) => path.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('/' or '\\' or '.' or '-' or '_' or ':' or '@')) ? $"\"{path}\"" : path;
}
