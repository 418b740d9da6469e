using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PolicyEngine.Cases.Firing;

/// <summary>Draws cases for a check, the same on every machine and at every time.</summary>
/// <remarks>
/// The place of a case is the first 53 bits of SHA-256 over <c>policyengine/sample/1</c>, the policy's id, the case's id and the fact's name, each followed by a line feed, as a fraction of 2^53. A case is drawn when its place
/// is below the rate: 0 draws none, 1 all, and a higher rate draws all that a lower one does.
/// </remarks>
public static class Sampling
{
    private const decimal Places = 9_007_199_254_740_992m;

    /// <summary>The place of a case, from 0 inclusive to 1 exclusive.</summary>
    public static decimal PlaceOf(string policyId, string caseId, string fact)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"policyengine/sample/1\n{policyId}\n{caseId}\n{fact}\n"));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) / Places;
    }

    /// <summary>Whether a case is drawn.</summary>
    /// <param name="policyId">The policy's id.</param>
    /// <param name="caseId">The case's id.</param>
    /// <param name="fact">The fact that says whether it was drawn.</param>
    /// <param name="rate">The rate, from 0 to 1.</param>
    public static bool IsDrawn(string policyId, string caseId, string fact, decimal rate) => PlaceOf(policyId, caseId, fact) < rate;
}
