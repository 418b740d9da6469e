using System.Text;

namespace PolicyEngine.Workbench.Pages;

/// <summary>Builds a Markdown page. Text of authors is escaped, so that it can neither break a table nor add markup.</summary>
public sealed class MarkdownPage
{
    private readonly StringBuilder text = new();

    /// <summary>How much deeper all headings stand.</summary>
    internal int Depth { get; set; }

    /// <summary>A heading.</summary>
    /// <param name="level">1 to 6.</param>
    /// <param name="title">Its text, not yet escaped.</param>
    public void Heading(int level, string title)
    {
        Gap();
        text.Append('#', Math.Min(6, level + Depth)).Append(' ').Append(Escape(title)).Append('\n');
    }

    /// <summary>A paragraph of Markdown; nothing for an empty one.</summary>
    public void Paragraph(string markdown)
    {
        if (markdown.Length > 0)
        {
            Gap();
            text.Append(markdown).Append('\n');
        }
    }

    /// <summary>A list of Markdown items, empty ones left out.</summary>
    public void List(IEnumerable<string> items)
    {
        var all = items.Where(item => item.Length > 0).ToList();
        if (all.Count > 0)
        {
            Gap();
            all.ForEach(item => text.Append("- ").Append(item).Append('\n'));
        }
    }

    /// <summary>A table of Markdown cells; columns that are empty in every row are left out, and nothing is written without rows.</summary>
    public void Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Gap();
        var kept = Enumerable.Range(0, headings.Count).Where(column => rows.Any(row => row[column].Length > 0)).ToList();
        Row(kept.Select(column => headings[column]));
        Row(kept.Select(_ => "---"));
        foreach (var row in rows)
        {
            Row(kept.Select(column => row[column]));
        }
    }

    /// <summary>Text of an author, so that it shows as it is.</summary>
    public static string Escape(string plain)
    {
        var escaped = new StringBuilder(plain.Length);
        foreach (var letter in plain.ReplaceLineEndings(" "))
        {
            escaped.Append(letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '~' ? $"\\{letter}" : letter.ToString());
        }

        return escaped.ToString().Trim();
    }

    /// <summary>Text of an author as code.</summary>
    public static string Code(string plain)
    {
        var line = plain.ReplaceLineEndings(" ").Trim();
        return line.Length == 0 ? "" : line.Contains('`', StringComparison.Ordinal) ? $"`` {line} ``" : $"`{line}`";
    }

    /// <summary>Citations, in brackets; empty for none.</summary>
    public static string Cited(IEnumerable<string> citations) => string.Join("; ", citations) is { Length: > 0 } all ? $"\\[{Escape(all)}\\]" : "";

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private void Gap() => text.Append(text.Length > 0 ? "\n" : "");

    // A bar inside code would end the cell.
    private void Row(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(cell => BarsEscaped(cell))).Append(" |\n");

    private static string BarsEscaped(string cell)
    {
        var escaped = new StringBuilder(cell.Length);
        for (var i = 0; i < cell.Length; i++)
        {
            escaped.Append(cell[i] == '|' && (i == 0 || cell[i - 1] != '\\') ? "\\|" : cell[i].ToString());
        }

        return escaped.ToString();
    }
}
