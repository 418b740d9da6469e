using System.Text;

namespace PolicyEngine.Documents;

/// <summary>Lines of plain text, wrapped between words.</summary>
/// <param name="width">The most characters a line.</param>
public sealed class TextWrapper(int width)
{
    private readonly StringBuilder text = new();

    /// <summary>Adds an empty line.</summary>
    public void Blank() => text.Append('\n');

    /// <summary>Adds a line as it is.</summary>
    public void Raw(string line) => text.Append(line).Append('\n');

    /// <summary>Adds a paragraph; its further lines stand under its first word after the mark.</summary>
    /// <param name="indent">Spaces before the mark.</param>
    /// <param name="mark">What stands before the text, for example <c>- </c>.</param>
    /// <param name="paragraph">The text; line breaks in it are kept.</param>
    public void Add(int indent, string mark, string paragraph)
    {
        var lead = new string(' ', indent) + mark;
        var hang = new string(' ', indent + mark.Length);
        foreach (var part in paragraph.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            lead = AddLine(lead, hang, part);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private string AddLine(string lead, string hang, string part)
    {
        var line = new StringBuilder(lead);
        var isEmpty = true;
        foreach (var word in part.Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                text.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(hang);
                isEmpty = true;
            }

            line.Append(isEmpty ? "" : " ").Append(word);
            isEmpty = false;
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
        return hang;
    }
}
