using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage.Rows;

namespace PolicyEngine.Storage;

/// <content>The outbox.</content>
public abstract partial class SqlCaseStore
{
    private const string Complete =
        """
        UPDATE messages SET delivered_at = @At, error = '', lease_owner = NULL, lease_until = NULL
        WHERE number = @Number AND lease_owner = @Owner AND delivered_at IS NULL AND is_dead = 0
        """;

    private const string Fail =
        """
        UPDATE messages SET error = @Error, due_at = COALESCE(@RetryAt, due_at), is_dead = @IsDead, lease_owner = NULL, lease_until = NULL
        WHERE number = @Number AND lease_owner = @Owner AND delivered_at IS NULL AND is_dead = 0
        """;

    private const string NotErased = "NOT EXISTS (SELECT 1 FROM secrets s WHERE s.case_id = messages.case_id AND s.secret IS NULL)";

    private const string Revive = $"UPDATE messages SET is_dead = 0, attempts = 0, due_at = @DueAt WHERE number = @Number AND is_dead = 1 AND {NotErased}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OutboxMessage>> LeaseMessagesAsync(DateTimeOffset now, Lease lease, CancellationToken cancellation)
    {
        CaseCommitRules.CheckLease(lease);
        var sql =
            $"""
            WITH picked AS MATERIALIZED (
                SELECT m.number FROM messages m
                WHERE m.delivered_at IS NULL AND m.is_dead = 0 AND m.due_at <= @Now AND (m.lease_until IS NULL OR m.lease_until <= @Now)
                    AND NOT EXISTS (SELECT 1 FROM messages e WHERE e.case_id = m.case_id AND e.number < m.number AND e.delivered_at IS NULL AND e.is_dead = 0)
                ORDER BY m.due_at, m.number LIMIT @Most{dialect.SkipTaken.Replace("{row}", "m", StringComparison.Ordinal)})
            UPDATE messages SET lease_owner = @Owner, lease_until = @Until, attempts = attempts + 1 WHERE number IN (SELECT number FROM picked)
            RETURNING {MessageRecord.Columns}
            """;
        var taken = await WriteAsync(session => session.QueryAsync<MessageRecord>(sql, Arguments(now, lease)), _ => true, cancellation).ConfigureAwait(false);
        return [.. taken.OrderBy(message => message.DueAt).ThenBy(message => message.Number).Select(message => message.ToMessage())];
    }

    /// <inheritdoc/>
    public Task<bool> CompleteMessageAsync(long number, string owner, DateTimeOffset at, CancellationToken cancellation) =>
        ChangeAsync(Complete, new { Number = number, Owner = owner, At = Instants.Micros(at) }, cancellation);

    /// <inheritdoc/>
    public Task<bool> FailMessageAsync(long number, string owner, string error, DateTimeOffset? retryAt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(error);
        return ChangeAsync(Fail, new { Number = number, Owner = owner, Error = CaseCommitRules.OneLine(error), RetryAt = Instants.Micros(retryAt), IsDead = retryAt is null ? 1L : 0L }, cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OutboxMessage>> ReadMessagesAsync(string caseId, CancellationToken cancellation) =>
        CaseCommitRules.IsId(caseId) ? await MessagesAsync("WHERE case_id = @CaseId ORDER BY number", new { CaseId = caseId }, cancellation).ConfigureAwait(false) : [];

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxMessage>> ListDeadMessagesAsync(long after, int most, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return MessagesAsync("WHERE is_dead = 1 AND number > @After ORDER BY number LIMIT @Most", new { After = after, Most = (long)most }, cancellation);
    }

    /// <inheritdoc/>
    public Task<bool> ReviveMessageAsync(long number, DateTimeOffset dueAt, CancellationToken cancellation) =>
        ChangeAsync(Revive, new { Number = number, DueAt = Instants.Micros(dueAt) }, cancellation);

    private async Task<IReadOnlyList<OutboxMessage>> MessagesAsync(string condition, object arguments, CancellationToken cancellation)
    {
        var records = await QueryAsync(session => session.QueryAsync<MessageRecord>($"SELECT {MessageRecord.Columns} FROM messages {condition}", arguments), cancellation).ConfigureAwait(false);
        return [.. records.Select(record => record.ToMessage())];
    }
}
