using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage.Rows;

namespace PolicyEngine.Storage;

/// <content>Timers.</content>
public abstract partial class SqlCaseStore
{
    // A timer that stays as it was keeps its lease.
    private const string SetTimer =
        """
        INSERT INTO timers (case_id, name, due_at) VALUES (@CaseId, @Name, @DueAt)
        ON CONFLICT (case_id, name) DO UPDATE SET due_at = excluded.due_at, lease_owner = NULL, lease_until = NULL WHERE timers.due_at <> excluded.due_at
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CaseTimer>> LeaseTimersAsync(DateTimeOffset now, Lease lease, CancellationToken cancellation)
    {
        CaseCommitRules.CheckLease(lease);
        var sql =
            $"""
            WITH picked AS MATERIALIZED (
                SELECT t.case_id, t.name FROM timers t
                WHERE t.due_at <= @Now AND (t.lease_until IS NULL OR t.lease_until <= @Now)
                    AND NOT EXISTS (SELECT 1 FROM timers e WHERE e.case_id = t.case_id AND (e.due_at < t.due_at OR (e.due_at = t.due_at AND e.name < t.name)))
                ORDER BY t.due_at, t.case_id LIMIT @Most{dialect.SkipTaken.Replace("{row}", "t", StringComparison.Ordinal)})
            UPDATE timers SET lease_owner = @Owner, lease_until = @Until WHERE (case_id, name) IN (SELECT case_id, name FROM picked)
            RETURNING {TimerRecord.Columns}
            """;
        var taken = await WriteAsync(session => session.QueryAsync<TimerRecord>(sql, Arguments(now, lease)), _ => true, cancellation).ConfigureAwait(false);
        return [.. taken.OrderBy(timer => timer.DueAt).ThenBy(timer => timer.CaseId, StringComparer.Ordinal).Select(timer => timer.ToTimer())];
    }

    private static async Task SetTimersAsync(StoreSession session, CaseAppend append)
    {
        var had = append.Expected == 0 ? [] : await session.QueryAsync<string>("SELECT name FROM timers WHERE case_id = @CaseId", new { append.Row.CaseId }).ConfigureAwait(false);
        foreach (var gone in had.Except(append.Timers.Select(timer => timer.Name), StringComparer.Ordinal))
        {
            await session.ExecuteAsync("DELETE FROM timers WHERE case_id = @CaseId AND name = @Name", new { append.Row.CaseId, Name = gone }).ConfigureAwait(false);
        }

        foreach (var timer in append.Timers)
        {
            await session.ExecuteAsync(SetTimer, TimerRecord.Of(timer)).ConfigureAwait(false);
        }
    }

    private static object Arguments(DateTimeOffset now, Lease lease) =>
        new { Now = Instants.Micros(now), Until = Instants.Micros(now + lease.For), lease.Owner, Most = (long)lease.Most };
}
