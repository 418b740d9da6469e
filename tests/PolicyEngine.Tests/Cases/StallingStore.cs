using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Cases;

/// <summary>A store in which something can happen just before a commit.</summary>
internal sealed class StallingStore : ICaseStore
{
    private readonly InMemoryCaseStore inner = new();

    public Func<Task>? BeforeCommit { get; set; }

    public Task OpenAsync(CancellationToken cancellation) => inner.OpenAsync(cancellation);

    public async Task<CommitResult> CommitAsync(CaseCommit commit, CancellationToken cancellation)
    {
        if (BeforeCommit is { } happens)
        {
            BeforeCommit = null;
            await happens();
        }

        return await inner.CommitAsync(commit, cancellation);
    }

    public Task<StoredCase?> ReadAsync(string caseId, long after, CancellationToken cancellation) => inner.ReadAsync(caseId, after, cancellation);

    public IAsyncEnumerable<CaseRow> ListAsync(CaseQuery query, CancellationToken cancellation) => inner.ListAsync(query, cancellation);

    public Task<IReadOnlyList<string>> ListStrayAsync(int most, CancellationToken cancellation) => inner.ListStrayAsync(most, cancellation);

    public Task<long?> FindByKeyAsync(string caseId, string key, CancellationToken cancellation) => inner.FindByKeyAsync(caseId, key, cancellation);

    public Task<IReadOnlyList<CaseTimer>> LeaseTimersAsync(DateTimeOffset now, Lease lease, CancellationToken cancellation) => inner.LeaseTimersAsync(now, lease, cancellation);

    public Task<IReadOnlyList<OutboxMessage>> LeaseMessagesAsync(DateTimeOffset now, Lease lease, CancellationToken cancellation) => inner.LeaseMessagesAsync(now, lease, cancellation);

    public Task<bool> CompleteMessageAsync(long number, string owner, DateTimeOffset at, CancellationToken cancellation) => inner.CompleteMessageAsync(number, owner, at, cancellation);

    public Task<bool> FailMessageAsync(long number, string owner, string error, DateTimeOffset? retryAt, CancellationToken cancellation) => inner.FailMessageAsync(number, owner, error, retryAt, cancellation);

    public Task<IReadOnlyList<OutboxMessage>> ReadMessagesAsync(string caseId, CancellationToken cancellation) => inner.ReadMessagesAsync(caseId, cancellation);

    public Task<IReadOnlyList<OutboxMessage>> ListDeadMessagesAsync(long after, int most, CancellationToken cancellation) => inner.ListDeadMessagesAsync(after, most, cancellation);

    public Task<bool> ReviveMessageAsync(long number, DateTimeOffset dueAt, CancellationToken cancellation) => inner.ReviveMessageAsync(number, dueAt, cancellation);

    public Task<byte[]?> GetOrCreateKeyAsync(string caseId, CancellationToken cancellation) => inner.GetOrCreateKeyAsync(caseId, cancellation);

    public Task<bool> SaveKeyAsync(string caseId, byte[] key, CancellationToken cancellation) => inner.SaveKeyAsync(caseId, key, cancellation);

    public Task<bool> EraseKeyAsync(string caseId, CancellationToken cancellation) => inner.EraseKeyAsync(caseId, cancellation);

    public Task SavePolicyAsync(PolicyText policy, CancellationToken cancellation) => inner.SavePolicyAsync(policy, cancellation);

    public Task<PolicyText?> FindPolicyAsync(string hash, CancellationToken cancellation) => inner.FindPolicyAsync(hash, cancellation);
}
