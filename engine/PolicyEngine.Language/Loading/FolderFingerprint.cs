using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Language;

/// <summary>A hash of everything below a path that a load would read, taken without parsing anything.</summary>
internal static class FolderFingerprint
{
    /// <summary>The hash, or <see langword="null"/> when something cannot be read.</summary>
    public static string? Compute(string path)
    {
        var found = FolderFinder.Find(path);
        if (!found.Exists || found.IsTooLarge || found.Unreadable is not null)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in found.Files)
        {
            if (SourceLoader.ReadBytes(file, found.FolderFor(file, path)) is not { } content)
            {
                return null;
            }

            TextsHash.Frame(hash, Encoding.UTF8.GetBytes(file));
            TextsHash.Frame(hash, content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
