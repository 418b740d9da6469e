using System.Text;

namespace PolicyEngine.Diagnostics.Text;

/// <summary>
/// Text in the composed form (NFC of Unicode), in which an é typed as one character and an é typed as a letter and an accent are the same. The tables are the engine's own, so that a host without Unicode data reads as every other.
/// </summary>
public static class ComposedText
{
    // Nothing below composes, and nearly all texts are below.
    private const char FirstAccent = '\u0300';

    /// <summary>The text in composed form; the same text when it is so already. Half a surrogate pair stays as it is.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyInRange(FirstAccent, char.MaxValue) || !text.EnumerateRunes().Any(rune => CompositionTable.MayChange(rune.Value)))
        {
            return text;
        }

        var composed = Join(Compose(Ordered(Decompose(text))));
        return string.Equals(composed, text, StringComparison.Ordinal) ? text : composed;
    }

    private static List<int> Decompose(string text)
    {
        var points = new List<int>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var isPair = Rune.TryGetRuneAt(text, at, out var rune);
            Decompose(isPair ? rune.Value : text[at], points);
            at += isPair ? rune.Utf16SequenceLength : 1;
        }

        return points;
    }

    private static void Decompose(int point, List<int> points)
    {
        if (HangulText.Decompose(point, points))
        {
            return;
        }

        if (!CompositionTable.Parts.TryGetValue(point, out var parts))
        {
            points.Add(point);
            return;
        }

        Decompose(parts.First, points);
        if (parts.Second > 0)
        {
            Decompose(parts.Second, points);
        }
    }

    // Accents in a row stand in the order of their classes; a letter ends the row.
    private static List<int> Ordered(List<int> points)
    {
        var ordered = new List<int>(points.Count);
        var row = new List<int>();
        foreach (var point in points)
        {
            if (CompositionTable.ClassOf(point) == 0)
            {
                ordered.AddRange(row.OrderBy(CompositionTable.ClassOf));
                row.Clear();
                ordered.Add(point);
            }
            else
            {
                row.Add(point);
            }
        }

        ordered.AddRange(row.OrderBy(CompositionTable.ClassOf));
        return ordered;
    }

    private static List<int> Compose(List<int> points)
    {
        var composed = new List<int>(points.Count);
        var starter = -1;
        var before = 0;
        foreach (var point in points)
        {
            var kind = CompositionTable.ClassOf(point);
            var isNext = starter >= 0 && (starter == composed.Count - 1 || (before < kind && before > 0));
            if (isNext && CompositionTable.Pair(composed[starter], point) is { } whole)
            {
                composed[starter] = whole;
                continue;
            }

            starter = kind == 0 ? composed.Count : starter;
            before = kind;
            composed.Add(point);
        }

        return composed;
    }

    private static string Join(List<int> points)
    {
        var text = new StringBuilder(points.Count);
        foreach (var point in points)
        {
            if (Rune.IsValid(point))
            {
                text.Append(new Rune(point));
            }
            else
            {
                text.Append((char)point);
            }
        }

        return text.ToString();
    }
}
