using System.Data.Common;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage.Migrations;

namespace PolicyEngine.Storage;

/// <summary>A case store in a database: one implementation, in words that both databases understand. Open it before use, and dispose of it when the host stops.</summary>
public abstract partial class SqlCaseStore : ICaseStore, IAsyncDisposable, IDisposable
{
    private const int MostReads = 10;

    private readonly SqlDialect dialect;
    private readonly CaseKeys keys;
    private readonly bool isReadOnly;

    private protected SqlCaseStore(SqlDialect dialect, byte[]? masterKey, bool isReadOnly)
    {
        this.dialect = dialect;
        this.isReadOnly = isReadOnly;
        keys = new CaseKeys(masterKey);
    }

    /// <inheritdoc/>
    public byte[]? ChainKey => keys.ChainKey;

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellation) => OpenAsync(MigrationList.All, cancellation);

    /// <summary>Closes the connections that are kept.</summary>
    public async ValueTask DisposeAsync()
    {
        await dialect.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connections that are kept.</summary>
    public void Dispose()
    {
        dialect.Dispose();
        GC.SuppressFinalize(this);
    }

    internal Task OpenAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellation) => isReadOnly
        ? ReadAsync(
            async session =>
            {
                await SchemaMigrator.CheckAsync(session, dialect, migrations).ConfigureAwait(false);
                return true;
            },
            cancellation)
        : MigrateAsync(migrations, cancellation);

    private Task MigrateAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellation) => GuardAsync(async () =>
    {
        await dialect.PrepareAsync(cancellation).ConfigureAwait(false);
        await WriteAsync(
            async session =>
            {
                await SchemaMigrator.MigrateAsync(session, dialect, migrations).ConfigureAwait(false);
                return true;
            },
            _ => true,
            cancellation).ConfigureAwait(false);
        return true;
    });

    private Task<T> QueryAsync<T>(Func<StoreSession, Task<T>> read, CancellationToken cancellation) => SteadyAsync(async () =>
    {
        var connection = await dialect.ConnectAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await read(new StoreSession(connection, null, cancellation)).ConfigureAwait(false);
        }
    });

    private Task<T> ReadAsync<T>(Func<StoreSession, Task<T>> read, CancellationToken cancellation) => SteadyAsync(async () =>
    {
        var connection = await dialect.ConnectAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await dialect.BeginReadAsync(connection, cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                return await read(new StoreSession(connection, transaction, cancellation)).ConfigureAwait(false);
            }
        }
    });

    /// <summary>Writes in one transaction, which is kept when the answer says so and is rolled back otherwise, as by any exception.</summary>
    private Task<T> WriteAsync<T>(Func<StoreSession, Task<T>> write, Func<T, bool> keep, CancellationToken cancellation) => GuardAsync(async () =>
    {
        if (isReadOnly)
        {
            throw new CaseStoreException("the cases were opened for reading only, and this writes");
        }

        using var turn = await dialect.EnterWriteAsync(cancellation).ConfigureAwait(false);
        var connection = await dialect.ConnectAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await dialect.BeginWriteAsync(connection, cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var answer = await write(new StoreSession(connection, transaction, cancellation)).ConfigureAwait(false);
                if (keep(answer))
                {
                    // From here on giving up would leave the caller not knowing what is written.
                    await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                }

                return answer;
            }
        }
    });

    private async Task<bool> ChangeAsync(string sql, object arguments, CancellationToken cancellation) =>
        await WriteAsync(session => session.ExecuteAsync(sql, arguments), _ => true, cancellation).ConfigureAwait(false) > 0;

    // Where reading takes no lock, what was read while somebody wrote is read again.
    private Task<T> SteadyAsync<T>(Func<Task<T>> read) => GuardAsync(async () =>
    {
        for (var tries = 0; tries < MostReads; tries++)
        {
            var before = dialect.Stamp();
            var answer = await read().ConfigureAwait(false);
            if (before == dialect.Stamp())
            {
                return answer;
            }
        }

        throw new CaseStoreException(CaseStoreFault.Busy, "another program kept writing while the cases were read; try again");
    });

    private async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            throw new CaseStoreException(dialect.FaultOf(exception), dialect.Explain(exception), exception);
        }
    }
}
