using PolicyEngine.Bulk.Rows;

namespace PolicyEngine.Bulk.Writing;

/// <summary>Where blocks go: made ready by whoever decided them, and written in their turn.</summary>
internal abstract class RowSink : IDisposable
{
    /// <summary>How long the file is up to the last row that is whole.</summary>
    public long Whole { get; protected set; }

    /// <summary>Makes a block's rows ready to be written.</summary>
    public abstract void Prepare(RowBlock block);

    /// <summary>Writes a block.</summary>
    public abstract void Write(RowBlock block);

    /// <summary>Ends the file.</summary>
    public abstract void Finish();

    /// <summary>Takes back what was written after the last whole row.</summary>
    public abstract void TakeBack();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    protected abstract void Dispose(bool disposing);
}

/// <summary>Rows as text, into a file or a stream.</summary>
internal sealed class TextSink : RowSink
{
    private readonly Stream stream;
    private readonly TextFormat format;
    private readonly bool isOwn;

    /// <summary>Goes on with a stream, or begins it with its headings.</summary>
    public TextSink(Stream stream, bool isOwn, TextFormat format, bool isNew)
    {
        (this.stream, this.isOwn, this.format) = (stream, isOwn, format);
        if (isNew)
        {
            stream.Write(format.Head);
            Whole = format.Head.Length;
        }
        else
        {
            Whole = stream.Position;
        }
    }

    /// <inheritdoc/>
    public override void Prepare(RowBlock block)
    {
        foreach (var row in block.Chosen)
        {
            format.Write(block, row);
        }
    }

    /// <inheritdoc/>
    public override void Write(RowBlock block)
    {
        stream.Write(block.Output.Written);
        stream.Flush();
        Whole += block.Output.Length;
    }

    /// <inheritdoc/>
    public override void Finish() => stream.Flush();

    /// <inheritdoc/>
    public override void TakeBack()
    {
        if (isOwn && stream.CanSeek)
        {
            stream.SetLength(Whole);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (isOwn)
        {
            stream.Dispose();
        }
    }
}
