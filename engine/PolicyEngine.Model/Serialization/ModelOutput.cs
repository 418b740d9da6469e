using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace PolicyEngine.Model.Serialization;

/// <summary>The bytes of a model as they are written: small numbers take one byte, and each text stands once.</summary>
internal sealed class ModelOutput
{
    private readonly ArrayBufferWriter<byte> body = new();
    private readonly ArrayBufferWriter<byte> texts = new();
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public void Flag(bool value) => Byte(body, value ? (byte)1 : (byte)0);

    public void Length(int value) => Unsigned(body, (ulong)value);

    /// <summary>A whole number; one near zero of either sign is short.</summary>
    public void Number(long value) => Unsigned(body, unchecked((ulong)((value << 1) ^ (value >> 63))));

    public void Day(DateOnly value) => Length(value.DayNumber);

    /// <summary>A text; nothing is told apart from an empty one.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Length(0);
            return;
        }

        if (!places.TryGetValue(value, out var place))
        {
            place = places.Count;
            places.Add(value, place);
            Append(value);
        }

        Length(place + 1);
    }

    public void List<T>(ImmutableArray<T> items, Action<T> write)
    {
        Length(items.IsDefault ? 0 : items.Length);
        if (!items.IsDefault)
        {
            foreach (var item in items)
            {
                write(item);
            }
        }
    }

    public void Texts(ImmutableArray<string> items) => List(items, Text);

    public void Optional<T>(T? value, Action<T> write)
        where T : class
    {
        Flag(value is not null);
        if (value is not null)
        {
            write(value);
        }
    }

    public void OptionalDay(DateOnly? value)
    {
        Flag(value is not null);
        if (value is { } day)
        {
            Day(day);
        }
    }

    /// <summary>Everything written, with the texts before it and a check sum behind.</summary>
    public byte[] Finish(ReadOnlySpan<byte> header)
    {
        var all = new ArrayBufferWriter<byte>();
        all.Write(header);
        Unsigned(all, (ulong)places.Count);
        all.Write(texts.WrittenSpan);
        all.Write(body.WrittenSpan);
        Span<byte> sum = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(sum, CheckSum.Of(all.WrittenSpan));
        all.Write(sum);
        return all.WrittenSpan.ToArray();
    }

    // UTF-8 where it gives the same text back; a text with half a surrogate pair is kept as code units.
    private void Append(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        var isUnits = !string.Equals(Encoding.UTF8.GetString(bytes), value, StringComparison.Ordinal);
        if (isUnits)
        {
            bytes = new byte[value.Length * 2];
            for (var i = 0; i < value.Length; i++)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 2), value[i]);
            }
        }

        Unsigned(texts, ((ulong)bytes.Length << 1) | (isUnits ? 1UL : 0UL));
        texts.Write(bytes.AsSpan());
    }

    private static void Unsigned(ArrayBufferWriter<byte> target, ulong value)
    {
        while (value >= 0x80)
        {
            Byte(target, (byte)(value & 0x7F | 0x80));
            value >>= 7;
        }

        Byte(target, (byte)value);
    }

    private static void Byte(ArrayBufferWriter<byte> target, byte value)
    {
        target.GetSpan(1)[0] = value;
        target.Advance(1);
    }
}
