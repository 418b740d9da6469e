using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Diagnostics;

/// <summary>A text that an author wrote, with its lines. Positions are zero-based offsets in UTF-16 code units; lines and columns are one-based.</summary>
public sealed class SourceFile
{
    private readonly int[] lineStarts;
    private readonly int firstLine = 1;

    /// <summary>Keeps <paramref name="text"/> under the name that messages show.</summary>
    /// <param name="path">The file's path as the user would write it, with forward slashes.</param>
    /// <param name="text">The whole text; it is kept in composed form.</param>
    public SourceFile(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        Path = path;
        Text = ComposedText.Of(text);
        lineStarts = FindLineStarts(Text);
    }

    /// <summary>Keeps a piece of a longer text under the name that messages show, with the lines that it has there.</summary>
    /// <param name="path">The file's path as the user would write it, with forward slashes.</param>
    /// <param name="text">The piece, which starts at the start of a line.</param>
    /// <param name="firstLine">The one-based line at which it starts.</param>
    public SourceFile(string path, string text, int firstLine)
        : this(path, text)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstLine, 1);
        this.firstLine = firstLine;
    }

    /// <summary>The path that messages show.</summary>
    public string Path { get; }

    /// <summary>The whole text, in composed form.</summary>
    public string Text { get; }

    /// <summary>How many lines the text has; at least 1.</summary>
    public int LineCount => lineStarts.Length;

    /// <summary>The one-based line and column of an offset; an offset outside the text is moved to its nearest end.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var index = Array.BinarySearch(lineStarts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return (line + firstLine, offset - lineStarts[line] + 1);
    }

    /// <summary>The offset of a one-based line and column, moved into the text where it lies outside.</summary>
    public int OffsetOf(int line, int column)
    {
        var index = Math.Clamp(line - firstLine, 0, lineStarts.Length - 1);
        return Math.Clamp(lineStarts[index] + Math.Max(column, 1) - 1, 0, Text.Length);
    }

    /// <summary>The text of a one-based line without its line break; empty outside the text.</summary>
    public string LineText(int line)
    {
        var index = line - firstLine;
        if (index < 0 || index >= lineStarts.Length)
        {
            return "";
        }

        var start = lineStarts[index];
        var end = index + 1 < lineStarts.Length ? lineStarts[index + 1] : Text.Length;
        return Text[start..end].TrimEnd('\n', '\r');
    }

    /// <summary>The span of <paramref name="length"/> code units from <paramref name="start"/>.</summary>
    public SourceSpan Span(int start, int length) => new(this, start, length);

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
