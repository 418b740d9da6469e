using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;

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
            else if (!isLineBreak && !isStartMark && PlainCharacters.Trouble(text, i) is { } help)
            {
                diagnostics.Add(YamlDiagnostics.Character, file.Span(i, length), PlainCharacters.NameOf(text, i), help);
                found++;
            }

            lineStart = isLineBreak || (lineStart && (text[i] == ' ' || isStartMark));
            i += length;
        }

        return found == 0;
    }

    private static bool RestIsBlank(string text, int index)
    {
        while (index < text.Length && text[index] is ' ' or '\t' or '\r')
        {
            index++;
        }

        return index == text.Length || text[index] == '\n';
    }
}
