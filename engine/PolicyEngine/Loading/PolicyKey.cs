using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Emission;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine;

/// <summary>The name of all that a compiled policy is made of: its id, and the path and the exact text of every file that takes part. Two policies with one key are one policy, to the places in its messages.</summary>
internal static class PolicyKey
{
    public static string Of(PolicySyntax policy)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, policy.Id.Value);
        Add(hash, policy.ContentHash);
        foreach (var file in Files(policy))
        {
            Add(hash, file.Path);
            Add(hash, file.Text);
        }

        return PolicyImageCache.KeyOf(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Every file that takes part, in a fixed order.</summary>
    public static IEnumerable<SourceFile> Files(PolicySyntax policy)
    {
        var own = policy.OverrideFile is { } locality ? new[] { policy.File, locality } : [policy.File];
        return own.Concat(policy.IncludedFiles).Concat(policy.SharedFiles).Concat(policy.Scripts);
    }

    // With its length, so that where one piece ends and the next begins is part of the hash.
    private static void Add(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(Encoding.Unicode.GetBytes(text));
    }
}
