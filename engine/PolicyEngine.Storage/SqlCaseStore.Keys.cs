using System.Security.Cryptography;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage.Rows;

namespace PolicyEngine.Storage;

/// <content>Keys of cases, and policies.</content>
public abstract partial class SqlCaseStore
{
    private const string FindSecret = $"SELECT {SecretRecord.Columns} FROM secrets WHERE case_id = @CaseId";

    private const string AddSecret = "INSERT INTO secrets (case_id, secret, wrapped) VALUES (@CaseId, @Secret, @Wrapped) ON CONFLICT DO NOTHING";

    private const string WrapSecret = "UPDATE secrets SET secret = @Secret, wrapped = @Wrapped WHERE case_id = @CaseId AND wrapped = 0 AND secret IS NOT NULL";

    // Also where there was none, so that none is made later.
    private const string EraseSecret = "INSERT INTO secrets (case_id, secret, wrapped) VALUES (@CaseId, NULL, 0) ON CONFLICT (case_id) DO UPDATE SET secret = NULL, wrapped = 0";

    // A letter that nobody can read any more is not to be delivered either.
    private const string GiveUp =
        """
        UPDATE messages SET is_dead = CASE WHEN delivered_at IS NULL THEN 1 ELSE 0 END, error = CASE WHEN delivered_at IS NULL AND is_dead = 0 THEN @Why ELSE '' END,
            lease_owner = NULL, lease_until = NULL
        WHERE case_id = @CaseId AND (delivered_at IS NULL OR error <> '')
        """;

    private const string AddPolicy = "INSERT INTO policies (hash, policy_id, version, files) VALUES (@Hash, @PolicyId, @Version, @Files) ON CONFLICT DO NOTHING";

    /// <inheritdoc/>
    public async Task<byte[]?> GetOrCreateKeyAsync(string caseId, CancellationToken cancellation)
    {
        CaseCommitRules.CheckId(caseId);
        var found = await QueryAsync(session => session.FindAsync<SecretRecord>(FindSecret, new { CaseId = caseId }), cancellation).ConfigureAwait(false);
        if (isReadOnly)
        {
            // A key that is not there opens nothing, as one made now would not.
            return found is null ? RandomNumberGenerator.GetBytes(CaseCommitRules.CaseKeyLength) : keys.Open(caseId, found);
        }

        found ??= await WriteAsync(session => KeepAsync(session, keys.Make(caseId)), _ => true, cancellation).ConfigureAwait(false);
        var key = keys.Open(caseId, found);
        if (key is not null && keys.IsBare(found))
        {
            await ChangeAsync(WrapSecret, keys.Seal(caseId, key), cancellation).ConfigureAwait(false);
        }

        return key;
    }

    /// <inheritdoc/>
    public async Task<bool> SaveKeyAsync(string caseId, byte[] key, CancellationToken cancellation)
    {
        CaseCommitRules.CheckId(caseId);
        CaseCommitRules.CheckCaseKey(key);
        var kept = await WriteAsync(session => KeepAsync(session, keys.Seal(caseId, key)), _ => true, cancellation).ConfigureAwait(false);
        return keys.Open(caseId, kept) is { } now && CryptographicOperations.FixedTimeEquals(now, key);
    }

    /// <inheritdoc/>
    public async Task<bool> EraseKeyAsync(string caseId, CancellationToken cancellation)
    {
        CaseCommitRules.CheckId(caseId);
        var was = await WriteAsync(
            async session =>
            {
                var found = await session.FindAsync<SecretRecord>(FindSecret, new { CaseId = caseId }).ConfigureAwait(false);
                await session.ExecuteAsync(EraseSecret, new { CaseId = caseId }).ConfigureAwait(false);
                await session.ExecuteAsync("DELETE FROM snapshots WHERE case_id = @CaseId", new { CaseId = caseId }).ConfigureAwait(false);
                await session.ExecuteAsync(GiveUp, new { CaseId = caseId, Why = OutboxMessage.CaseErased }).ConfigureAwait(false);
                return found?.Secret is not null;
            },
            _ => true,
            cancellation).ConfigureAwait(false);
        await GuardAsync(async () =>
        {
            await dialect.ScrubAsync(cancellation).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        return was;
    }

    /// <inheritdoc/>
    public async Task SavePolicyAsync(PolicyText policy, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(policy);
        await ChangeAsync(AddPolicy, PolicyRecord.Of(policy), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<PolicyText?> FindPolicyAsync(string hash, CancellationToken cancellation)
    {
        var found = CaseCommitRules.IsText(hash)
            ? await QueryAsync(session => session.FindAsync<PolicyRecord>($"SELECT {PolicyRecord.Columns} FROM policies WHERE hash = @Hash", new { Hash = hash }), cancellation).ConfigureAwait(false)
            : null;
        return found?.ToText();
    }

    private static async Task<SecretRecord> KeepAsync(StoreSession session, SecretRecord record)
    {
        await session.ExecuteAsync(AddSecret, record).ConfigureAwait(false);
        return await session.FindAsync<SecretRecord>(FindSecret, new { record.CaseId }).ConfigureAwait(false) ?? throw new CaseStoreException($"the key of case `{record.CaseId}` could not be kept");
    }
}
