namespace PolicyEngine.Storage;

/// <summary>
/// Cases in one file, without a server; several programs may have it open at once. A commit that was answered is on the disk, also when the power fails (write-ahead log, synchronous FULL). There is one writer at a time, and calls do not
/// give up their thread while the disk works.
/// An erased key is overwritten in the file and its log; copies made before, and backups, still hold it until they are destroyed.
/// </summary>
public sealed class SqliteCaseStore : SqlCaseStore
{
    /// <summary>Keeps cases in a file.</summary>
    public SqliteCaseStore(SqliteCaseStoreOptions options)
        : base(new SqliteDialect(options ?? throw new ArgumentNullException(nameof(options))), options.MasterKey, options.ReadOnly)
    {
    }

    /// <summary>Keeps cases in a file.</summary>
    /// <param name="path">The file, as <see cref="SqliteCaseStoreOptions.Path"/>.</param>
    public SqliteCaseStore(string path)
        : this(new SqliteCaseStoreOptions { Path = path })
    {
    }
}
