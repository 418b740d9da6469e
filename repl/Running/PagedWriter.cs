using System.Text;

namespace PolicyEngine.Repl.Running;

/// <summary>Writes to a terminal, and hands an answer that would scroll to a pager. What is flushed in between, for a message that has to stand below it, is an answer of its own.</summary>
/// <param name="inner">The terminal.</param>
/// <param name="rows">The rows of the terminal.</param>
/// <param name="show">Shows a text in a pager; <see langword="false"/> when there is none.</param>
internal sealed class PagedWriter(TextWriter inner, Func<int> rows, Func<string, bool> show) : TextWriter
{
    private readonly StringBuilder held = new();
    private bool isHolding;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override string NewLine => inner.NewLine;

    /// <summary>From now on an answer is held until it is whole.</summary>
    public void Hold() => isHolding = true;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (isHolding)
        {
            held.Append(value);
        }
        else
        {
            inner.Write(value);
        }
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (isHolding)
        {
            held.Append(value);
        }
        else
        {
            inner.Write(value);
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + NewLine);

    /// <inheritdoc/>
    public override void Flush()
    {
        var text = held.ToString();
        held.Clear();
        if (!Scrolls(text) || !show(text))
        {
            inner.Write(text);
        }

        inner.Flush();
    }

    // The prompt that follows takes a row as well.
    private bool Scrolls(string text) => text.Length > 0 && text.Count(letter => letter == '\n') >= rows();
}
