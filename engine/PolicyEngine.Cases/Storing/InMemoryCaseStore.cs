using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace PolicyEngine.Cases.Storing;

/// <summary>Cases in memory: for tests, and for trying a policy out. It keeps to the same contract as the stores that last, and everything is gone with the process.</summary>
public sealed class InMemoryCaseStore : ICaseStore
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, InMemoryCase> cases = new(StringComparer.Ordinal);
    private readonly InMemoryOutbox outbox = new();
    private readonly Dictionary<string, byte[]?> secrets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyText> policies = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<CommitResult> CommitAsync(CaseCommit commit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(commit);
        commit.Check();
        return Locked(
            () =>
            {
                if (WhyNot(commit) is { } refused)
                {
                    return refused;
                }

                foreach (var append in commit.Cases)
                {
                    if (!cases.TryGetValue(append.Row.CaseId, out var kept))
                    {
                        cases.Add(append.Row.CaseId, kept = new InMemoryCase());
                    }

                    kept.Append(append);
                    outbox.Add(append.Messages);
                }

                return new CommitResult.Committed();
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<StoredCase?> ReadAsync(string caseId, long after, CancellationToken cancellation) =>
        Locked(() => cases.TryGetValue(caseId, out var kept) ? kept.Read(after) : null, cancellation);

    /// <inheritdoc/>
    public Task<StoredCase?> ReadCurrentAsync(string caseId, CancellationToken cancellation) =>
        Locked(() => cases.TryGetValue(caseId, out var kept) ? kept.ReadCurrent() : null, cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<CaseRow> ListAsync(CaseQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Most, 1);
        foreach (var row in await Locked(() => InOrder(query, cases.Values.Select(kept => kept.Row).Where(row => IsAsked(query, row))).Take(query.Most).ToArray(), cancellation).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListStrayAsync(int most, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return Task.FromResult<IReadOnlyList<string>>([]);
    }

    /// <inheritdoc/>
    public Task<long?> FindByKeyAsync(string caseId, string key, CancellationToken cancellation) =>
        Locked(() => cases.TryGetValue(caseId, out var kept) ? kept.FindByKey(key) : null, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CaseTimer>> LeaseTimersAsync(DateTimeOffset now, Lease lease, CancellationToken cancellation)
    {
        CaseCommitRules.CheckLease(lease);
        return Locked<IReadOnlyList<CaseTimer>>(
            () =>
            {
                var due = cases.Values.Where(kept => kept.HasDue(now)).OrderBy(kept => kept.FirstDue).ThenBy(kept => kept.Row.CaseId, StringComparer.Ordinal).Take(lease.Most).ToArray();
                return [.. due.Select(kept => kept.LeaseFirst(now + lease.For))];
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxMessage>> LeaseMessagesAsync(DateTimeOffset now, Lease lease, CancellationToken cancellation)
    {
        CaseCommitRules.CheckLease(lease);
        return Locked(() => outbox.Lease(now, lease), cancellation);
    }

    /// <inheritdoc/>
    public Task<bool> CompleteMessageAsync(long number, string owner, DateTimeOffset at, CancellationToken cancellation) => Locked(() => outbox.Complete(number, owner, at), cancellation);

    /// <inheritdoc/>
    public Task<bool> FailMessageAsync(long number, string owner, string error, DateTimeOffset? retryAt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Locked(() => outbox.Fail(number, owner, CaseCommitRules.OneLine(error), retryAt), cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxMessage>> ReadMessagesAsync(string caseId, CancellationToken cancellation) => Locked(() => outbox.Find(message => message.CaseId == caseId, int.MaxValue), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxMessage>> ListDeadMessagesAsync(long after, int most, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return Locked(() => outbox.Find(message => message.IsDead && message.Number > after, most), cancellation);
    }

    /// <inheritdoc/>
    public Task<bool> ReviveMessageAsync(long number, DateTimeOffset dueAt, CancellationToken cancellation) => Locked(() => outbox.Find(message => message.Number == number && !IsErased(message.CaseId), 1).Count > 0 && outbox.Revive(number, dueAt), cancellation);

    /// <inheritdoc/>
    public Task<byte[]?> GetOrCreateKeyAsync(string caseId, CancellationToken cancellation)
    {
        CaseCommitRules.CheckId(caseId);
        return Locked(
            () =>
            {
                secrets.TryAdd(caseId, RandomNumberGenerator.GetBytes(CaseCommitRules.CaseKeyLength));
                return (byte[]?)secrets[caseId]?.Clone();
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<bool> SaveKeyAsync(string caseId, byte[] key, CancellationToken cancellation)
    {
        CaseCommitRules.CheckId(caseId);
        CaseCommitRules.CheckCaseKey(key);
        return Locked(
            () =>
            {
                secrets.TryAdd(caseId, (byte[])key.Clone());
                return secrets[caseId] is { } kept && CryptographicOperations.FixedTimeEquals(kept, key);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<bool> EraseKeyAsync(string caseId, CancellationToken cancellation)
    {
        CaseCommitRules.CheckId(caseId);
        return Locked(
            () =>
            {
                var was = secrets.GetValueOrDefault(caseId);
                CryptographicOperations.ZeroMemory(was);
                secrets[caseId] = null;
                outbox.Forget(caseId);
                cases.GetValueOrDefault(caseId)?.ForgetSnapshot();
                return was is not null;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task SavePolicyAsync(PolicyText policy, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Locked(() => policies.TryAdd(policy.Hash, policy), cancellation);
    }

    /// <inheritdoc/>
    public Task<PolicyText?> FindPolicyAsync(string hash, CancellationToken cancellation) => Locked(() => policies.GetValueOrDefault(hash), cancellation);

    private bool IsErased(string caseId) => secrets.TryGetValue(caseId, out var secret) && secret is null;

    private CommitResult? WhyNot(CaseCommit commit)
    {
        foreach (var append in commit.Cases)
        {
            if (cases.GetValueOrDefault(append.Row.CaseId)?.FindByKey(append.Key) is { } sequence)
            {
                return new CommitResult.AlreadyDone(append.Row.CaseId, sequence);
            }
        }

        foreach (var append in commit.Cases)
        {
            var kept = cases.GetValueOrDefault(append.Row.CaseId);
            if ((kept?.Row.Sequence ?? 0) is var sequence && sequence != append.Expected)
            {
                return new CommitResult.Conflict(append.Row.CaseId, sequence);
            }

            if (kept is not null && kept.Row.Hash != (append.Events.IsEmpty ? append.Row.Hash : append.Events[0].PreviousHash))
            {
                throw CaseCommitRules.BrokenChain(append.Row.CaseId);
            }
        }

        return null;
    }

    private static bool IsAsked(CaseQuery query, CaseRow row) =>
        (query.PolicyId is null || row.PolicyId == query.PolicyId)
        && (query.PolicyHash is null || row.PolicyHash == query.PolicyHash)
        && (query.State is null || row.State == query.State)
        && (query.IsEnded is null || row.IsEnded == query.IsEnded)
        && (query.Parent is null || row.Parent == query.Parent)
        && (query.Subject is null || row.Subject == query.Subject)
        && (query.DueBy is null || row.DueAt <= CaseCommitRules.ToMicrosecond(query.DueBy.Value))
        && (query.After is null || IsAfter(query, query.After, row));

    private static bool IsAfter(CaseQuery query, string mark, CaseRow row) =>
        query.Order == CaseOrder.Due ? DueMark.Read(mark)?.IsBefore(row) == true : string.CompareOrdinal(row.CaseId, mark) > 0;

    private static IEnumerable<CaseRow> InOrder(CaseQuery query, IEnumerable<CaseRow> rows) =>
        query.Order == CaseOrder.Due ? rows.Order(Comparer<CaseRow>.Create((one, other) => DueMark.Compare(DueMark.Of(one), DueMark.Of(other)))) : rows;

    private Task<T> Locked<T>(Func<T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult(work());
        }
    }
}
