using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage.Rows;

namespace PolicyEngine.Storage;

/// <summary>
/// Cases' keys as they lie in the store: bare, or wrapped with the host's master key by AES-GCM (NIST SP 800-38D; 12 bytes of nonce, 16 of tag) with the case's id as associated data, so that a wrapped key fits no other case.
/// </summary>
internal sealed class CaseKeys
{
    private const int KeyLength = CaseCommitRules.CaseKeyLength;

    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[]? master;

    public CaseKeys(byte[]? masterKey)
    {
        if (masterKey is not null && masterKey.Length != KeyLength)
        {
            throw new ArgumentException($"a master key is {KeyLength} bytes long, this one {masterKey.Length}", nameof(masterKey));
        }

        master = (byte[]?)masterKey?.Clone();
        ChainKey = master is null ? null : HKDF.DeriveKey(HashAlgorithmName.SHA256, master, KeyLength, info: "policyengine/case-chain/1"u8.ToArray());
    }

    /// <summary>The key under which events are hashed, derived from the master key (HKDF, RFC 5869), so that neither use of it tells about the other; <see langword="null"/> without one.</summary>
    public byte[]? ChainKey { get; }

    public SecretRecord Make(string caseId) => Seal(caseId, RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>Whether a key that lies bare should be wrapped.</summary>
    public bool IsBare(SecretRecord record) => master is not null && record is { Secret: not null, Wrapped: 0 };

    public SecretRecord Seal(string caseId, byte[] key)
    {
        if (master is null)
        {
            return new SecretRecord { CaseId = caseId, Secret = key };
        }

        var wrapped = new byte[NonceLength + TagLength + KeyLength];
        var nonce = wrapped.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(master, TagLength);
        cipher.Encrypt(nonce, key, wrapped.AsSpan(NonceLength + TagLength), wrapped.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(caseId));
        return new SecretRecord { CaseId = caseId, Secret = wrapped, Wrapped = 1 };
    }

    public byte[]? Open(string caseId, SecretRecord record)
    {
        if (record.Secret is not { } secret || record.Wrapped == 0)
        {
            return record.Secret;
        }

        if (master is null)
        {
            throw new CaseStoreException("the keys of the cases are wrapped with a master key, and the store was opened without it: give it the master key");
        }

        if (secret.Length != NonceLength + TagLength + KeyLength)
        {
            throw new CaseStoreException(CaseStoreFault.Damaged, $"the key of case `{caseId}` is damaged");
        }

        try
        {
            var key = new byte[KeyLength];
            using var cipher = new AesGcm(master, TagLength);
            cipher.Decrypt(secret.AsSpan(0, NonceLength), secret.AsSpan(NonceLength + TagLength), secret.AsSpan(NonceLength, TagLength), key, Encoding.UTF8.GetBytes(caseId));
            return key;
        }
        catch (AuthenticationTagMismatchException mismatch)
        {
            throw new CaseStoreException($"the master key does not open the key of case `{caseId}`: it is another master key, or the key is damaged", mismatch);
        }
    }
}
