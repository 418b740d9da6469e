using System.Security.Cryptography;
using System.Text;

namespace PolicyEngine.Testing;

/// <summary>The hash that binds an approved snapshot to its record.</summary>
public static class SnapshotHash
{
    /// <summary>SHA-256 of a snapshot's text with LF line ends and one at its end, lower-case hexadecimal, so that a checkout with other line ends has the same.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SnapshotResult.Normal(text))));
    }
}
