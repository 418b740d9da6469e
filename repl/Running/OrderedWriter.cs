using System.Text;

namespace PolicyEngine.Repl.Running;

/// <summary>Writes messages after the data that came before them, also where both go to one place.</summary>
/// <param name="inner">Where the messages go.</param>
/// <param name="before">What has to be written first.</param>
internal sealed class OrderedWriter(TextWriter inner, TextWriter before) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override string NewLine => inner.NewLine;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        before.Flush();
        inner.Write(value);
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        before.Flush();
        inner.Write(value);
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        before.Flush();
        inner.WriteLine(value);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        before.Flush();
        inner.Flush();
    }
}
