using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage.Rows;

namespace PolicyEngine.Storage;

/// <content>Writing.</content>
public abstract partial class SqlCaseStore
{
    private const string AddCase =
        """
        INSERT INTO cases (case_id, parent, policy_id, policy_version, policy_hash, state, is_ended, sequence, hash, opened_at, changed_at, due_at, subject)
        VALUES (@CaseId, @Parent, @PolicyId, @PolicyVersion, @PolicyHash, @State, @IsEnded, @Sequence, @Hash, @OpenedAt, @ChangedAt, @DueAt, @Subject)
        ON CONFLICT DO NOTHING
        """;

    // The row is the lock of its case: whoever changes it first is first, and who waited finds another number. The hash guards the chain itself.
    private const string MoveCase =
        """
        UPDATE cases SET parent = @Parent, policy_id = @PolicyId, policy_version = @PolicyVersion, policy_hash = @PolicyHash, state = @State, is_ended = @IsEnded,
            sequence = @Sequence, hash = @Hash, opened_at = @OpenedAt, changed_at = @ChangedAt, due_at = @DueAt, subject = @Subject
        WHERE case_id = @CaseId AND sequence = @Expected AND hash = @ExpectedHash
        """;

    private const string AddFiring = "INSERT INTO firings (case_id, firing_key, sequence) VALUES (@CaseId, @Key, @Sequence) ON CONFLICT DO NOTHING";

    private const string AddEvent = "INSERT INTO events (case_id, sequence, at, body, previous_hash, hash) VALUES (@CaseId, @Sequence, @At, @Body, @PreviousHash, @Hash)";

    private const string AddMessage =
        """
        INSERT INTO messages (case_id, sequence, message_key, kind, body, attempts, due_at, delivered_at, is_dead, error)
        VALUES (@CaseId, @Sequence, @MessageKey, @Kind, @Body, 0, @DueAt, @DeliveredAt, @IsDead, '')
        """;

    private const string KeepSnapshot =
        """
        INSERT INTO snapshots (case_id, sequence, hash, body) VALUES (@CaseId, @Sequence, @Hash, @Body)
        ON CONFLICT (case_id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, body = excluded.body
        """;

    // The list of keys can lose a row; the events can't without breaking their chain.
    private string FindFiring =>
        $"""
        SELECT MIN(sequence) FROM (
            SELECT sequence FROM firings WHERE case_id = @CaseId AND firing_key = @Key
            UNION ALL SELECT sequence FROM events WHERE case_id = @CaseId AND ({dialect.Words["key"]}) = @Key) AS known
        """;

    /// <inheritdoc/>
    public async Task<CommitResult> CommitAsync(CaseCommit commit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(commit);
        commit.Check();

        // Always in the same order, so that two commits of several cases never wait for each other.
        var appends = commit.Cases.OrderBy(append => append.Row.CaseId, StringComparer.Ordinal).ToArray();
        var written = await WriteAsync(session => AppendAllAsync(session, appends), kept => kept, cancellation).ConfigureAwait(false);
        return written ? new CommitResult.Committed() : await QueryAsync(session => WhyNotAsync(session, commit), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<long?> FindByKeyAsync(string caseId, string key, CancellationToken cancellation) =>
        CaseCommitRules.IsId(caseId) && CaseCommitRules.IsText(key)
            ? await QueryAsync(session => session.FindAsync<long?>(FindFiring, new { CaseId = caseId, Key = key }), cancellation).ConfigureAwait(false)
            : null;

    private async Task<bool> AppendAllAsync(StoreSession session, CaseAppend[] appends)
    {
        foreach (var append in appends)
        {
            if (!await AppendAsync(session, append).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> AppendAsync(StoreSession session, CaseAppend append)
    {
        var row = CaseRecord.Of(append);
        if (await session.ExecuteAsync(append.Expected == 0 ? AddCase : MoveCase, row).ConfigureAwait(false) == 0)
        {
            return false;
        }

        if (append.Key.Length > 0 && !await AddKeyAsync(session, append).ConfigureAwait(false))
        {
            return false;
        }

        foreach (var happened in append.Events)
        {
            await session.ExecuteAsync(AddEvent, EventRecord.Of(happened)).ConfigureAwait(false);
        }

        if (append.Snapshot is { } snapshot)
        {
            await session.ExecuteAsync(KeepSnapshot, SnapshotRecord.Of(row.CaseId, snapshot)).ConfigureAwait(false);
        }

        await SetTimersAsync(session, append).ConfigureAwait(false);
        foreach (var message in append.Messages)
        {
            await session.ExecuteAsync(AddMessage, MessageRecord.Of(message)).ConfigureAwait(false);
        }

        return true;
    }

    private async Task<bool> AddKeyAsync(StoreSession session, CaseAppend append) =>
        await session.FindAsync<long?>(FindFiring, new { append.Row.CaseId, append.Key }).ConfigureAwait(false) is null
        && await session.ExecuteAsync(AddFiring, new { append.Row.CaseId, append.Key, Sequence = append.Expected + 1 }).ConfigureAwait(false) > 0;

    // Numbers only rise and keys only come, so that what stood in the way is still there to be named.
    private async Task<CommitResult> WhyNotAsync(StoreSession session, CaseCommit commit)
    {
        foreach (var append in commit.Cases.Where(append => append.Key.Length > 0))
        {
            if (await session.FindAsync<long?>(FindFiring, new { append.Row.CaseId, append.Key }).ConfigureAwait(false) is { } sequence)
            {
                return new CommitResult.AlreadyDone(append.Row.CaseId, sequence);
            }
        }

        foreach (var append in commit.Cases)
        {
            var sequence = await session.FindAsync<long?>("SELECT sequence FROM cases WHERE case_id = @CaseId", new { append.Row.CaseId }).ConfigureAwait(false) ?? 0;
            if (sequence != append.Expected)
            {
                return new CommitResult.Conflict(append.Row.CaseId, sequence);
            }
        }

        throw CaseCommitRules.BrokenChain(commit.Cases[0].Row.CaseId);
    }
}
