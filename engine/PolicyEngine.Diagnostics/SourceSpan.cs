namespace PolicyEngine.Diagnostics;

/// <summary>A stretch of an author's text.</summary>
/// <param name="File">The text it lies in.</param>
/// <param name="Start">Zero-based offset of its first code unit.</param>
/// <param name="Length">Its length in code units; 0 marks a place between two characters.</param>
public sealed record SourceSpan(SourceFile File, int Start, int Length)
{
    /// <summary>The offset just after the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>The text that the span covers.</summary>
    public string Text => File.Text.Substring(Start, Math.Min(Length, File.Text.Length - Start));

    /// <summary>Where the span lies, in lines and columns.</summary>
    public SourceLocation Location
    {
        get
        {
            var (line, column) = File.PositionOf(Start);
            var (endLine, endColumn) = File.PositionOf(End);
            return new SourceLocation(File.Path, line, column, endLine, endColumn);
        }
    }
}
