using PolicyEngine.LineEditing;

namespace PolicyEngine.Repl.Rendering;

/// <summary>Text in one or two columns, wrapped to a width.</summary>
internal sealed class Columns(TextWriter writer, Paint paint, int width)
{
    private const int Indent = 2;
    private const int Gap = 2;

    /// <summary>An empty line.</summary>
    public void Space() => writer.WriteLine();

    /// <summary>A paragraph.</summary>
    public void Paragraph(string text)
    {
        foreach (var line in TextWrap.Lines(text, width))
        {
            writer.WriteLine(line);
        }
    }

    /// <summary>A heading with lines below it.</summary>
    public void Section(string heading, IReadOnlyList<string> lines)
    {
        writer.WriteLine();
        writer.WriteLine(paint.Heading(heading));
        foreach (var line in lines)
        {
            writer.WriteLine($"{Spaces(Indent)}{line}");
        }
    }

    /// <summary>A heading with names and their words below it; nothing when there are none.</summary>
    public void Section(string heading, IReadOnlyList<(string Name, string Words)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine(paint.Heading(heading));
        var column = rows.Select(row => TextWidth.Of(row.Name)).Where(wide => wide <= width * 3 / 5).DefaultIfEmpty(0).Max();
        foreach (var (name, words) in rows)
        {
            Row(name, words, column);
        }
    }

    private void Row(string name, string words, int column)
    {
        var start = Indent + column + Gap;
        var lines = TextWrap.Lines(words, Math.Max(20, width - start)).ToList();
        var nameWidth = TextWidth.Of(name);
        if (nameWidth > column || lines.Count == 0)
        {
            writer.WriteLine($"{Spaces(Indent)}{paint.Id(name)}");
        }
        else
        {
            writer.WriteLine($"{Spaces(Indent)}{paint.Id(name)}{Spaces(column - nameWidth + Gap)}{lines[0]}");
            lines.RemoveAt(0);
        }

        foreach (var line in lines)
        {
            writer.WriteLine($"{Spaces(start)}{line}");
        }
    }

    private static string Spaces(int count) => new(' ', count);
}
