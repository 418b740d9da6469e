using PolicyEngine.Bulk.Rows;

namespace PolicyEngine.Bulk.Writing;

/// <summary>The file of refused rows, which is made when the first one comes.</summary>
internal sealed class RefusedFile(string? path, string placeWord, long from) : IDisposable
{
    private FileStream? stream;

    /// <summary>How long it is up to the last row that is whole.</summary>
    public long Whole { get; private set; } = from;

    /// <summary>Adds refusals.</summary>
    public void Write(Utf8Buffer buffer)
    {
        if (path is null || buffer.Length == 0)
        {
            return;
        }

        Open();
        stream!.Write(buffer.Written);
        stream.Flush();
        Whole += buffer.Length;
    }

    /// <summary>Takes back what was written after the last whole row.</summary>
    public void TakeBack() => stream?.SetLength(Whole);

    /// <inheritdoc/>
    public void Dispose() => stream?.Dispose();

    private void Open()
    {
        if (stream is not null)
        {
            return;
        }

        stream = new FileStream(path!, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1);
        stream.SetLength(Whole);
        stream.Position = Whole;
        if (Whole == 0)
        {
            var head = RefusedFormat.Head(placeWord);
            stream.Write(head);
            Whole = head.Length;
        }
    }
}
