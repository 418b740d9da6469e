namespace PolicyEngine.Repl.Running;

/// <summary>Opens what it reads from when it is first read, since most commands read nothing.</summary>
/// <param name="open">Opens it.</param>
internal sealed class LateReader(Func<TextReader> open) : TextReader
{
    private readonly Lazy<TextReader> inner = new(open);

    /// <inheritdoc/>
    public override int Peek() => inner.Value.Peek();

    /// <inheritdoc/>
    public override int Read() => inner.Value.Read();

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => inner.Value.Read(buffer, index, count);

    /// <inheritdoc/>
    public override string? ReadLine() => inner.Value.ReadLine();

    /// <inheritdoc/>
    public override string ReadToEnd() => inner.Value.ReadToEnd();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && inner.IsValueCreated)
        {
            inner.Value.Dispose();
        }

        base.Dispose(disposing);
    }
}
