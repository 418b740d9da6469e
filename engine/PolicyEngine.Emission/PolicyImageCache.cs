using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Analysis.Emitted;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Emission;

/// <summary>
/// Keeps images on disk by content, each policy by itself: the key is a hash of the policy's texts, the engine's and the compiler's files and the runtime. Entries are written aside and renamed, and verified when read, so a
/// damaged or half-written entry is a miss, never a wrong policy. Failing to read or write the cache is never an error. An entry is code that will run: a folder that others can write to is not used at all, and what an
/// entry refers to is held against the list again before it is loaded.
/// </summary>
public sealed class PolicyImageCache
{
    private const long MostBytes = 512 * 1024 * 1024;

    private const int KeyLength = 2 * SHA256.HashSizeInBytes;

    private readonly string folder;

    /// <summary>Uses a folder, made when first written to.</summary>
    public PolicyImageCache(string folder) => this.folder = folder;

    /// <summary>Why the folder is not used, so that everything is compiled; <see langword="null"/> when it is used.</summary>
    public string? Trouble => PrivateFolder.Trouble(folder);

    /// <summary>The key under which <paramref name="content"/>, a hash of a policy's texts, is kept by this engine on this runtime.</summary>
    public static string KeyOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{content}\n{EngineStamp.Compiling}")));

    /// <summary>The image under a key, or <see langword="null"/>.</summary>
    public PolicyImage? Find(string key)
    {
        try
        {
            return ReadEntry(PathOf(key), key) is { } bytes && PolicyImage.FromBytes(bytes) is { } image && MayBeLoaded(image) ? image : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The keys that <see cref="KeepAlias"/> kept for a fingerprint of files, or <see langword="null"/>.</summary>
    public IReadOnlyList<string>? FindAlias(string fingerprint)
    {
        try
        {
            return ReadEntry(AliasOf(fingerprint), fingerprint) is { Length: > 0 } entry && entry.Length % KeyLength == 0 && Array.TrueForAll(entry, IsHexadecimal) ? KeysOf(entry) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Remembers that files with this fingerprint are the policies whose images have these keys.</summary>
    /// <returns>Whether it could be written.</returns>
    public bool KeepAlias(string fingerprint, IEnumerable<string> keys) => WriteEntry(AliasOf(fingerprint), fingerprint, Encoding.ASCII.GetBytes(string.Concat(keys)));

    /// <summary>Keeps an image under a key.</summary>
    /// <returns>Whether it could be written.</returns>
    public bool Keep(string key, PolicyImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return WriteEntry(PathOf(key), key, image.ToBytes());
    }

    /// <summary>What checks found under a key, as it was kept, or <see langword="null"/>.</summary>
    public byte[]? FindFindings(string key)
    {
        try
        {
            return ReadEntry(FindingsOf(key), key);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps what checks found under a key.</summary>
    /// <returns>Whether it could be written.</returns>
    public bool KeepFindings(string key, byte[] findings) => WriteEntry(FindingsOf(key), key, findings);

    private bool MayBeLoaded(PolicyImage image) =>
        EmittedReferences.Check(ImmutableArray.Create(image.Assembly.Span), new SourceFile(folder, "").Span(0, 0), new DiagnosticBag());

    // Each entry starts with the name it was written under, so that a file which was copied or renamed is a miss too.
    private byte[]? ReadEntry(string path, string name)
    {
        var head = Encoding.ASCII.GetBytes(name);
        return Trouble is null && RegularFile.Read(path, MostBytes, folder).Bytes is { } bytes && bytes.AsSpan().StartsWith(head) ? bytes[head.Length..] : null;
    }

    private bool WriteEntry(string path, string name, byte[] content)
    {
        try
        {
            PrivateFolder.Make(folder);
            if (Trouble is not null)
            {
                return false;
            }

            WholeFile.Write(path, [.. Encoding.ASCII.GetBytes(name), .. content], forOwnerOnly: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    private static string[] KeysOf(byte[] entry)
    {
        var keys = new string[entry.Length / KeyLength];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = Encoding.ASCII.GetString(entry, i * KeyLength, KeyLength);
        }

        return keys;
    }

    private static bool IsHexadecimal(byte letter) => char.IsAsciiHexDigitLower((char)letter);

    private string AliasOf(string fingerprint) => Path.Combine(folder, fingerprint + ".alias");

    private string FindingsOf(string key) => Path.Combine(folder, key + ".findings");

    private string PathOf(string key) => Path.Combine(folder, key + ".policies");
}
