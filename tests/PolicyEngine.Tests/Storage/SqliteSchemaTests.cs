using Dapper;
using Microsoft.Data.Sqlite;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Storage;

public sealed class SqliteSchemaTests : SchemaContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private protected override string Fixture => "sqlite";

    private string File => Path.Combine(folder.Path, "cases.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public async Task Another_programs_file_is_refused_and_left_alone()
    {
        await RunAsync("CREATE TABLE invoices (x)");

        var refused = await Assert.ThrowsAsync<CaseStoreException>(() => Make().OpenAsync(CancellationToken.None));

        Assert.Equal($"`{File}` holds another program's data; give a file of its own to the cases", refused.Message);
        Assert.Equal(["invoices.x "], await ColumnsAsync());
    }

    [Fact]
    public async Task What_is_no_database_or_has_no_folder_is_said_plainly()
    {
        folder.Write("cases.db", "officers' notes, far longer than a page of a database would begin with, and no such page at all");
        Assert.Equal($"`{File}` is no file of cases", (await Assert.ThrowsAsync<CaseStoreException>(() => Make().OpenAsync(CancellationToken.None))).Message);

        var lost = new SqliteCaseStore(Path.Combine(folder.Path, "none", "cases.db"));
        Assert.Equal($"there is no folder `{Path.Combine(folder.Path, "none")}` for the cases", (await Assert.ThrowsAsync<CaseStoreException>(() => lost.OpenAsync(CancellationToken.None))).Message);
    }

    [Fact]
    public async Task An_erased_key_is_in_no_byte_of_the_file_and_its_log()
    {
        var store = Make();
        await store.OpenAsync(CancellationToken.None);
        foreach (var id in Enumerable.Range(0, 50))
        {
            await store.GetOrCreateKeyAsync($"other{id}", CancellationToken.None);
        }

        var key = await store.GetOrCreateKeyAsync("c", CancellationToken.None);
        Assert.True(Holds(key!));

        await store.EraseKeyAsync("c", CancellationToken.None);

        Assert.False(Holds(key!));
    }

    [Fact]
    public async Task A_commit_is_on_the_disk_when_it_is_answered()
    {
        await using var store = Make();
        await store.OpenAsync(CancellationToken.None);
        await using var connection = new SqliteConnection($"Data Source={File}");

        Assert.Equal("wal", await connection.QuerySingleAsync<string>("PRAGMA journal_mode"));
        await using var working = await new SqliteDialect(new SqliteCaseStoreOptions { Path = File }).ConnectAsync(CancellationToken.None);
        Assert.Equal((2L, 1L, 30_000L), (await working.QuerySingleAsync<long>("PRAGMA synchronous"), await working.QuerySingleAsync<long>("PRAGMA secure_delete"), await working.QuerySingleAsync<long>("PRAGMA busy_timeout")));
    }

    private protected override SqlCaseStore Make(byte[]? masterKey = null) => new SqliteCaseStore(new SqliteCaseStoreOptions { Path = File, MasterKey = masterKey });

    private protected override async Task RunAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File}");
        await connection.ExecuteAsync(sql);
    }

    private protected override async Task<IReadOnlyList<string>> ColumnsAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={File}");
        return
        [
            .. await connection.QueryAsync<string>(
                """
                SELECT m.name || '.' || COALESCE(c.name, '') || ' ' || COALESCE(c.type, '') || CASE WHEN m.type = 'index' THEN COALESCE(m.sql, '') ELSE '' END
                FROM sqlite_master m LEFT JOIN pragma_table_info(m.name) c WHERE m.name NOT LIKE 'sqlite_%' ORDER BY 1
                """),
        ];
    }

    private protected override Task EmptyAsync()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            System.IO.File.Delete(file);
        }

        return Task.CompletedTask;
    }

    private bool Holds(byte[] key) => Directory.GetFiles(folder.Path).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(key) >= 0;
    });
}
