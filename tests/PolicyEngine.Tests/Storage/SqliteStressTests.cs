using Microsoft.Data.Sqlite;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Storage;

public sealed class SqliteStressTests : StressContract
{
    private readonly TemporaryFolder folder = new();

    private protected override string Kind => "sqlite";

    private protected override string Place => Path.Combine(folder.Path, "cases.db");

    private protected override async Task<ICaseStore> OpenAsync()
    {
        var store = new SqliteCaseStore(Place);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }

    private protected override void Close()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
