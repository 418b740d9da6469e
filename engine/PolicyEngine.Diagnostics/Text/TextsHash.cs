using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PolicyEngine.Diagnostics.Text;

/// <summary>The hash that names texts: the same texts give the same hash wherever they lie and however their lines end.</summary>
public static class TextsHash
{
    /// <summary>SHA-256 over texts and what each of them is, in lower-case hexadecimal.</summary>
    /// <param name="texts">What each is, and the text; their order counts.</param>
    public static string Of(IEnumerable<(string What, string Text)> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (what, text) in texts)
        {
            Frame(hash, Encoding.UTF8.GetBytes(what));
            Frame(hash, Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF').ReplaceLineEndings("\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Adds bytes with their length, so that where one piece ends and the next begins is part of the hash.</summary>
    public static void Frame(IncrementalHash hash, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(hash);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        hash.AppendData(length);
        hash.AppendData(content);
    }
}
