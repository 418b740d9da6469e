using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage;

namespace PolicyEngine.Tests.Storage;

[NeedsPostgres]
public sealed class PostgresStressTests : StressContract, IAsyncLifetime
{
    private readonly List<PostgresCaseStore> opened = [];

    private protected override string Kind => "postgres";

    private protected override string Place { get; } = PostgresServer.NewSchema();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var store in opened)
        {
            await store.DisposeAsync();
        }

        await PostgresServer.DropAsync(Place);
    }

    private protected override async Task<ICaseStore> OpenAsync()
    {
        var store = new PostgresCaseStore(new PostgresCaseStoreOptions { ConnectionString = PostgresServer.ConnectionString, Schema = Place });
        opened.Add(store);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }
}
