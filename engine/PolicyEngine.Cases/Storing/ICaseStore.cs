namespace PolicyEngine.Cases.Storing;

/// <summary>
/// Where cases are kept. The store knows texts, numbers and instants, not policies: events arrive ready and hashed. One contract, one test-suite for every store. Safe for any number of threads and processes.
/// All instants are UTC, kept to the microsecond.
/// </summary>
public interface ICaseStore
{
    /// <summary>Makes the store ready: creates its schema, or brings an older one forward. Repeating it does no harm; several processes may do it at once.</summary>
    /// <exception cref="CaseStoreException">The schema is newer than this engine, or the store can't be reached.</exception>
    public Task OpenAsync(CancellationToken cancellation);

    /// <summary>
    /// The key under which the hashes of events are made, so that nobody who may write the store but does not hold the key can make a chain that holds; <see langword="null"/>, the default, for none.
    /// </summary>
    public byte[]? ChainKey => null;

    /// <summary>Writes events, rows, messages and timers of one or several cases in one transaction: all or nothing. A key that was used before counts before a conflict.</summary>
    /// <exception cref="ArgumentException">The commit contradicts itself, as <see cref="CaseCommit.Check"/> says; nothing is written.</exception>
    public Task<CommitResult> CommitAsync(CaseCommit commit, CancellationToken cancellation);

    /// <summary>A case with its events in order; <see langword="null"/> when there is none.</summary>
    /// <param name="caseId">The case's id.</param>
    /// <param name="after">Only events after this number; 0 for all.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<StoredCase?> ReadAsync(string caseId, long after, CancellationToken cancellation);

    /// <summary>A case with its snapshot and only the events after that; all events where it has none. A store that keeps no snapshots gives all.</summary>
    /// <param name="caseId">The case's id.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<StoredCase?> ReadCurrentAsync(string caseId, CancellationToken cancellation) => ReadAsync(caseId, 0, cancellation);

    /// <summary>The rows of cases in the order of the query; ids character by character and not by any language's rules.</summary>
    public IAsyncEnumerable<CaseRow> ListAsync(CaseQuery query, CancellationToken cancellation);

    /// <summary>The ids of cases of which there are events and no row, in their order: somebody took the row out.</summary>
    /// <param name="most">The most to return, at least 1.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<string>> ListStrayAsync(int most, CancellationToken cancellation);

    /// <summary>
    /// The number of the first event that was written under a caller's key; <see langword="null"/> for none. The events say it as well as the store's own list of keys, so that a key that was taken out of the list is still known.
    /// </summary>
    public Task<long?> FindByKeyAsync(string caseId, string key, CancellationToken cancellation);

    /// <summary>The store's list of a case's keys, in the order of their events; <see langword="null"/> when it keeps none beside the events.</summary>
    /// <param name="caseId">The case's id.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<StoredKey>?> ListKeysAsync(string caseId, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<StoredKey>?>(null);

    /// <summary>
    /// Takes timers that are due, the earliest first, so that no other host takes them until the lease ends. Of one case only the earliest is taken, so that its own come in order: take again until there are none.
    /// A timer is done when a commit to its case leaves it out; one whose lease ends is taken again. A commit that keeps a timer with the same instant keeps its lease.
    /// </summary>
    public Task<IReadOnlyList<CaseTimer>> LeaseTimersAsync(DateTimeOffset now, Lease lease, CancellationToken cancellation);

    /// <summary>
    /// Takes messages that are due for delivery, the earliest due first: in order within a case, none after one of the same case that is still to be delivered. Dead ones do not hold up those behind them.
    /// Taking counts as a try, so that <see cref="OutboxMessage.Attempts"/> includes the one that begins.
    /// </summary>
    public Task<IReadOnlyList<OutboxMessage>> LeaseMessagesAsync(DateTimeOffset now, Lease lease, CancellationToken cancellation);

    /// <summary>Records that a message was delivered.</summary>
    /// <param name="number">The message's number.</param>
    /// <param name="owner">The lease's owner.</param>
    /// <param name="at">When it was delivered.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether the lease was still held; when not, another host may deliver it again.</returns>
    public Task<bool> CompleteMessageAsync(long number, string owner, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Records that a delivery failed.</summary>
    /// <param name="number">The message's number.</param>
    /// <param name="owner">The lease's owner.</param>
    /// <param name="error">Why, in one line.</param>
    /// <param name="retryAt">When it is due again; <see langword="null"/> to give it up as dead.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether the lease was still held; when not, nothing was recorded.</returns>
    public Task<bool> FailMessageAsync(long number, string owner, string error, DateTimeOffset? retryAt, CancellationToken cancellation);

    /// <summary>The messages of a case, delivered, waiting and dead, in order.</summary>
    public Task<IReadOnlyList<OutboxMessage>> ReadMessagesAsync(string caseId, CancellationToken cancellation);

    /// <summary>Messages of all cases that were given up, by number.</summary>
    /// <param name="after">Those with a higher number, for reading on; 0 for all.</param>
    /// <param name="most">The most to return, at least 1.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<OutboxMessage>> ListDeadMessagesAsync(long after, int most, CancellationToken cancellation);

    /// <summary>Puts a message that was given up back among those to deliver, with its tries counted anew. It comes before those of its case that still wait.</summary>
    /// <param name="number">The message's number.</param>
    /// <param name="dueAt">When it is due.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether there was such a dead message; of an erased case there is none.</returns>
    public Task<bool> ReviveMessageAsync(long number, DateTimeOffset dueAt, CancellationToken cancellation);

    /// <summary>The key under which a case's personal data is kept, 32 bytes; made when there is none yet. <see langword="null"/> once it was erased.</summary>
    public Task<byte[]?> GetOrCreateKeyAsync(string caseId, CancellationToken cancellation);

    /// <summary>Keeps the key of a case that comes from elsewhere.</summary>
    /// <param name="caseId">The case's id.</param>
    /// <param name="key">Its key, 32 bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether it is the case's key now; not when there is another one, or when the case's was erased.</returns>
    public Task<bool> SaveKeyAsync(string caseId, byte[] key, CancellationToken cancellation);

    /// <summary>
    /// Erases a case's key for good, and why its messages were not delivered, and gives up those still to be delivered: what the key protected can't be read any more, and the chain of events stays verifiable. No other is made for the case afterwards, whether there was one or not.
    /// Copies of the store that were made before still hold the key.
    /// </summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> EraseKeyAsync(string caseId, CancellationToken cancellation);

    /// <summary>Keeps the texts of a policy version, so that a case pinned to it can always be decided again. Repeating it does no harm.</summary>
    public Task SavePolicyAsync(PolicyText policy, CancellationToken cancellation);

    /// <summary>The texts of a policy version by its content hash; <see langword="null"/> when it was never kept.</summary>
    public Task<PolicyText?> FindPolicyAsync(string hash, CancellationToken cancellation);
}
