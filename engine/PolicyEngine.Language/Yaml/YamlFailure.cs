using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>Says in plain words why YAML refuses a text, and what the author most probably has to do.</summary>
internal static class YamlFailure
{
    private static readonly (string Sign, string Message, string Help)[] Known =
    [
        ("invalid tab", "a tab stands where spaces are needed", "indent with spaces"),
        ("quoted scalar, found unexpected", "a quote that opens here is not closed", "close the quote"),
        ("quoted scalar, found wrong indentation", "a quoted text goes on at the start of a line", "close the quote, or indent the lines that belong to it"),
        ("invalid mapping", "a second `: ` stands in one line", "put the text in quotes, or indent the line below its key"),
        ("mapping values are not allowed", "a second `: ` stands in one line", "put the text in quotes, or indent the line below its key"),
        ("expected ',' or '}'", "a `{` is not closed, or a text inside it holds a bracket, a brace or a quote", "close the `{` with `}`, and quote texts that hold such characters"),
        ("expected ',' or ']'", "a `[` is not closed, or a text inside it holds a bracket, a brace or a quote", "close the `[` with `]`, and quote texts that hold such characters"),
        ("expected node content", "something is missing after a bracket, comma or colon", "write the value, or close the bracket"),
        ("expected key", "the line does not fit the lines above it: `name: value` is expected", "check the indentation; quote the whole text when only a part of it is quoted"),
        ("expected '-' indicator", "the line does not fit the list above it: `- ` is expected", "check the indentation"),
        ("block scalar", "the line after `|` or `>` does not fit", "start the text on the next line, indented"),
        ("escape", "an escape in double quotes is not known", "write `\\\\` for one backslash, or use single quotes"),
        ("cannot start any token", "a text cannot start with this character", "put the text in quotes"),
    ];

    /// <summary>The diagnostic for what the parser refused.</summary>
    /// <param name="file">The file.</param>
    /// <param name="failure">The parser's own words; may be empty.</param>
    /// <param name="start">Where in the file.</param>
    public static PolicyDiagnostic Explain(SourceFile file, string failure, int start)
    {
        if (start == file.Text.Length || file.Text[start] is '\n' or '\r')
        {
            start = LastText(file.Text, start);
        }

        if (ValueStart(file, start) is { } value && Special(file.Text, value) is { } special)
        {
            return special(file.Span(value, EndOfValue(file, value) - value));
        }

        if (JoinedColon(file, start) is { } colon)
        {
            return YamlDiagnostics.NotYaml.At(file.Span(colon, 1), "a space is missing after the colon", $"write `{KeyOf(file, colon)}: `, with a space after the colon");
        }

        if (ValueStart(file, start) is { } bracket && IsHalfBracketed(file.Text, bracket, EndOfLine(file, bracket)))
        {
            return YamlDiagnostics.UnquotedStart.At(file.Span(bracket, EndOfLine(file, bracket) - bracket), file.Text[bracket]);
        }

        var known = Known.FirstOrDefault(entry => failure.Contains(entry.Sign, StringComparison.OrdinalIgnoreCase));
        var (message, help) = known.Sign is null
            ? ("the line does not have the form `name: value` or `- value`", "check indentation, colons, quotes and brackets of this line and the one above")
            : (known.Message, known.Help);
        return YamlDiagnostics.NotYaml.At(file.Span(start, Math.Min(1, file.Text.Length - start)), message, help);
    }

    /// <summary>The diagnostic for a bracket that nothing closes.</summary>
    public static PolicyDiagnostic Unclosed(SourceSpan bracket) =>
        YamlDiagnostics.NotYaml.At(bracket, $"nothing closes this `{bracket.Text}`", "close it, and quote texts that hold brackets or braces");

    // What an officer writes most: a condition that starts with a character of YAML's own.
    private static Func<SourceSpan, PolicyDiagnostic>? Special(string text, int value) => text[value] switch
    {
        '!' => span => YamlDiagnostics.Tag.At(span, span.Text, YamlAdvice.QuoteTag),
        '&' => span => YamlDiagnostics.Anchor.At(span, span.Text, YamlAdvice.QuoteAnchor),
        '*' => span => YamlDiagnostics.Alias.At(span, span.Text),
        '@' or '`' or '%' or '|' or '>' => span => YamlDiagnostics.UnquotedStart.At(span, text[value]),
        _ => null,
    };

    private static int? ValueStart(SourceFile file, int offset)
    {
        var (line, column) = file.PositionOf(offset);
        var text = file.LineText(line);
        var first = file.OffsetOf(line, 1);
        int? found = null;
        for (var i = 0; i < text.Length && i < column; i++)
        {
            var starts = i == 0 || (text[i - 1] == ' ' && i >= 2 && text[i - 2] is ':' or '-' or ',' or '[') || text[i - 1] == '[';
            if (starts && text[i] != ' ')
            {
                found = first + i;
            }
        }

        return found;
    }

    // `age:{ type: date }` is one word to YAML, up to the next colon.
    private static int? JoinedColon(SourceFile file, int offset)
    {
        var (line, _) = file.PositionOf(offset);
        var text = file.LineText(line);
        var at = text.IndexOf(':', StringComparison.Ordinal);
        var isKey = at > 0 && at + 1 < text.Length && text[..at].Trim().TrimStart('-', ' ').All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        return isKey && text[at + 1] != ' ' ? file.OffsetOf(line, 1) + at : null;
    }

    private static string KeyOf(SourceFile file, int colon)
    {
        var (line, column) = file.PositionOf(colon);
        return file.LineText(line)[..(column - 1)].Trim().TrimStart('-', ' ');
    }

    // `{age} is too low` closes what it opens, and goes on.
    private static bool IsHalfBracketed(string text, int start, int end)
    {
        var closing = text[start] switch { '{' => '}', '[' => ']', _ => '\0' };
        var closed = closing == '\0' ? -1 : text.IndexOf(closing, start, end - start);
        return closed > 0 && !string.IsNullOrWhiteSpace(text[(closed + 1)..end]) && text[closed + 1] is not (',' or '}' or ']') && !text[start..closed].Contains(": ", StringComparison.Ordinal);
    }

    private static int EndOfLine(SourceFile file, int start)
    {
        var (line, _) = file.PositionOf(start);
        return file.OffsetOf(line, 1) + file.LineText(line).TrimEnd().Length;
    }

    private static int LastText(string text, int offset)
    {
        var at = Math.Min(offset, text.Length) - 1;
        while (at > 0 && char.IsWhiteSpace(text[at]))
        {
            at--;
        }

        return Math.Max(at, 0);
    }

    // The end of the line, or of the entry when the text stands within brackets.
    private static int EndOfValue(SourceFile file, int start)
    {
        var text = file.Text;
        var (line, column) = file.PositionOf(start);
        var isInBrackets = file.LineText(line).AsSpan(0, column - 1).ContainsAny('{', '[');
        var end = start;
        while (end < text.Length && text[end] != '\n' && !(isInBrackets && text[end] is ',' or '}' or ']'))
        {
            end++;
        }

        while (end > start + 1 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }
}
