using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Storage;

/// <summary>What every store keeps to.</summary>
public abstract partial class CaseStoreContract : IAsyncLifetime
{
    /// <summary>The store.</summary>
    protected ICaseStore Store { get; private set; } = null!;

    /// <summary>The same store, as another host has it open.</summary>
    protected ICaseStore Other { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Store = await OpenAsync();
        Other = await OpenAsync();
    }

    public abstract Task DisposeAsync();

    protected abstract Task<ICaseStore> OpenAsync();
}
