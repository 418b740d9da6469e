using PolicyEngine.LineEditing;

namespace PolicyEngine.Repl.Rendering;

/// <summary>Breaks text into lines between words.</summary>
internal static class TextWrap
{
    /// <summary>The lines of a text, none wider than <paramref name="width"/> columns unless one word is; none for an empty text.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        var lineWidth = 0;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var wordWidth = TextWidth.Of(word);
            if (lineWidth > 0 && lineWidth + 1 + wordWidth > width)
            {
                yield return line;
                (line, lineWidth) = ("", 0);
            }

            line = lineWidth == 0 ? word : $"{line} {word}";
            lineWidth += wordWidth + (lineWidth == 0 ? 0 : 1);
        }

        if (lineWidth > 0)
        {
            yield return line;
        }
    }
}
