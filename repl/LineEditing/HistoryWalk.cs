namespace PolicyEngine.LineEditing;

/// <summary>A walk up and down through what was submitted before, among the texts that begin as the one that was being written.</summary>
internal sealed class HistoryWalk(InputHistory history)
{
    private int place = -1;
    private string prefix = "";
    private string written = "";

    /// <summary>Ends the walk: the next step begins anew.</summary>
    public void End() => place = -1;

    /// <summary>Takes a step.</summary>
    /// <param name="direction">-1 to older texts, 1 to newer ones.</param>
    /// <param name="buffer">What is being written; it shows what was found, and at the newer end what was written first.</param>
    public void Step(int direction, TextBuffer buffer)
    {
        if (place < 0)
        {
            (place, prefix, written) = (history.Entries.Count, buffer.Text[..buffer.Caret], buffer.Text);
        }

        for (var next = place + direction; next >= 0 && next <= history.Entries.Count; next += direction)
        {
            var text = next == history.Entries.Count ? written : history.Entries[next];
            if (next == history.Entries.Count || (text.StartsWith(prefix, StringComparison.Ordinal) && text != buffer.Text))
            {
                place = next;
                buffer.Show(text, text.Length);
                return;
            }
        }
    }
}
