using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Loading;

/// <summary>A folder with the texts of the papers that policies cite.</summary>
public static class PaperFolder
{
    private static readonly string[] Endings = [".txt", ".md"];

    /// <summary>Reads the papers of a folder: its files that end in <c>.txt</c> or <c>.md</c>, not those of folders below it.</summary>
    /// <param name="workspace">Where somebody works.</param>
    /// <param name="folder">The folder as the user wrote it. A file <c>003_minutes.txt</c> or <c>003.txt</c> is the paper that citations name as <c>003</c>.</param>
    /// <returns>The papers; a refusal when there is no such folder, no paper in it, or two files for one paper.</returns>
    public static Result<Papers> Read(Workspace workspace, string folder)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(folder);
        var path = workspace.FullPath(folder);
        if (!Directory.Exists(path))
        {
            return Refused($"there is no folder `{folder}`", "name the folder that holds the papers as texts");
        }

        var files = Directory.EnumerateFiles(path).Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToLookup(NameOf);
        if (files.FirstOrDefault(paper => paper.Count() > 1) is { } twice)
        {
            return Refused($"`{folder}` has {twice.Count()} files for the paper `{twice.Key}`", "keep one of them there");
        }

        return files.Count == 0
            ? Refused($"`{folder}` holds no papers", "put the papers there as texts, named as citations name them: `003.txt` for `003:4409`")
            : new Result<Papers>.Done(Papers.Of(files.ToDictionary(paper => paper.Key, paper => File.ReadAllText(paper.Single()))));
    }

    private static Result<Papers> Refused(string message, string help) => new Result<Papers>.Refused(new Refusal(message, help));

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file).Split('_')[0];
}
