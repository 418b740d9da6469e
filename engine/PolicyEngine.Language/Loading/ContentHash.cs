using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>The hash that names the texts of a policy: the same texts give the same hash wherever they lie and however their lines end.</summary>
internal static class ContentHash
{
    /// <summary>SHA-256 over the texts that make a policy, in lower-case hexadecimal.</summary>
    public static string Of(PolicySyntax policy)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, "policy", policy.File);
        if (policy.OverrideFile is { } locality)
        {
            Add(hash, "override", locality);
        }

        foreach (var shared in policy.SharedFiles)
        {
            Add(hash, "shared", shared);
        }

        foreach (var script in policy.Scripts)
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
