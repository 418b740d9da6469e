namespace PolicyEngine.Testing.Expecting;

/// <summary>A stretch of a file, and what takes its place.</summary>
/// <param name="Start">The offset of the stretch.</param>
/// <param name="Length">Its length; 0 to put something between.</param>
/// <param name="Text">What takes its place.</param>
internal sealed record FileEdit(int Start, int Length, string Text)
{
    /// <summary>A text with edits that do not overlap.</summary>
    public static string Apply(string text, IEnumerable<FileEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(text);
        return edits.OrderByDescending(edit => edit.Start).Aggregate(text, (now, edit) => string.Concat(now.AsSpan(0, edit.Start), edit.Text, now.AsSpan(edit.Start + edit.Length)));
    }
}
