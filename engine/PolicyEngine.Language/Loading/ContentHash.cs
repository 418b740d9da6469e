using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>The hash that names the texts of a policy: the same texts give the same hash wherever they lie and however their lines end.</summary>
internal static class ContentHash
{
    /// <summary>SHA-256 over a policy's text, its override's and its scripts', in lower-case hexadecimal.</summary>
    public static string Of(SourceFile policy, SourceFile? locality, IEnumerable<SourceFile> scripts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, "policy", policy);
        if (locality is not null)
        {
            Add(hash, "override", locality);
        }

        foreach (var script in scripts)
        {
            Add(hash, "scripts/" + FolderFinder.NameOf(script.Path), script);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string name, SourceFile file)
    {
        FolderFingerprint.Frame(hash, Encoding.UTF8.GetBytes(name));
        FolderFingerprint.Frame(hash, Encoding.UTF8.GetBytes(file.Text.TrimStart('\uFEFF').ReplaceLineEndings("\n")));
    }
}
