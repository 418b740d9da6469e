using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Storage;

public sealed class InMemoryCaseStoreTests : CaseStoreContract
{
    private readonly InMemoryCaseStore store = new();

    public override Task DisposeAsync() => Task.CompletedTask;

    protected override async Task<ICaseStore> OpenAsync()
    {
        await store.OpenAsync(CancellationToken.None);
        return store;
    }
}
