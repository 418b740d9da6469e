using PolicyEngine.Cases.Storing;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Stories;

/// <summary>The stories of the papers, told the same on every store.</summary>
public abstract partial class StoryContract : IAsyncLifetime
{
    /// <summary>The store.</summary>
    protected ICaseStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await OpenAsync();

    public abstract Task DisposeAsync();

    protected abstract Task<ICaseStore> OpenAsync();

    private static void Approve(string name, string text) => Tree.Approved($"tests/PolicyEngine.Tests/Stories/{name}.verified.txt", text);
}
