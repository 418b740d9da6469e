using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace PolicyEngine.Model.Serialization;

/// <summary>The bytes of a model as they are read. Whatever the bytes are, it gives a value or throws <see cref="InvalidDataException"/>, and never takes more memory than the bytes warrant.</summary>
internal sealed class ModelInput
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] bytes;
    private readonly int end;
    private readonly string[] texts;
    private int position;

    /// <summary>Checks the header and the sum, and reads the texts.</summary>
    public ModelInput(byte[] bytes, ReadOnlySpan<byte> header)
    {
        this.bytes = bytes;
        end = bytes.Length - sizeof(ulong);
        if (end < header.Length || !bytes.AsSpan(0, header.Length).SequenceEqual(header) || BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(end)) != CheckSum.Of(bytes.AsSpan(0, end)))
        {
            throw Damaged();
        }

        position = header.Length;
        texts = new string[Length()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = OwnText();
        }
    }

    public static InvalidDataException Damaged() => new("the compiled policy is damaged, or was written by another version; compile the policy again");

    public bool Flag() => Byte() switch { 0 => false, 1 => true, _ => throw Damaged() };

    /// <summary>How many things follow; each takes a byte at least, so the rest bounds it.</summary>
    public int Length()
    {
        var value = Unsigned();
        return value <= (ulong)(end - position) ? (int)value : throw Damaged();
    }

    public long Number()
    {
        var value = Unsigned();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    public int Small() => Number() is >= int.MinValue and <= int.MaxValue and var value ? (int)value : throw Damaged();

    public DateOnly Day() => Unsigned() is var value && value <= (ulong)DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)value) : throw Damaged();

    /// <summary>A member of an enum without gaps from 0.</summary>
    /// <param name="last">Its last member.</param>
    /// <param name="make">The member of a number.</param>
    public T Member<T>(int last, Func<int, T> make) => Unsigned() is var value && value <= (ulong)last ? make((int)value) : throw Damaged();

    public string? OptionalText() => Unsigned() switch
    {
        0 => null,
        var place when place <= (ulong)texts.Length => texts[(int)place - 1],
        _ => throw Damaged(),
    };

    public string Text() => OptionalText() ?? throw Damaged();

    public ImmutableArray<string> Texts() => List(Text);

    public ImmutableArray<T> List<T>(Func<T> read)
    {
        var items = new T[Length()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    public T? Optional<T>(Func<T> read)
        where T : class => Flag() ? read() : null;

    public DateOnly? OptionalDay() => Flag() ? Day() : null;

    public void RequireEnd()
    {
        if (position != end)
        {
            throw Damaged();
        }
    }

    private string OwnText()
    {
        var header = Unsigned();
        if (header >> 1 > (ulong)(end - position))
        {
            throw Damaged();
        }

        var content = bytes.AsSpan(position, (int)(header >> 1));
        position += content.Length;
        return (header & 1) == 0 ? FromUtf8(content) : FromUnits(content);
    }

    private static string FromUtf8(ReadOnlySpan<byte> content)
    {
        try
        {
            return Utf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            throw Damaged();
        }
    }

    private static string FromUnits(ReadOnlySpan<byte> content)
    {
        if (content.Length % 2 != 0)
        {
            throw Damaged();
        }

        var units = new char[content.Length / 2];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(content[(i * 2)..]);
        }

        return new string(units);
    }

    private byte Byte() => position < end ? bytes[position++] : throw Damaged();

    private ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            if (shift == 63 && next > 1)
            {
                throw Damaged();
            }

            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Damaged();
    }
}
