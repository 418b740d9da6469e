namespace PolicyEngine.Repl.Rendering;

/// <summary>A page of help for a terminal or a pipe: paragraphs wrapped, examples as they stand.</summary>
internal sealed class HelpPageText(TextWriter writer, Paint paint, int width)
{
    private const string Fence = "```";
    private const string Heading = "# ";
    private const string Bold = "**";
    private const string ExampleIndent = "    ";

    /// <summary>Writes a page.</summary>
    /// <param name="page">The page, as Markdown.</param>
    public void Write(string page)
    {
        var isExample = false;
        foreach (var line in page.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                isExample = !isExample;
            }
            else if (isExample)
            {
                writer.WriteLine(line.Length == 0 ? "" : ExampleIndent + line);
            }
            else
            {
                WriteProse(line);
            }
        }
    }

    private void WriteProse(string line)
    {
        var isHeading = line.StartsWith(Heading, StringComparison.Ordinal);
        var text = isHeading ? line[Heading.Length..] : line.Replace(Bold, "", StringComparison.Ordinal);
        foreach (var part in TextWrap.Lines(text, width).DefaultIfEmpty(""))
        {
            writer.WriteLine(isHeading ? paint.Heading(part) : part);
        }
    }
}
