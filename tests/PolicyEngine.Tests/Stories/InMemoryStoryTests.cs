using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Tests.Stories;

public sealed class InMemoryStoryTests : StoryContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<ICaseStore> OpenAsync() => Task.FromResult<ICaseStore>(new InMemoryCaseStore());
}
