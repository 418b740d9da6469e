using System.Globalization;
using PolicyEngine.Bulk;

namespace PolicyEngine.Repl.Batches;

/// <summary>What a batch says at its end: what was read adds up to what was decided and what was refused.</summary>
internal static class BatchWords
{
    /// <summary>The closing line.</summary>
    public static string Closing(BatchTally tally)
    {
        var parts = new List<string> { $"{Count(tally.Determined)} determined" };
        Add(parts, tally.Undetermined, "undetermined");
        Add(parts, tally.Faulted, "faulted");
        Add(parts, tally.Refused, "refused");
        var line = $"read {Rows(tally.Read)} = {string.Join(" + ", parts)}";
        return tally.Written == tally.Read ? $"{line}; wrote all"
            : tally.LeftOut == 0 ? $"{line}; wrote {Count(tally.Written)}"
            : $"{line}; wrote {Count(tally.Written)}, left out {Count(tally.LeftOut)} by --where";
    }

    /// <summary>A number of rows.</summary>
    public static string Rows(long count) => count == 1 ? "1 row" : $"{Count(count)} rows";

    /// <summary>A number with its groups.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static void Add(List<string> parts, long count, string word)
    {
        if (count > 0)
        {
            parts.Add($"{Count(count)} {word}");
        }
    }
}
