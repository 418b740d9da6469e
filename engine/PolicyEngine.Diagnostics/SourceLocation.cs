namespace PolicyEngine.Diagnostics;

/// <summary>Where something stands in an author's text, kept without the text itself. Lines and columns are one-based; the end is exclusive.</summary>
/// <param name="File">The file's path as messages show it.</param>
/// <param name="Line">First line.</param>
/// <param name="Column">First column.</param>
/// <param name="EndLine">Last line.</param>
/// <param name="EndColumn">The column after the last one.</param>
public sealed record SourceLocation(string File, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The form <c>file:line:column</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}:{Column}");
}
