namespace PolicyEngine.Storage;

/// <summary>
/// Cases in PostgreSQL, version 15 or later, for services with several hosts. A commit that was answered is as safe as the server's <c>synchronous_commit</c> makes it; the row of a case is its lock, so that different cases never wait for each other.
/// An erased key is gone from the table at once, and its old row is vacuumed away; the server's write-ahead log, replicas that lag, copies and backups still hold it until they are recycled or destroyed.
/// </summary>
public sealed class PostgresCaseStore : SqlCaseStore
{
    /// <summary>Keeps cases in a schema of a server.</summary>
    /// <exception cref="ArgumentException">The connection string or the schema's name is wrong.</exception>
    public PostgresCaseStore(PostgresCaseStoreOptions options)
        : base(new PostgresDialect(options ?? throw new ArgumentNullException(nameof(options))), options.MasterKey, options.ReadOnly)
    {
    }

    /// <summary>Keeps cases in the schema <c>policyengine</c> of a server.</summary>
    /// <param name="connectionString">As <see cref="PostgresCaseStoreOptions.ConnectionString"/>.</param>
    public PostgresCaseStore(string connectionString)
        : this(new PostgresCaseStoreOptions { ConnectionString = connectionString })
    {
    }
}
