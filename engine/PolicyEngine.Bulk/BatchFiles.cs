using PolicyEngine.Bulk.Resuming;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Bulk;

/// <summary>Looks at the files of a batch before anything is written.</summary>
internal static class BatchFiles
{
    /// <summary>Everything that keeps the batch from writing.</summary>
    public static IReadOnlyList<Problem> Check(BatchRequest request)
    {
        var problems = new List<Problem>();
        if (request.Output.Path is { } output)
        {
            Check(problems, output, request.Output.Name, request, "the output");
        }
        else if (request.Resume)
        {
            problems.Add(new Problem("only a batch that writes a file can go on", "name the output with --out"));
        }

        if (request.Output.Format == RowFormat.Parquet && (request.Output.Path is null || request.Resume))
        {
            problems.Add(request.Resume ? new Problem("a batch that writes Parquet can't go on, since such a file is closed once", "begin anew with --replace, or write CSV")
                : new Problem("Parquet goes to a file", "name it with --out"));
        }

        if (request.RefusedPath is { } refused)
        {
            Check(problems, refused, Path.GetFileName(refused), request, "the file of refused rows");
            if (request.Output.Path is { } other && Same(refused, other))
            {
                problems.Add(new Problem("the output and the file of refused rows are the same file", "name another with --refused"));
            }
        }

        return problems;
    }

    private static void Check(List<Problem> problems, string path, string name, BatchRequest request, string what)
    {
        if (!Directory.Exists(Path.GetDirectoryName(path)) || Directory.Exists(path))
        {
            problems.Add(new Problem($"{what} `{name}` cannot be written", "name a file in a folder that exists"));
        }
        else if (request.Input.Path is { } input && Same(input, path))
        {
            problems.Add(new Problem($"{what} `{name}` is the input", "name another file"));
        }
        else if (new FileInfo(path).LinkTarget is not null || (File.Exists(path) && RegularFile.Look(path) != FileTrouble.None))
        {
            problems.Add(new Problem($"{what} `{name}` is a link, a pipe or a device, and nothing is written in its place", "name a file"));
        }
        else if (File.Exists(path) && !request.Replace && !request.Resume)
        {
            problems.Add(new Problem($"{what} `{name}` is there already", File.Exists(Journal.PathOf(request)) ? "go on with it by --resume, or write it anew with --replace" : "name another file, or write it anew with --replace"));
        }
    }

    private static bool Same(string one, string other) => Path.GetFullPath(one) == Path.GetFullPath(other);
}
