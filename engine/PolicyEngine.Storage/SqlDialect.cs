using System.Data.Common;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Storage;

/// <summary>Where the databases differ. Everything else is said once, for both.</summary>
internal abstract class SqlDialect : IAsyncDisposable, IDisposable
{
    /// <summary>The store in an administrator's words.</summary>
    public abstract string Name { get; }

    /// <summary>The columns' types and the ends of tables: what stands for <c>{name}</c> in a migration.</summary>
    public abstract IReadOnlyDictionary<string, string> Words { get; }

    /// <summary>What makes a choice of rows pass over those that another host is just choosing.</summary>
    public abstract string SkipTaken { get; }

    /// <summary>Asks whether a schema was ever made here: 0 or 1.</summary>
    public abstract string CountVersionTables { get; }

    /// <summary>A connection that is ready to use.</summary>
    public abstract Task<DbConnection> ConnectAsync(CancellationToken cancellation);

    /// <summary>Waits for this process's turn to write; what is returned ends it.</summary>
    public abstract ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellation);

    /// <summary>A transaction that writes.</summary>
    public abstract Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>A transaction that reads one state of everything.</summary>
    public abstract Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Before the schema is looked at: what only one process may do at a time, inside the transaction.</summary>
    public abstract Task EnterSchemaAsync(StoreSession session);

    /// <summary>Outside a transaction, once when the store is opened.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellation);

    /// <summary>After a key was erased: clears what the database keeps of it besides.</summary>
    public abstract Task ScrubAsync(CancellationToken cancellation);

    /// <summary>A failure in an administrator's words.</summary>
    public abstract string Explain(DbException exception);

    /// <summary>Of which kind a failure is.</summary>
    public abstract CaseStoreFault FaultOf(DbException exception);

    /// <summary>How what is read without a lock looks from outside, so that a change meanwhile shows; empty where reading is one state of everything by itself.</summary>
    public virtual string Stamp() => "";

    /// <summary>Before a store is read that is not to be written: whether it is one at all. <see langword="null"/> when nothing is wrong.</summary>
    public virtual Task<string?> ForeignAsync(StoreSession session) => Task.FromResult<string?>(null);

    public abstract ValueTask DisposeAsync();

    public abstract void Dispose();
}
