using System.Text;
using System.Text.Unicode;
using CsvHelper;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bulk.Reading;

/// <summary>Rows of CSV. The separator is found out, a mark of the byte order is passed over, and quoted cells may hold line breaks. Cells, quotation marks and bytes are checked here, since the reader of CSV lets much pass.</summary>
internal sealed class CsvSource : IRowSource
{
    private const int Start = 1 << 16;

    private readonly Stream stream;
    private readonly TextBlocks blocks;
    private readonly CsvReaderOptions options;
    private readonly bool canSeek;
    private SourceMark first;
    private byte[] taken;

    private CsvSource(Stream stream, long length, byte[] head, string[] headings, char separator, SourceMark first)
    {
        this.stream = stream;
        Headings = headings;
        Length = length;
        canSeek = stream.CanSeek;
        this.first = first;
        taken = head;
        blocks = new TextBlocks(stream, (byte)separator);
        options = new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, Separator = separator, MalformedData = CsvMalformedDataHandling.Recover, BufferSize = 1 << 20 };
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Headings { get; }

    /// <inheritdoc/>
    public string PlaceWord => "line";

    /// <inheritdoc/>
    public long Length { get; }

    /// <summary>Opens a CSV, or says why it is none.</summary>
    /// <param name="stream">Its bytes, in UTF-8.</param>
    /// <param name="length">How many there are; -1 where nobody knows.</param>
    /// <param name="separator">The separator; <see langword="null"/> to find it out.</param>
    public static Result<IRowSource> Open(Stream stream, long length, char? separator)
    {
        var head = ReadStart(stream);
        var mark = head.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        if (head.AsSpan(mark).Trim(" \t\r\n"u8).IsEmpty)
        {
            return Refused("the input is empty", "give it a first line of headings, and a row a line");
        }

        if (head.AsSpan(mark).Contains((byte)0))
        {
            return Refused("the input is no text", "give CSV, JSON Lines or Parquet; a spreadsheet is saved as CSV UTF-8 first");
        }

        if (!Utf8.IsValid(WholeLetters(head.AsSpan(mark))))
        {
            return Opened(stream, length, head, mark, separator, "the headings");
        }

        return Opened(stream, length, head, mark, separator, "");
    }

    /// <inheritdoc/>
    public void GoTo(SourceMark mark)
    {
        if (!canSeek)
        {
            throw new NotSupportedException("the input can't be read from the middle");
        }

        stream.Position = mark.Offset;
        (first, taken) = (mark, []);
    }

    /// <inheritdoc/>
    public bool Take(RowBlock block)
    {
        if (first != default)
        {
            blocks.Begin(first, taken);
            (first, taken) = (default, []);
        }

        return blocks.Take(block);
    }

    /// <inheritdoc/>
    public void Parse(RowBlock block, RowReading reading)
    {
        var raw = (TextBlock)block.Raw!;
        var memory = raw.Open >= 0 ? raw.Memory[..raw.Open] : raw.Memory;
        var isUtf8 = Utf8.IsValid(memory.Span);
        var malformed = 0L;
        using var reader = CsvReader.Create(memory, options with { OnMalformedRecord = bad => malformed = bad.Reason == CsvMalformedReason.StrayQuote ? malformed : bad.LineNumber });
        while (reader.Read())
        {
            var row = reading.Begin(raw.At.Place + reader.LineNumber);
            if (malformed == reader.LineNumber)
            {
                Whole(reading, row, reader, BulkDiagnostics.AfterQuote.At(RowReading.Nowhere));
            }
            else if (reader.FieldCount != reading.Width)
            {
                Whole(reading, row, reader, BulkDiagnostics.OtherLength.At(RowReading.Nowhere, Cells(reader.FieldCount), reading.Width));
            }
            else if (!isUtf8 && !Utf8.IsValid(reader.RawRecord))
            {
                reading.RefuseByte(row, reader.RawRecord);
                reading.KeepNothing(row);
            }
            else
            {
                Cells(reading, row, reader);
            }
        }

        if (raw.Open >= 0)
        {
            var rest = raw.Bytes[raw.Open..];
            var line = raw.At.Place + 1 + raw.Bytes[..raw.Open].Count((byte)'\n');
            block.Ended = new RefusedCell(line, "", Encoding.UTF8.GetString(rest[..Math.Min(200, rest.Length)]), (raw.IsTooLong ? BulkDiagnostics.TooLong : BulkDiagnostics.NeverCloses).At(RowReading.Nowhere));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private static void Cells(RowReading reading, int row, CsvReader reader)
    {
        if (reading.DayColumn >= 0 && !reading.ReadDay(row, reader.GetSpan(reading.DayColumn)))
        {
            reading.KeepNothing(row);
            return;
        }

        foreach (var column in reading.Active)
        {
            reading.Put(row, column, reader.GetSpan(column));
        }
    }

    private static void Whole(RowReading reading, int row, CsvReader reader, PolicyDiagnostic problem)
    {
        reading.Refuse(row, -1, Encoding.UTF8.GetString(reader.RawRecord), problem);
        reading.KeepNothing(row);
    }

    private static string Cells(int count) => count == 1 ? "1 cell" : FormattableString.Invariant($"{count} cells");

    private static Result<IRowSource> Opened(Stream stream, long length, byte[] head, int mark, char? separator, string trouble)
    {
        using var reader = CsvReader.Create(head.AsMemory(mark), new CsvReaderOptions { HasHeader = false, Separator = separator, TrackLineNumbers = true });
        reader.ReadHeader();
        var found = reader.Separator;
        if (!reader.Read())
        {
            return Refused("the input is empty", "give it a first line of headings, and a row a line");
        }

        if (trouble.Length > 0 && !Utf8.IsValid(reader.RawRecord))
        {
            return Refused("the headings are not written in UTF-8", "save the file as UTF-8 (in a spreadsheet: CSV UTF-8), or say how it is written, like --encoding windows-1252");
        }

        string[] headings = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        var end = mark + (int)reader.ByteOffset + reader.RawRecord.Length;
        end += head.AsSpan(end).StartsWith("\r\n"u8) ? 2 : end < head.Length ? 1 : 0;

        if (end >= head.Length && head.Length == Start)
        {
            return Refused("the first line is longer than 65,536 bytes, and is no line of headings", "give the input a first line of headings");
        }

        var lines = head.AsSpan(0, end).Count((byte)'\n');
        return new Result<IRowSource>.Done(new CsvSource(stream, length, head[end..], headings, found, new SourceMark(end, lines)));
    }

    // A letter of several bytes may be cut at the end of what was read.
    private static ReadOnlySpan<byte> WholeLetters(ReadOnlySpan<byte> text)
    {
        for (var cut = 0; cut < Math.Min(4, text.Length); cut++)
        {
            if (text[^(cut + 1)] < 0x80)
            {
                return text[..^cut];
            }
        }

        return text;
    }

    private static byte[] ReadStart(Stream stream)
    {
        var head = new byte[Start];
        return head[..stream.ReadAtLeast(head, Start, throwOnEndOfStream: false)];
    }

    private static Result<IRowSource> Refused(string message, string help) => new Result<IRowSource>.Refused(new Problem(message, help));
}
