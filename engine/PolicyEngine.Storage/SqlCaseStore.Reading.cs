using System.Runtime.CompilerServices;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage.Rows;

namespace PolicyEngine.Storage;

/// <content>Reading.</content>
public abstract partial class SqlCaseStore
{
    private const string FindCase = $"{FindRow} @After {FindTimers}";

    private const string FindCurrent = $"{FindRow} COALESCE((SELECT sequence FROM snapshots WHERE case_id = @CaseId), 0) {FindTimers}";

    private const string FindRow =
        $"""
        SELECT {CaseRecord.Columns} FROM cases WHERE case_id = @CaseId;
        SELECT {SnapshotRecord.Columns} FROM snapshots WHERE case_id = @CaseId;
        SELECT {EventRecord.Columns} FROM events WHERE case_id = @CaseId AND sequence >
        """;

    private const string FindTimers =
        $"""
        ORDER BY sequence;
        SELECT {TimerRecord.Columns} FROM timers WHERE case_id = @CaseId ORDER BY due_at, name
        """;

    /// <inheritdoc/>
    public async Task<StoredCase?> ReadAsync(string caseId, long after, CancellationToken cancellation) =>
        CaseCommitRules.IsId(caseId) ? await ReadAsync(session => FindCaseAsync(session, FindCase, caseId, after), cancellation).ConfigureAwait(false) : null;

    /// <inheritdoc/>
    public async Task<StoredCase?> ReadCurrentAsync(string caseId, CancellationToken cancellation) =>
        CaseCommitRules.IsId(caseId) ? await ReadAsync(session => FindCaseAsync(session, FindCurrent, caseId, 0), cancellation).ConfigureAwait(false) : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredKey>?> ListKeysAsync(string caseId, CancellationToken cancellation)
    {
        const string Keys = "SELECT firing_key AS Key, sequence AS Sequence FROM firings WHERE case_id = @CaseId ORDER BY sequence, firing_key";
        return CaseCommitRules.IsId(caseId) ? await QueryAsync(session => session.QueryAsync<StoredKey>(Keys, new { CaseId = caseId }), cancellation).ConfigureAwait(false) : [];
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CaseRow> ListAsync(CaseQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Most, 1);
        string?[] texts = [query.PolicyId, query.PolicyHash, query.State, query.Parent, query.Subject, query.After];
        if (!texts.All(text => text is null || CaseCommitRules.IsText(text)) || (query is { Order: CaseOrder.Due, After: { } mark } && DueMark.Read(mark) is null))
        {
            yield break;
        }

        foreach (var record in await QueryAsync(session => session.QueryAsync<CaseRecord>(ListSql(query), Arguments(query)), cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return record.ToRow();
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListStrayAsync(int most, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        const string Stray = "SELECT DISTINCT case_id FROM events e WHERE NOT EXISTS (SELECT 1 FROM cases c WHERE c.case_id = e.case_id) ORDER BY case_id LIMIT @Most";
        return QueryAsync(session => session.QueryAsync<string>(Stray, new { Most = (long)most }), cancellation);
    }

    private static async Task<StoredCase?> FindCaseAsync(StoreSession session, string sql, string caseId, long after)
    {
        var answers = await session.QueryManyAsync(sql, new { CaseId = caseId, After = after }).ConfigureAwait(false);
        await using (answers.ConfigureAwait(false))
        {
            var row = await answers.ReadFirstOrDefaultAsync<CaseRecord>().ConfigureAwait(false);
            var snapshot = await answers.ReadFirstOrDefaultAsync<SnapshotRecord>().ConfigureAwait(false);
            var events = await answers.ReadAsync<EventRecord>().ConfigureAwait(false);
            var timers = await answers.ReadAsync<TimerRecord>().ConfigureAwait(false);
            return row is null ? null : new StoredCase(row.ToRow(), [.. events.Select(record => record.ToEvent())], [.. timers.Select(record => record.ToTimer())]) { Snapshot = snapshot?.ToSnapshot() };
        }
    }

    private static string ListSql(CaseQuery query)
    {
        (bool Asked, string Condition)[] conditions =
        [
            (query.PolicyId is not null, "policy_id = @PolicyId"),
            (query.PolicyHash is not null, "policy_hash = @PolicyHash"),
            (query.State is not null, "state = @State"),
            (query.IsEnded is not null, "is_ended = @IsEnded"),
            (query.Parent is not null, query.Parent is { Length: > 0 } ? "parent <> '' AND parent = @Parent" : "parent = @Parent"),
            (query.DueBy is not null, "due_at <= @DueBy"),
            (query.Subject is not null, query.Subject is { Length: > 0 } ? "subject <> '' AND subject = @Subject" : "subject = @Subject"),
            (query.After is not null, AfterSql(query)),
        ];
        var asked = conditions.Where(condition => condition.Asked).Select(condition => condition.Condition).ToArray();
        return $"SELECT {CaseRecord.Columns} FROM cases{(asked.Length > 0 ? " WHERE " : "")}{string.Join(" AND ", asked)} ORDER BY {(query.Order == CaseOrder.Due ? "due_at NULLS LAST, case_id" : "case_id")} LIMIT @Most";
    }

    private static string AfterSql(CaseQuery query) =>
        query.Order != CaseOrder.Due ? "case_id > @After"
        : MarkOf(query)?.DueAt is null ? "due_at IS NULL AND case_id > @After"
        : "(due_at IS NULL OR due_at > @DueAfter OR (due_at = @DueAfter AND case_id > @After))";

    private static DueMark? MarkOf(CaseQuery query) => query is { Order: CaseOrder.Due, After: { } mark } ? DueMark.Read(mark) : null;

    private static object Arguments(CaseQuery query) => new
    {
        PolicyId = query.PolicyId ?? "",
        PolicyHash = query.PolicyHash ?? "",
        State = query.State ?? "",
        IsEnded = query.IsEnded == true ? 1L : 0L,
        Parent = query.Parent ?? "",
        DueBy = Instants.Micros(query.DueBy) ?? 0,
        Subject = query.Subject ?? "",
        After = MarkOf(query)?.CaseId ?? query.After ?? "",
        DueAfter = MarkOf(query) is { DueAt: { } micros } ? Instants.Micros(new DateTimeOffset(micros * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero)) : 0L,
        Most = (long)query.Most,
    };
}
