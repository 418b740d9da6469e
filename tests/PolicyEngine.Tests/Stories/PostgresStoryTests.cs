using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage;
using PolicyEngine.Tests.Storage;

namespace PolicyEngine.Tests.Stories;

[NeedsPostgres]
public sealed class PostgresStoryTests : StoryContract
{
    private readonly string schema = PostgresServer.NewSchema();
    private readonly List<PostgresCaseStore> opened = [];

    public override async Task DisposeAsync()
    {
        foreach (var store in opened)
        {
            await store.DisposeAsync();
        }

        await PostgresServer.DropAsync(schema);
    }

    protected override async Task<ICaseStore> OpenAsync()
    {
        var store = new PostgresCaseStore(new PostgresCaseStoreOptions { ConnectionString = PostgresServer.ConnectionString, Schema = schema });
        opened.Add(store);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }
}
