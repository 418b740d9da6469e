using PolicyEngine.Bulk.Rows;

namespace PolicyEngine.Bulk.Reading;

/// <summary>Cuts a text into blocks of whole records. A quotation mark opens a cell only at its start, as the reader of CSV has it, so that a stray one inside a bare cell spoils nothing.</summary>
internal sealed class TextBlocks(Stream stream, byte separator)
{
    private const int Longest = 1 << 24;

    private byte[] rest = [];
    private bool isOver;
    private SourceMark at;

    /// <summary>About how many bytes a block has.</summary>
    public int Usual { get; init; } = 1 << 20;

    /// <summary>Whether quotation marks may hold line breaks; not so in JSON Lines.</summary>
    public bool HasQuotes { get; init; } = true;

    /// <summary>Begins at a place of the text.</summary>
    public void Begin(SourceMark mark, ReadOnlySpan<byte> taken)
    {
        at = mark;
        rest = taken.ToArray();
        isOver = false;
    }

    /// <summary>Takes the next block; the last may be cut short by a quotation mark that never closes.</summary>
    public bool Take(RowBlock block)
    {
        var raw = block.Raw as TextBlock ?? new TextBlock();
        block.Raw = raw;
        raw.Start(rest, at);
        rest = [];
        var end = -1;
        for (var wanted = Usual; end < 0; wanted = Math.Min(raw.Length * 2, Longest + Usual))
        {
            while (!isOver && raw.Length < wanted)
            {
                var read = stream.Read(raw.Room(Math.Max(wanted, Usual)));
                isOver = read == 0;
                raw.Length += read;
            }

            if (raw.Length == 0)
            {
                return false;
            }

            end = LastEnd(raw.Bytes, isOver, out var open);
            if (end < 0 && (isOver || raw.Length >= Longest))
            {
                raw.IsTooLong = open < 0 && !isOver;
                raw.Open = raw.IsTooLong ? 0 : open;
                end = raw.Length;
                isOver = true;
            }
            else if (isOver && end < raw.Length)
            {
                raw.Open = open;
                end = raw.Length;
            }
        }

        rest = raw.Bytes[end..].ToArray();
        raw.Length = end;
        at = new SourceMark(at.Offset + end, at.Place + raw.Bytes.Count((byte)'\n'));
        block.After = at;
        return true;
    }

    // The end of the last whole record; and, where a quotation mark is open at the end, the start of the record in which it stands.
    private int LastEnd(ReadOnlySpan<byte> text, bool isWhole, out int open)
    {
        open = -1;
        var ending = text.Contains((byte)'\n') ? (byte)'\n' : (byte)'\r';
        if (!HasQuotes || !text.Contains((byte)'"'))
        {
            return isWhole ? text.Length : text.LastIndexOf(ending) + 1 is > 0 and var last ? last : -1;
        }

        var (from, end) = (0, 0);
        while (true)
        {
            var quote = text[from..].IndexOf((byte)'"');
            if (quote < 0)
            {
                var last = text[from..].LastIndexOf(ending);
                return isWhole ? text.Length : last >= 0 ? from + last + 1 : end > 0 ? end : -1;
            }

            var start = from + quote;
            if (text[from..start].LastIndexOf(ending) is >= 0 and var broken)
            {
                end = from + broken + 1;
            }

            if (start > 0 && text[start - 1] != separator && text[start - 1] is not ((byte)'\n' or (byte)'\r'))
            {
                from = start + 1;
                continue;
            }

            var close = Close(text, start + 1);
            if (close < 0)
            {
                open = end;
                return end > 0 ? end : -1;
            }

            from = close + 1;
        }
    }

    private static int Close(ReadOnlySpan<byte> text, int from)
    {
        while (true)
        {
            var quote = text[from..].IndexOf((byte)'"');
            if (quote < 0)
            {
                return -1;
            }

            var at = from + quote;
            if (at + 1 >= text.Length || text[at + 1] != '"')
            {
                return at;
            }

            from = at + 2;
        }
    }
}

/// <summary>The bytes of a block of text.</summary>
internal sealed class TextBlock
{
    private byte[] bytes = [];

    /// <summary>How many bytes there are.</summary>
    public int Length { get; set; }

    /// <summary>Where the record starts in which a quotation mark never closes; -1 for none.</summary>
    public int Open { get; set; } = -1;

    /// <summary>Whether the record at <see cref="Open"/> is longer than any may be.</summary>
    public bool IsTooLong { get; set; }

    /// <summary>Where the block starts in the text.</summary>
    public SourceMark At { get; private set; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, Length);

    /// <summary>The bytes, for a reader.</summary>
    public ReadOnlyMemory<byte> Memory => bytes.AsMemory(0, Length);

    /// <summary>Begins with bytes that were read before.</summary>
    public void Start(ReadOnlySpan<byte> before, SourceMark at)
    {
        At = at;
        Open = -1;
        IsTooLong = false;
        Length = 0;
        before.CopyTo(Room(before.Length));
        Length = before.Length;
    }

    /// <summary>Room up to a size.</summary>
    public Span<byte> Room(int size)
    {
        if (bytes.Length < size || bytes.Length == Length)
        {
            Array.Resize(ref bytes, Math.Max(size, Math.Max(bytes.Length * 2, 1 << 16)));
        }

        return bytes.AsSpan(Length);
    }
}
