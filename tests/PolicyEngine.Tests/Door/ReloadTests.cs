using Microsoft.Extensions.DependencyInjection;

namespace PolicyEngine.Tests.Door;

public class ReloadTests
{
    [Fact]
    public void A_service_gets_the_library_and_the_set_in_use()
    {
        using var folder = new VersionedFolder();
        using var provider = new ServiceCollection().AddPolicyEngine(options => options.Paths.Add(folder.Path)).BuildServiceProvider();
        var library = provider.GetRequiredService<PolicyLibrary>();

        Assert.Same(library, provider.GetRequiredService<PolicyLibrary>());
        Assert.Equal(1, VersionedFolder.VersionOf(provider.GetRequiredService<PolicySet>()["one"]));
        folder.WriteVersion(2);
        Assert.True(library.Reload().Succeeded);
        Assert.Equal(2, VersionedFolder.VersionOf(provider.GetRequiredService<PolicySet>()["one"]));
    }

    [Fact]
    public void A_service_without_a_path_or_with_a_wrong_policy_does_not_start()
    {
        using var folder = new VersionedFolder();
        folder.WritePack("two", "policy: two\n");

        Assert.Throws<ArgumentException>(() => new PolicyLibrary(new PolicyEngineOptions()));
        Assert.Contains("two/policy.yaml:1:1: PE", Assert.Throws<PoliciesRefusedException>(() => new PolicyLibrary(folder.Options())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reload_that_finds_a_mistake_says_so_and_the_set_in_use_stays()
    {
        using var folder = new VersionedFolder();
        using var library = new PolicyLibrary(folder.Options());
        var (before, told) = (library.Current, new List<LoadResult>());
        library.Reloaded += (_, reload) => told.Add(reload.Result);

        folder.WriteVersion(2);
        folder.WritePack("two", Grants.Asking("asked: { type: yes_no, ask: Asked? }", "askde", "two"));
        var result = library.Reload();

        Assert.Null(result.Set);
        Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Help.Contains("`asked`", StringComparison.Ordinal));
        Assert.Same(result, Assert.Single(told));
        Assert.Same(before, library.Current);
        Assert.Equal(1, VersionedFolder.VersionOf(library.Current["one"]));
    }

    [Fact]
    public void A_cancelled_reload_leaves_the_set_in_use_and_tells_nobody()
    {
        using var folder = new VersionedFolder();
        using var library = new PolicyLibrary(folder.Options());
        var (before, told) = (library.Current, 0);
        library.Reloaded += (_, _) => told++;

        folder.WriteVersion(2);
        Assert.ThrowsAny<OperationCanceledException>(() => library.Reload(new CancellationToken(canceled: true)));
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(2));
        try
        {
            library.Reload(soon.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Same(before, library.Current);
        }

        Assert.Equal(ReferenceEquals(before, library.Current) ? 0 : 1, told);
        Assert.Equal(VersionedFolder.VersionOf(library.Current["one"]), VersionedFolder.VersionOf(library.Current["two"]));
    }

    [Fact]
    public async Task Threads_that_decide_during_reloads_always_see_one_whole_set()
    {
        using var folder = new VersionedFolder();
        using var library = new PolicyLibrary(folder.Options());
        var (done, seen, mixed) = (false, new System.Collections.Concurrent.ConcurrentDictionary<decimal, long>(), 0);
        var deciders = Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                while (!Volatile.Read(ref done))
                {
                    var set = library.Current;
                    var (one, two) = (VersionedFolder.VersionOf(set["one"]), VersionedFolder.VersionOf(set["two"]));
                    seen.AddOrUpdate(one, 1, (_, count) => count + 1);
                    Interlocked.Add(ref mixed, one == two ? 0 : 1);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();

        for (var version = 2; version <= 6; version++)
        {
            folder.WriteVersion(version);
            Assert.True(library.Reload().Succeeded);
            Assert.True(SpinWait.SpinUntil(() => seen.ContainsKey(version), TimeSpan.FromSeconds(30)));
        }

        Volatile.Write(ref done, true);
        await Task.WhenAll(deciders);
        Assert.Equal(0, mixed);
        Assert.True(seen.Count >= 5);
    }

    [Fact]
    public void Files_that_change_are_loaded_by_themselves_and_a_mistake_in_them_changes_nothing()
    {
        using var folder = new VersionedFolder();
        using var library = new PolicyLibrary(folder.Options(watch: true));
        using var told = new System.Collections.Concurrent.BlockingCollection<LoadResult>();
        library.Reloaded += (_, reload) => told.Add(reload.Result);

        folder.WriteVersion(2);
        Assert.True(SpinWait.SpinUntil(() => VersionedFolder.VersionOf(library.Current["two"]) == 2, TimeSpan.FromSeconds(60)));
        folder.WritePack("two", "policy: two\n");
        Assert.True(SpinWait.SpinUntil(() => told.Any(result => !result.Succeeded), TimeSpan.FromSeconds(60)));
        Assert.Equal(2, VersionedFolder.VersionOf(library.Current["two"]));
    }
}
