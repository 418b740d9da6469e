using Microsoft.Data.Sqlite;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Storage;

public sealed class SqliteStressTests : StressContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private protected override string Kind => "sqlite";

    private protected override string Place => Path.Combine(folder.Path, "cases.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private protected override async Task<ICaseStore> OpenAsync()
    {
        var store = new SqliteCaseStore(Place);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }
}
