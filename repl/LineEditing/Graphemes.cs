using System.Globalization;
using System.Text;

namespace PolicyEngine.LineEditing;

/// <summary>What a person takes for one character, however many code units it is made of.</summary>
internal static class Graphemes
{
    private const string Stand = "\uFFFD";
    private const string DottedCircle = "◌";
    private const int EmojiForm = 0xFE0F;
    private const int Joiner = 0x200D;

    /// <summary>Where the character that begins at <paramref name="index"/> ends.</summary>
    public static int Next(string text, int index) =>
        index >= text.Length ? text.Length : index + StringInfo.GetNextTextElementLength(text, index);

    /// <summary>Where the character that ends at <paramref name="index"/> begins.</summary>
    public static int Previous(string text, int index)
    {
        if (index <= 0)
        {
            return 0;
        }

        // Characters never span a line break, so the walk starts at the line.
        var start = text.LastIndexOf('\n', index - 1) + 1;
        if (start == index)
        {
            return index - 1;
        }

        while (Next(text, start) < index)
        {
            start = Next(text, start);
        }

        return start;
    }

    /// <summary>How a character is drawn: what is written, in how many columns, and whether terminals disagree about that.</summary>
    public static (string Shown, int Width, bool IsDisputed) Draw(string cluster)
    {
        var first = Rune.DecodeFromUtf16(cluster, out var rune, out _) == System.Buffers.OperationStatus.Done ? rune : Rune.ReplacementChar;
        if (IsUnsafe(first))
        {
            return (Stand, 1, false);
        }

        var width = TextWidth.Of(first);
        if (width == 0)
        {
            return (DottedCircle + cluster, 1, false);
        }

        if (first.Utf16SequenceLength == cluster.Length)
        {
            return (cluster, width, false);
        }

        var isDisputed = false;
        foreach (var part in cluster.EnumerateRunes().Skip(1))
        {
            width = part.Value == EmojiForm || IsFlagLetter(part) ? 2 : width;
            isDisputed |= part.Value is EmojiForm or Joiner || TextWidth.Of(part) > 0;
        }

        return (cluster, width, isDisputed);
    }

    /// <summary>The columns of a text drawn character by character.</summary>
    public static int Width(string text)
    {
        var width = 0;
        for (var index = 0; index < text.Length;)
        {
            var next = Next(text, index);
            width += Draw(text[index..next]).Width;
            index = next;
        }

        return width;
    }

    /// <summary>The text, cut to a number of columns; a cut is shown by an ellipsis.</summary>
    public static string Cut(string text, int width)
    {
        if (Width(text) <= width)
        {
            return text;
        }

        var kept = new StringBuilder();
        var used = 0;
        for (var index = 0; index < text.Length;)
        {
            var next = Next(text, index);
            used += Draw(text[index..next]).Width;
            if (used > width - 1)
            {
                break;
            }

            kept.Append(text, index, next - index);
            index = next;
        }

        return width <= 0 ? "" : kept.Append('…').ToString();
    }

    // What would steer the terminal or turn the line around.
    private static bool IsUnsafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;

    private static bool IsFlagLetter(Rune rune) => rune.Value is >= 0x1F1E6 and <= 0x1F1FF;
}
