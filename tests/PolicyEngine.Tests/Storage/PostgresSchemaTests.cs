using Dapper;
using Npgsql;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage;

namespace PolicyEngine.Tests.Storage;

[NeedsPostgres]
public sealed class PostgresSchemaTests : SchemaContract, IAsyncLifetime
{
    private readonly string schema = PostgresServer.NewSchema();
    private readonly List<SqlCaseStore> made = [];

    private protected override string Fixture => "postgres";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var store in made)
        {
            await store.DisposeAsync();
        }

        await EmptyAsync();
    }

    [StoreFact]
    public async Task A_server_that_is_not_there_or_refuses_is_said_plainly()
    {
        var builder = new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString) { Port = 1, Timeout = 5 };
        await AssertRefusedAsync(builder, "the database server can't be reached: ");
        await AssertRefusedAsync(new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString) { Password = "wrong" }, "the database server refuses the user name or the password");
        await AssertRefusedAsync(new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString) { Database = "none" }, "the database server has no such database: ");
    }

    [StoreFact]
    public async Task A_store_that_was_never_opened_says_so()
    {
        var refused = await Assert.ThrowsAsync<CaseStoreException>(() => Make().ReadAsync("c", 0, CancellationToken.None));

        Assert.Equal($"the schema `{schema}` holds no cases yet: open the store first", refused.Message);
    }

    [StoreFact]
    public async Task The_sessions_time_zone_and_the_databases_language_touch_nothing()
    {
        var store = Make();
        await store.OpenAsync(CancellationToken.None);
        await store.CommitAsync(SampleCase.Opened("a") with { Timers = [SampleCase.Timer("a", "t", 0)] });
        await store.CommitAsync(SampleCase.Opened("B"));

        foreach (var zone in new[] { "Pacific/Chatham", "America/St_Johns", "UTC" })
        {
            await using var elsewhere = new PostgresCaseStore(new PostgresCaseStoreOptions { ConnectionString = $"{PostgresServer.ConnectionString};Timezone={zone}", Schema = schema });
            Assert.Equal(SampleCase.Noon, (await elsewhere.ReadAsync("a")).Timers[0].DueAt);
            Assert.Equal(["B", "a"], await elsewhere.IdsAsync(new CaseQuery()));
        }
    }

    [StoreFact]
    public Task A_schemas_name_is_a_plain_word()
    {
        foreach (var name in new[] { "", "1a", "A", "a b", "a\"; DROP", "a,public", new string('a', 64) })
        {
            Assert.Throws<ArgumentException>(() => new PostgresCaseStore(new PostgresCaseStoreOptions { ConnectionString = PostgresServer.ConnectionString, Schema = name }));
        }

        return Task.CompletedTask;
    }

    private protected override SqlCaseStore Make(byte[]? masterKey = null)
    {
        var store = new PostgresCaseStore(new PostgresCaseStoreOptions { ConnectionString = PostgresServer.ConnectionString, Schema = schema, MasterKey = masterKey });
        made.Add(store);
        return store;
    }

    private protected override async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer.ConnectionString);
        await connection.ExecuteAsync($"CREATE SCHEMA {schema}; SET search_path TO {schema}; {sql}");
    }

    private protected override async Task<IReadOnlyList<string>> ColumnsAsync()
    {
        await using var connection = new NpgsqlConnection(PostgresServer.ConnectionString);
        return
        [
            .. await connection.QueryAsync<string>(
                """
                SELECT table_name || '.' || column_name || ' ' || data_type || COALESCE(collation_name, '') FROM information_schema.columns WHERE table_schema = @Schema
                UNION ALL SELECT REPLACE(indexdef, @Schema, '') FROM pg_indexes WHERE schemaname = @Schema ORDER BY 1
                """,
                new { Schema = schema }),
        ];
    }

    private protected override Task EmptyAsync() => PostgresServer.DropAsync(schema);

    private static async Task AssertRefusedAsync(NpgsqlConnectionStringBuilder connection, string words)
    {
        await using var store = new PostgresCaseStore(connection.ToString());
        var refused = await Assert.ThrowsAsync<CaseStoreException>(() => store.OpenAsync(CancellationToken.None));
        Assert.StartsWith(words, refused.Message, StringComparison.Ordinal);
    }
}
