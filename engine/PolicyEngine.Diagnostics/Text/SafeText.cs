using System.Globalization;
using System.Text;

namespace PolicyEngine.Diagnostics.Text;

/// <summary>Text from authors and callers, made safe to show: a file can hold characters that would steer the terminal or turn the line around.</summary>
public static class SafeText
{
    private const string Stand = "\uFFFD";

    /// <summary>The text with a mark in place of each control or format character, line breaks and tabs included.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.EnumerateRunes().Any(IsUnsafe))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            safe.Append(Of(rune));
        }

        return safe.ToString();
    }

    /// <summary>One character, or the mark in its place.</summary>
    public static string Of(Rune rune) => IsUnsafe(rune) ? Stand : rune.ToString();

    private static bool IsUnsafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}
