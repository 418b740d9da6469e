namespace PolicyEngine.Language;

/// <summary>Reads <c>|</c> and <c>&gt;</c> texts with the place of each character.</summary>
internal static class BlockScalarDecoder
{
    /// <summary>Reads the block text that starts with its <c>|</c> or <c>&gt;</c> at <paramref name="start"/>.</summary>
    public static DecodedScalar Decode(string text, int start, int end, YamlStyle style)
    {
        var headerEnd = EndOfLine(text, start, text.Length);
        var header = text[start..headerEnd];
        var chomp = header.Split('#')[0];
        var lines = LinesOf(text, Math.Min(headerEnd + 1, end), end);
        var builder = new OffsetBuilder();
        var content = WriteLines(text, lines, builder, style == YamlStyle.Folded);
        WriteEnd(lines, content, builder, strip: chomp.Contains('-', StringComparison.Ordinal), keep: chomp.Contains('+', StringComparison.Ordinal));
        var last = lines.FindLastIndex(line => line.HasText);
        return builder.Build(last < 0 ? headerEnd : lines[last].End);
    }

    // Returns the number of lines up to and including the last one with text.
    private static int WriteLines(string text, List<Line> lines, OffsetBuilder builder, bool folded)
    {
        var written = 0;
        Line? previous = null;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].HasText)
            {
                continue;
            }

            var line = lines[i];
            var empty = lines.Skip(written).Take(i - written);
            if (previous is not null)
            {
                var folds = folded && !IsIndented(text, previous) && !IsIndented(text, line);
                if (!folds)
                {
                    builder.Add('\n', previous.Break);
                }
                else if (written == i)
                {
                    builder.Add(' ', previous.Break);
                }
            }

            foreach (var blank in empty)
            {
                builder.Add('\n', blank.Break);
            }

            for (var at = line.Start; at < line.End; at++)
            {
                builder.Add(text[at], at);
            }

            previous = line;
            written = i + 1;
        }

        return written;
    }

    private static void WriteEnd(List<Line> lines, int content, OffsetBuilder builder, bool strip, bool keep)
    {
        if (!strip && content > 0 && lines[content - 1].Break >= 0)
        {
            builder.Add('\n', lines[content - 1].Break);
        }

        foreach (var line in keep ? lines.Skip(content) : [])
        {
            if (line.Break >= 0)
            {
                builder.Add('\n', line.Break);
            }
        }
    }

    private static bool IsIndented(string text, Line line) => text[line.Start] is ' ' or '\t';

    private static List<Line> LinesOf(string text, int start, int end)
    {
        var indent = IndentOf(text, start, end);
        var lines = new List<Line>();
        for (var at = start; at < end;)
        {
            var lineBreak = EndOfLine(text, at, end);
            var lineEnd = lineBreak > at && text[lineBreak - 1] == '\r' ? lineBreak - 1 : lineBreak;
            var textStart = at;
            while (textStart < lineEnd && textStart - at < indent && text[textStart] == ' ')
            {
                textStart++;
            }

            lines.Add(new Line(textStart, lineEnd, lineBreak < end && text[lineBreak] == '\n' ? lineBreak : -1));
            at = lineBreak + 1;
        }

        return lines;
    }

    private static int IndentOf(string text, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var textStart = at;
            while (textStart < end && text[textStart] == ' ')
            {
                textStart++;
            }

            if (textStart < end && text[textStart] is not ('\n' or '\r'))
            {
                return textStart - at;
            }

            at = EndOfLine(text, at, end) + 1;
        }

        return 0;
    }

    private static int EndOfLine(string text, int start, int end)
    {
        var found = text.IndexOf('\n', start, end - start);
        return found < 0 ? end : found;
    }

    private sealed record Line(int Start, int End, int Break)
    {
        public bool HasText => End > Start;
    }
}
