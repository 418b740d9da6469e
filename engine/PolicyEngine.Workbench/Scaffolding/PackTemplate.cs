using System.Globalization;

namespace PolicyEngine.Workbench.Scaffolding;

/// <summary>The texts of a new pack: a small invented policy that teaches, works, and is there to be changed.</summary>
public static class PackTemplate
{
    private const string Usual = "rules";

    private static readonly string[] Files = ["policy.yaml", "cases.yaml", "example.json"];

    /// <summary>What a new pack may be like; the first is the usual one.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Usual, "calculation", "table", "lifecycle"];

    /// <summary>The files of a new pack, by name.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="name">The pack's id.</param>
    /// <param name="title">Its title.</param>
    /// <param name="path">Its folder, as the user would write it.</param>
    /// <param name="year">The year in which it comes into force.</param>
    public static IEnumerable<(string Name, string Text)> Texts(string kind, string name, string title, string path, int year) => Files.Select(file => (file, Read(kind == Usual ? file : $"{kind}.{file}")
        .Replace("__name__", name, StringComparison.Ordinal)
        .Replace("__title__", title, StringComparison.Ordinal)
        .Replace("__path__", path, StringComparison.Ordinal)
        .Replace("__year__", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("__next_year__", (year + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));

    private static string Read(string file)
    {
        using var stream = typeof(PackTemplate).Assembly.GetManifestResourceStream($"Template/{file}.template")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
