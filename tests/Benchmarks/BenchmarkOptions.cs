namespace PolicyEngine.Benchmarks;

/// <summary>What to run, and how long.</summary>
/// <param name="Rounds">How many rounds count.</param>
/// <param name="Turn">About how long a contender has in a round.</param>
/// <param name="Starts">How many times each program is started.</param>
/// <param name="Only">The suites to run; none for all.</param>
/// <param name="Rules">The folder of the policy library.</param>
internal sealed record BenchmarkOptions(int Rounds, TimeSpan Turn, int Starts, IReadOnlyList<string> Only, string Rules)
{
    /// <summary>How long rounds go on before that don't count; 3 seconds.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How many cases fill the store that is called large; 100,000.</summary>
    public int ManyCases { get; init; } = 100_000;

    /// <summary>Whether every part runs once, to see that it runs: its figures mean nothing, no budget is judged, and a part that cannot run has failed.</summary>
    public bool Shortest { get; init; }

    /// <summary>The option of the command line that is asked for; <see langword="null"/> with a message where it can't be used.</summary>
    public static BenchmarkOptions? Parse(string[] args, TextWriter error)
    {
        var options = new BenchmarkOptions(41, TimeSpan.FromMilliseconds(60), 21, [], Path.Combine(RepositoryFolder, "rules"));
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--quick":
                    options = options with { Rounds = 11, Turn = TimeSpan.FromMilliseconds(15), Starts = 7 };
                    break;
                case "--shortest":
                    options = options with { Rounds = 1, Turn = TimeSpan.FromMilliseconds(1), Starts = 1, WarmUp = TimeSpan.Zero, ManyCases = 200, Shortest = true };
                    break;
                case "--only" when value is not null:
                    options = options with { Only = [.. options.Only, value] };
                    i++;
                    break;
                case "--rules" when value is not null:
                    options = options with { Rules = Path.GetFullPath(value) };
                    i++;
                    break;
                default:
                    error.WriteLine($"error: `{args[i]}` is not an option here");
                    error.WriteLine("  help: use --quick, --shortest, --only NAME (several times, if you like), --rules FOLDER, or --detail alone");
                    return null;
            }
        }

        return options;
    }

    /// <summary>The top of the repository: the program lies some folders below it, or is run from inside it.</summary>
    public static string RepositoryFolder { get; } = Top(AppContext.BaseDirectory) ?? Top(Directory.GetCurrentDirectory()) ?? Directory.GetCurrentDirectory();

    private static string? Top(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "rules", "LANGUAGE.md")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
