using System.Security.Cryptography;
using System.Text;

namespace PolicyEngine.Cases.Events;

/// <summary>
/// Protects texts of one case under its key: AES-256-GCM, bound to the place where they stand, so that a text moved elsewhere does not open. What is erased by erasing the key can't be opened any more.
/// </summary>
/// <remarks>
/// The nonce is the first 12 bytes of HMAC-SHA-256 under the key over the place and the text. So the same text in the same place gives the same bytes, and two texts never share a nonce but with the chance of a collision of 96
/// bits; nothing depends on a machine's randomness. The result is Base64 of nonce, text and tag.
/// </remarks>
public sealed class CaseProtection
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[]? key;

    /// <summary>Protects under a key.</summary>
    /// <param name="key">32 bytes; <see langword="null"/> once it was erased.</param>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public CaseProtection(byte[]? key)
    {
        if (key is not null && key.Length != 32)
        {
            throw new ArgumentException("a case's key has 32 bytes", nameof(key));
        }

        this.key = key;
    }

    /// <summary>Whether the key was erased.</summary>
    public bool IsErased => key is null;

    /// <summary>Protects a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it stands: the case, the event, the member.</param>
    /// <exception cref="InvalidOperationException">The key was erased.</exception>
    public string Protect(string text, string place)
    {
        var secret = key ?? throw new InvalidOperationException("the personal data of the case was erased");
        var plain = Encoding.UTF8.GetBytes(text);
        var bound = Encoding.UTF8.GetBytes(place);
        var sealedText = new byte[NonceLength + plain.Length + TagLength];
        var nonce = sealedText.AsSpan(0, NonceLength);
        HMACSHA256.HashData(secret, (byte[])[.. bound, 0, .. plain]).AsSpan(0, NonceLength).CopyTo(nonce);
        using var cipher = new AesGcm(secret, TagLength);
        cipher.Encrypt(nonce, plain, sealedText.AsSpan(NonceLength, plain.Length), sealedText.AsSpan(NonceLength + plain.Length), bound);
        return Convert.ToBase64String(sealedText);
    }

    /// <summary>Opens a protected text; <see langword="null"/> once the key was erased.</summary>
    /// <param name="text">What <see cref="Protect"/> gave.</param>
    /// <param name="place">Where it stands.</param>
    /// <exception cref="CryptographicException">It was altered, moved, or protected under another key.</exception>
    public string? Open(string text, string place)
    {
        if (key is null)
        {
            return null;
        }

        byte[] sealedText;
        try
        {
            sealedText = Convert.FromBase64String(text);
        }
        catch (FormatException broken)
        {
            throw new CryptographicException("a protected text is no Base64", broken);
        }

        if (sealedText.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("a protected text is too short");
        }

        var plain = new byte[sealedText.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(sealedText.AsSpan(0, NonceLength), sealedText.AsSpan(NonceLength, plain.Length), sealedText.AsSpan(NonceLength + plain.Length), plain, Encoding.UTF8.GetBytes(place));
        return Encoding.UTF8.GetString(plain);
    }
}
