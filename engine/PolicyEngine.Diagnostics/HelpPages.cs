namespace PolicyEngine.Diagnostics;

/// <summary>The pages of help, one for each kind of diagnostic. They travel with the engine.</summary>
public static class HelpPages
{
    private const string Ending = ".md";

    /// <summary>The ids that have a page, in order.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. typeof(HelpPages).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(Ending, StringComparison.Ordinal)).Select(name => name[..^Ending.Length]).Order(StringComparer.Ordinal)];

    /// <summary>The page of an id, as Markdown; <see langword="null"/> when there is none.</summary>
    public static string? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        using var stream = typeof(HelpPages).Assembly.GetManifestResourceStream(id + Ending);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The title of an id's page: a few words; empty when there is no page.</summary>
    public static string TitleOf(string id) => Find(id) is { } page && page.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? page[..end].Split(": ", 2)[^1] : "";
}
