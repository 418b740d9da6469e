using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Storage;

/// <summary>SQLite: one file, one writer at a time, readers beside it.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    // "PECS", by which a file of cases is known.
    private const long ApplicationId = 0x50454353;

    private const long SmallestRoom = 256 * 1024;

    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotDatabase = 26;

    private readonly SqliteCaseStoreOptions options;
    private readonly string connectionString;
    private readonly string settings;
    private readonly SemaphoreSlim writing = new(1, 1);

    public SqliteDialect(SqliteCaseStoreOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.Path);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BusyTimeout, TimeSpan.FromSeconds(1));
        this.options = options;
        connectionString = ConnectionString(options.Path);
        settings = string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
    }

    public override string Name => $"`{options.Path}`";

    // Without a log beside it, no program has the file open for writing, and it can be read without making a log: also where nothing may be made.
    private bool IsUnwritten => options.ReadOnly && !(File.Exists($"{options.Path}-wal") && new FileInfo($"{options.Path}-wal").Length > 0);

    public override IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["name"] = "TEXT",
        ["text"] = "TEXT",
        ["number"] = "INTEGER",
        ["bytes"] = "BLOB",
        ["counter"] = "INTEGER PRIMARY KEY AUTOINCREMENT",
        ["end"] = " STRICT",
        ["make_key"] = "SELECT 1",
        ["key"] = "CASE WHEN json_valid(body) THEN json_extract(body, '$.key') END",
    };

    // There is but one writer.
    public override string SkipTaken => "";

    public override string CountVersionTables => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'";

    public override async Task<DbConnection> ConnectAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(IsUnwritten ? ConnectionString($"{new Uri(Path.GetFullPath(options.Path)).AbsoluteUri}?immutable=1") : connectionString);
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            await ExecuteAsync(connection, settings, cancellation).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellation)
    {
        // Within the process writers queue in order and without holding a thread; between processes the file's lock decides.
        await writing.WaitAsync(cancellation).ConfigureAwait(false);
        return new Turn(writing);
    }

    public override Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellation) => Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    public override Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellation) => Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override async Task EnterSchemaAsync(StoreSession session) => await session.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}")).ConfigureAwait(false);

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(options.Path)) is { } folder && !Directory.Exists(folder))
        {
            throw new CaseStoreException($"there is no folder `{folder}` for the cases");
        }

        MakeFile();

        var connection = await ConnectAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (await IsForeignAsync(connection, cancellation).ConfigureAwait(false))
            {
                throw new CaseStoreException(Foreign);
            }

            await ExecuteAsync(connection, "PRAGMA journal_mode = WAL", cancellation).ConfigureAwait(false);
        }
    }

    // For nobody but its owner: the log beside it takes the same rights.
    private void MakeFile()
    {
        if (OperatingSystem.IsWindows() || File.Exists(options.Path))
        {
            return;
        }

        try
        {
            using var made = new FileStream(options.Path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        }
        catch (IOException) when (File.Exists(options.Path))
        {
            // Another program was first.
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new CaseStoreException(HasNoSpace ? CaseStoreFault.Full : CaseStoreFault.Unreachable, HasNoSpace ? NoSpace : $"`{options.Path}` can't be made: {refused.Message}", refused);
        }
    }

    public override async Task ScrubAsync(CancellationToken cancellation)
    {
        using var turn = await EnterWriteAsync(cancellation).ConfigureAwait(false);
        var connection = await ConnectAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // The log still holds the page as it was; emptied, it holds nothing. Whoever reads keeps it from being emptied.
            if (await new StoreSession(connection, null, cancellation).FindAsync<long>("PRAGMA wal_checkpoint(TRUNCATE)").ConfigureAwait(false) != 0)
            {
                throw new CaseStoreException($"the key was erased, and the log of `{options.Path}` still holds a copy, because another program is reading; erase once more when it has done");
            }
        }
    }

    public override string Stamp()
    {
        if (!options.ReadOnly)
        {
            return "";
        }

        var file = new FileInfo(options.Path);
        return string.Create(CultureInfo.InvariantCulture, $"{IsUnwritten} {(IsUnwritten && file.Exists ? file.Length : 0)} {(IsUnwritten ? file.LastWriteTimeUtc.Ticks : 0)}");
    }

    public override async Task<string?> ForeignAsync(StoreSession session) => await IsForeignAsync(session).ConfigureAwait(false) ? Foreign : null;

    public override CaseStoreFault FaultOf(DbException exception) => (exception as SqliteException)?.SqliteErrorCode switch
    {
        Busy or Locked => CaseStoreFault.Busy,
        Full => CaseStoreFault.Full,
        InputOutput when HasNoSpace => CaseStoreFault.Full,
        CannotOpen or ReadOnly => CaseStoreFault.Unreachable,
        InputOutput or Corrupt or NotDatabase => CaseStoreFault.Damaged,
        _ => CaseStoreFault.Unfit,
    };

    public override string Explain(DbException exception) => (exception as SqliteException)?.SqliteErrorCode switch
    {
        Busy or Locked => $"another program has kept `{options.Path}` busy for too long; try again",
        ReadOnly => $"`{options.Path}` can't be written",
        Full => NoSpace,
        InputOutput when HasNoSpace => NoSpace,
        CannotOpen => $"`{options.Path}` can't be opened",
        InputOutput => $"`{options.Path}` can't be read or written: the disk reports an error",
        Corrupt => $"`{options.Path}` is damaged: {exception.Message}",
        NotDatabase => $"`{options.Path}` is no file of cases",
        _ => $"`{options.Path}` refused the work: {exception.Message}",
    };

    public override ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public override void Dispose()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
        writing.Dispose();
    }

    private async Task<bool> IsForeignAsync(DbConnection connection, CancellationToken cancellation)
    {
        // In one state of the file: another process may be making the tables just now.
        var transaction = await BeginReadAsync(connection, cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            return await IsForeignAsync(new StoreSession(connection, transaction, cancellation)).ConfigureAwait(false);
        }
    }

    private static async Task<bool> IsForeignAsync(StoreSession session) =>
        await session.FindAsync<long>("SELECT COUNT(*) FROM sqlite_master").ConfigureAwait(false) > 0
        && await session.FindAsync<long>("PRAGMA application_id").ConfigureAwait(false) != ApplicationId;

    private string Foreign => $"`{options.Path}` holds another program's data; give a file of its own to the cases";

    private string NoSpace => $"there is no space left on the disk with `{options.Path}`";

    // The log's index fails with an error of the disk where there is no room for it.
    private bool HasNoSpace
    {
        get
        {
            try
            {
                return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(options.Path))!).AvailableFreeSpace < SmallestRoom;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    private string ConnectionString(string source) => new SqliteConnectionStringBuilder
    {
        DataSource = source,
        DefaultTimeout = (int)options.BusyTimeout.TotalSeconds,
        Mode = options.ReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,

        // A connection that takes no lock must not remember what it read before.
        Pooling = !options.ReadOnly,
    }.ToString();

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
