using PolicyEngine.Cases.Storing;
using PolicyEngine.Storage;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Stories;

public sealed class SqliteStoryTests : StoryContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<SqliteCaseStore> opened = [];

    public override async Task DisposeAsync()
    {
        foreach (var store in opened)
        {
            await store.DisposeAsync();
        }
    }

    public void Dispose() => folder.Dispose();

    protected override async Task<ICaseStore> OpenAsync()
    {
        var store = new SqliteCaseStore(Path.Combine(folder.Path, "cases.db"));
        opened.Add(store);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }
}
