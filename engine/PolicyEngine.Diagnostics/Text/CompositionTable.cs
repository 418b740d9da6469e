using System.Globalization;

namespace PolicyEngine.Diagnostics.Text;

/// <summary>Unicode's tables of composition, read when a text first needs them.</summary>
internal static class CompositionTable
{
    private const string Resource = "Composition.txt";

    private static readonly Lazy<Tables> Read = new(Load);

    /// <summary>The characters that others are made of; the second is 0 for none.</summary>
    public static IReadOnlyDictionary<int, Parts> Parts => Read.Value.Parts;

    /// <summary>The class of an accent; 0 for a letter.</summary>
    public static int ClassOf(int point) => Read.Value.Classes.GetValueOrDefault(point);

    /// <summary>The one character of two; <see langword="null"/> when they stay apart.</summary>
    public static int? Pair(int first, int second)
    {
        if (HangulText.Pair(first, second) is { } syllable)
        {
            return syllable;
        }

        return Read.Value.Pairs.TryGetValue(new Parts(first, second), out var whole) ? whole : null;
    }

    /// <summary>Whether a text with this character may have another composed form.</summary>
    public static bool MayChange(int point) => HangulText.IsPart(point) || Read.Value.Movers.Contains(point);

    private static Tables Load()
    {
        var tables = new Tables([], [], [], []);
        using var stream = typeof(CompositionTable).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            Add(line, tables);
        }

        return tables;
    }

    private static void Add(string line, Tables tables)
    {
        if (line[0] == '#')
        {
            return;
        }

        var words = line[1..].Split(' ');
        var (first, second) = (Point(words[0]), Point(words[1]));
        if (line[0] == '=')
        {
            var kind = int.Parse(words[2], CultureInfo.InvariantCulture);
            foreach (var accent in Enumerable.Range(first, second - first + 1))
            {
                tables.Classes.Add(accent, kind);
                tables.Movers.Add(accent);
            }

            return;
        }

        var parts = new Parts(second, words.Length > 2 ? Point(words[2]) : 0);
        tables.Parts.Add(first, parts);
        if (line[0] == '+')
        {
            tables.Pairs.Add(parts, first);
        }

        tables.Movers.Add(line[0] == '+' ? parts.Second : first);
    }

    private static int Point(string hex) => int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private sealed record Tables(Dictionary<int, Parts> Parts, Dictionary<Parts, int> Pairs, Dictionary<int, int> Classes, HashSet<int> Movers);
}

/// <summary>Two characters that make one.</summary>
/// <param name="First">The letter.</param>
/// <param name="Second">The accent; 0 for none.</param>
internal readonly record struct Parts(int First, int Second);
