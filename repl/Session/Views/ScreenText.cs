using System.Text;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.Session.Views;

/// <summary>Lines for the screen, wrapped between words and safe to show.</summary>
internal sealed class ScreenText(Paint paint, int width)
{
    private readonly StringBuilder text = new();

    /// <summary>Colours.</summary>
    public Paint Paint => paint;

    /// <summary>Columns to write in.</summary>
    public int Width => width;

    /// <summary>A line as it is, painted by the caller.</summary>
    public ScreenText Raw(string line)
    {
        text.Append(line).Append('\n');
        return this;
    }

    /// <summary>An empty line.</summary>
    public ScreenText Blank() => Raw("");

    /// <summary>A heading after an empty line.</summary>
    public ScreenText Heading(string words) => Blank().Raw(paint.Heading(SafeText.Of(words)));

    /// <summary>A paragraph; nothing when it is empty.</summary>
    /// <param name="paragraph">The text; line breaks in it are kept.</param>
    /// <param name="indent">Spaces before it.</param>
    /// <param name="mark">What stands before its first line, for example <c>- </c>.</param>
    public ScreenText Add(string paragraph, int indent = 0, string mark = "")
    {
        var lead = new string(' ', indent) + mark;
        var hang = new string(' ', lead.Length);
        foreach (var part in paragraph.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var line in TextWrap.Lines(SafeText.Of(part), Math.Max(20, width - lead.Length)))
            {
                Raw(lead + line);
                lead = hang;
            }
        }

        return this;
    }

    /// <summary>Names with their words in two columns, below a heading; nothing when there are none.</summary>
    public ScreenText Section(string heading, IEnumerable<(string Name, string Words)> rows)
    {
        using var writer = new StringWriter(text) { NewLine = "\n" };
        new Columns(writer, paint, width).Section(heading, [.. rows.Select(row => (SafeText.Of(row.Name), SafeText.Of(row.Words)))]);
        return this;
    }

    /// <summary>The lines, without the last line break.</summary>
    public override string ToString() => text.ToString().Trim('\n');
}
