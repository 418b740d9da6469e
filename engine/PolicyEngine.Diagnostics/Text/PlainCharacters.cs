using System.Globalization;
using System.Text;

namespace PolicyEngine.Diagnostics.Text;

/// <summary>Which characters a text may hold: those that a reader sees, or a space, a line break or a tab. The others deceive the eye or steer a terminal.</summary>
public static class PlainCharacters
{
    /// <summary>Where the first character stands that a text may not hold; -1 when there is none.</summary>
    public static int FindTrouble(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsBetween(text[at], ' ', '~') && !IsSecondHalf(text, at) && Trouble(text, at) is not null)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>What to do about the character at <paramref name="index"/>; <see langword="null"/> when it is allowed.</summary>
    public static string? Trouble(string text, int index)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Rune.TryGetRuneAt(text, index, out var rune))
        {
            return "delete it; it is half a character";
        }

        if (rune.Value is ' ' or '\n' or '\t')
        {
            return null;
        }

        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.Control or UnicodeCategory.Format)
        {
            return rune.Value == '\r' ? "end the lines with LF or CRLF" : "delete it; it is invisible and can change what the text means";
        }

        if (category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        {
            return "start a new line in place of it";
        }

        if (category is UnicodeCategory.SpaceSeparator)
        {
            return "write an ordinary space";
        }

        return category is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse ? "delete it; it has no agreed meaning" : null;
    }

    /// <summary>The character at <paramref name="index"/> as messages name it, for example <c>U+202E</c>.</summary>
    public static string NameOf(string text, int index)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(CultureInfo.InvariantCulture, $"U+{(Rune.TryGetRuneAt(text, index, out var rune) ? rune.Value : text[index]):X4}");
    }

    private static bool IsSecondHalf(string text, int at) => char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]);
}
