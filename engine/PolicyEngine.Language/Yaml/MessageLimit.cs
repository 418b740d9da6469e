using System.Globalization;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>Keeps the messages about one file to a number that somebody can read: a broken file would otherwise answer with a hundred thousand.</summary>
internal static class MessageLimit
{
    /// <summary>How many messages a reader may find before it stops looking.</summary>
    public const int MostFound = 1000;

    private const int MostShown = 100;

    /// <summary>The first messages by position, and how many more there are.</summary>
    public static IEnumerable<PolicyDiagnostic> Apply(DiagnosticBag found, SourceFile file)
    {
        var sorted = found.Sorted();
        return sorted.Count <= MostShown
            ? sorted
            : sorted.Take(MostShown).Append(YamlDiagnostics.MoreMessages.At(file.Span(file.Text.Length, 0), (sorted.Count - MostShown).ToString(CultureInfo.InvariantCulture)));
    }
}
