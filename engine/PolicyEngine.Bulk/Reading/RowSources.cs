using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Bulk.Reading;

/// <summary>Opens the source of rows that an input means.</summary>
internal static class RowSources
{
    /// <summary>Opens it, or says why it cannot be read.</summary>
    public static Result<IRowSource> Open(BatchRequest request)
    {
        var input = request.Input;
        if (input.Query is not null)
        {
            return request.Resume ? Refused("a query gives its rows in no order that lasts, so it can't be gone on with", "begin anew with --replace, or write the rows to a file first") : QuerySource.Open(input);
        }

        if (input.Database is not null)
        {
            return Refused("a server is asked with a query", "add one, like --from \"select * from people\"");
        }

        return input.Format switch
        {
            RowFormat.Csv => Text(input, (stream, length) => CsvSource.Open(stream, length, input.Separator)),
            RowFormat.JsonLines => Text(input, (stream, length) => JsonSource.Open(stream, length, request.Policy.Model, request.Columns)),
            RowFormat.Parquet => ParquetSource.Open(input),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
    }

    private static Result<IRowSource> Text(BatchInput input, Func<Stream, long, Result<IRowSource>> open)
    {
        if (input.Path is { } path && !File.Exists(path))
        {
            return Refused($"there is no file `{input.Name}`", "check the path");
        }

        if (input.Path is { } file && RegularFile.Look(file) is not FileTrouble.None)
        {
            return Refused($"`{input.Name}` is no regular file", "name a file, or `-` for standard input");
        }

        var stream = input.Stream ?? new FileStream(input.Path!, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var length = stream.CanSeek ? stream.Length : -1;
        if (Decoded(input, stream) is not Result<Stream>.Done decoded)
        {
            stream.Dispose();
            return Refused($"there is no encoding `{input.Encoding}`", "write it like utf-8, utf-16, windows-1252 or iso-8859-1");
        }

        var opened = open(decoded.Value, ReferenceEquals(decoded.Value, stream) ? length : -1);
        if (opened is Result<IRowSource>.Refused)
        {
            decoded.Value.Dispose();
        }

        return opened;
    }

    // What is not UTF-8 is made so while it is read. A letter that the encoding does not have is told as what stands in its place.
    private static Result<Stream> Decoded(BatchInput input, Stream stream)
    {
        if (input.Encoding is null)
        {
            return new Result<Stream>.Done(stream.CanSeek && Utf16(stream) is { } wide ? Encoding.CreateTranscodingStream(stream, wide, Encoding.UTF8) : stream);
        }

        try
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            var encoding = Encoding.GetEncoding(input.Encoding);
            return new Result<Stream>.Done(encoding is UTF8Encoding ? stream : Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8));
        }
        catch (ArgumentException)
        {
            return new Result<Stream>.Refused(new Problem("no such encoding"));
        }
    }

    private static Encoding? Utf16(Stream stream)
    {
        Span<byte> mark = stackalloc byte[2];
        var read = stream.ReadAtLeast(mark, 2, false);
        stream.Position = 0;
        return read < 2 ? null
            : mark.SequenceEqual("\uFEFF"u8[..2]) ? null
            : mark[0] == 0xFF && mark[1] == 0xFE ? Encoding.Unicode
            : mark[0] == 0xFE && mark[1] == 0xFF ? Encoding.BigEndianUnicode
            : null;
    }

    private static Result<IRowSource> Refused(string message, string help) => new Result<IRowSource>.Refused(new Problem(message, help));
}
