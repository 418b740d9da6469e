using System.Globalization;
using System.Text;

namespace PolicyEngine.Bulk.Rows;

/// <summary>Bytes of UTF-8 that grow and are used again: what a block writes goes here first, so that a row costs no allocation.</summary>
internal sealed class Utf8Buffer
{
    private byte[] bytes = new byte[1 << 16];

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>The bytes, for a stream.</summary>
    public ReadOnlyMemory<byte> Memory => bytes.AsMemory(0, Length);

    /// <summary>Lets go of the bytes.</summary>
    public void Clear() => Length = 0;

    /// <summary>Takes back what was written after a length.</summary>
    public void CutTo(int length) => Length = length;

    /// <summary>Room for bytes that the caller fills; <see cref="Advance"/> says how many it took.</summary>
    public Span<byte> Room(int size)
    {
        if (bytes.Length - Length < size)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + size));
        }

        return bytes.AsSpan(Length);
    }

    /// <summary>Counts bytes that were filled.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Adds one byte.</summary>
    public void Add(byte one)
    {
        Room(1)[0] = one;
        Length++;
    }

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> more)
    {
        more.CopyTo(Room(more.Length));
        Length += more.Length;
    }

    /// <summary>Adds a text.</summary>
    public void Add(string text) => Length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    /// <summary>Adds a value in the one form that no culture changes.</summary>
    public void Add<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Room(64), out var written, format, CultureInfo.InvariantCulture);
        Length += written;
    }
}
