using System.Data;
using System.Data.Common;
using Npgsql;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Storage;

/// <summary>PostgreSQL: many hosts, rows as locks.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    private const int LongestSchema = 63;

    // Advisory locks are the whole database's: this number is the cases', with the schema's name beside it.
    private const int SchemaLock = 0x50454353;

    private readonly string schema;
    private readonly NpgsqlDataSource source;

    public PostgresDialect(PostgresCaseStoreOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.ConnectionString);
        schema = options.Schema;
        if (schema.Length is 0 or > LongestSchema || !schema.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') || char.IsAsciiDigit(schema[0]))
        {
            throw new ArgumentException($"`{schema}` is no name of a schema: it is 1 to {LongestSchema} of a-z, 0-9 and _, and begins with no digit", nameof(options));
        }

        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(options.ConnectionString) { SearchPath = schema });
    }

    public override string Name => $"the schema `{schema}`";

    public override IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // By bytes, as the other stores do, and not by the database's language.
        ["name"] = "text COLLATE \"C\"",
        ["text"] = "text",
        ["number"] = "bigint",
        ["bytes"] = "bytea",
        ["counter"] = "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        ["end"] = "",
        ["key"] = "key_of_event(body)",

        // What is no JSON, or holds what the server's JSON cannot, has no key.
        ["make_key"] = "CREATE OR REPLACE FUNCTION key_of_event(body text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN body::jsonb ->> 'key'; EXCEPTION WHEN OTHERS THEN RETURN NULL; END $$",
    };

    public override string SkipTaken => " FOR UPDATE OF {row} SKIP LOCKED";

    public override string CountVersionTables => "SELECT COUNT(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_version'";

    public override async Task<DbConnection> ConnectAsync(CancellationToken cancellation) => await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);

    // The rows are the locks.
    public override ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellation) => ValueTask.FromResult<IDisposable?>(null);

    public override async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation).ConfigureAwait(false);

    public override async Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);

    public override async Task EnterSchemaAsync(StoreSession session)
    {
        await session.ExecuteAsync("SELECT pg_advisory_xact_lock(@Lock, hashtext(@Schema))", new { Lock = SchemaLock, Schema = schema }).ConfigureAwait(false);
        if (await session.FindAsync<long>("SELECT COUNT(*) FROM pg_catalog.pg_namespace WHERE nspname = @Schema", new { Schema = schema }).ConfigureAwait(false) == 0)
        {
            await session.ExecuteAsync($"CREATE SCHEMA {schema}").ConfigureAwait(false);
        }
    }

    public override Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    public override async Task ScrubAsync(CancellationToken cancellation)
    {
        var connection = await ConnectAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await new StoreSession(connection, null, cancellation).ExecuteAsync("VACUUM secrets").ConfigureAwait(false);
        }
    }

    public override string Explain(DbException exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => "the database server refuses the user name or the password",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } refused => $"the database server has no such database: {refused.MessageText}",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused => $"the database's user may not do this: {refused.MessageText}",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "there is no space left on the database server's disk",
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } => $"the schema `{schema}` holds no cases yet: open the store first",
        PostgresException refused => $"the database server refused the work: {refused.MessageText} ({refused.SqlState})",
        _ => $"the database server can't be reached: {exception.Message}",
    };

    public override CaseStoreFault FaultOf(DbException exception) => exception is not PostgresException refused ? CaseStoreFault.Unreachable : refused.SqlState switch
    {
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => CaseStoreFault.Full,
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.QueryCanceled => CaseStoreFault.Busy,
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => CaseStoreFault.Damaged,
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedTable => CaseStoreFault.Unfit,
        _ => CaseStoreFault.Unreachable,
    };

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    public override void Dispose() => source.Dispose();
}
