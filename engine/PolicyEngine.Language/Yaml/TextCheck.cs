using System.Globalization;
using System.Text;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>Refuses characters that deceive the eye or the parser: what an officer sees must be what the engine reads.</summary>
internal static class TextCheck
{
    // A binary file would otherwise answer with thousands of messages.
    private const int MostMessages = 10;

    /// <summary>Reports the characters of a file that are not allowed, and tabs that indent; true when there are none.</summary>
    public static bool Check(SourceFile file, DiagnosticBag diagnostics)
    {
        var found = 0;
        var lineStart = true;
        var text = file.Text;
        for (var i = 0; i < text.Length && found < MostMessages;)
        {
            var length = Rune.TryGetRuneAt(text, i, out var rune) ? rune.Utf16SequenceLength : 1;
            var isLineBreak = text[i] == '\n' || (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n');
            var isStartMark = i == 0 && text[i] == '\uFEFF';
            if (lineStart && text[i] == '\t' && !RestIsBlank(text, i))
            {
                diagnostics.Add(YamlDiagnostics.TabIndent, file.Span(i, 1));
                found++;
                lineStart = false;
            }
            else if (!isLineBreak && !isStartMark && Trouble(text, i) is { } help)
            {
                diagnostics.Add(YamlDiagnostics.Character, file.Span(i, length), NameOf(text, i), help);
                found++;
            }

            lineStart = isLineBreak || (lineStart && (text[i] == ' ' || isStartMark));
            i += length;
        }

        return found == 0;
    }

    /// <summary>What to do about the character at <paramref name="index"/>; <see langword="null"/> when it is allowed.</summary>
    public static string? Trouble(string text, int index)
    {
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
            return rune.Value == '\r' ? "save the file with LF or CRLF line ends" : "delete it; it is invisible and can change what the text means";
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
    public static string NameOf(string text, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"U+{(Rune.TryGetRuneAt(text, index, out var rune) ? rune.Value : text[index]):X4}");

    private static bool RestIsBlank(string text, int index)
    {
        while (index < text.Length && text[index] is ' ' or '\t' or '\r')
        {
            index++;
        }

        return index == text.Length || text[index] == '\n';
    }
}
