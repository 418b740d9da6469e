using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PolicyEngine.Tests.Door;

[Collection(AloneCollection.Name)]
public class MemoryTests
{
    private const int Reloads = 200;

    [Fact]
    public void Memory_and_assemblies_come_back_after_many_reloads()
    {
        using var folder = new VersionedFolder();
        using var library = new PolicyLibrary(folder.Options());
        var contexts = new List<WeakReference>();
        Reload(library, folder, contexts, 20);
        Collect(contexts);
        var (loaded, memory) = (AssemblyLoadContext.All.Count(), GC.GetTotalMemory(forceFullCollection: true));

        Reload(library, folder, contexts, Reloads);
        Collect(contexts);

        Assert.Equal(Reloads + 20, contexts.Count);
        Assert.Single(contexts, context => context.IsAlive);
        Assert.InRange(AssemblyLoadContext.All.Count(), 0, loaded);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - memory, long.MinValue, 4_000_000);
    }

    [Fact]
    public void Evaluations_load_nothing_and_leave_nothing_behind()
    {
        var policy = Grants.Load(Grants.Cycle)["cycle-grant"];
        Decide(policy, 400);
        var (assemblies, memory) = (AppDomain.CurrentDomain.GetAssemblies().Length, GC.GetTotalMemory(forceFullCollection: true));

        Decide(policy, 400);

        Assert.Equal(assemblies, AppDomain.CurrentDomain.GetAssemblies().Length);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - memory, long.MinValue, 500_000);
    }

    [Fact]
    public void A_decision_that_is_held_keeps_working_after_its_set_is_gone()
    {
        using var folder = new VersionedFolder();
        using var library = new PolicyLibrary(folder.Options());
        var held = library.Current["one"];
        var contexts = new List<WeakReference> { ContextOf(library) };

        Reload(library, folder, [], 3);
        Collect([]);

        Assert.True(contexts[0].IsAlive);
        Assert.Equal(1, VersionedFolder.VersionOf(held));
        GC.KeepAlive(held);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Decide(Policy policy, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal("granted", policy.DecideJson(Grants.AnnJson, Grants.Day).Outcome);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Reload(PolicyLibrary library, VersionedFolder folder, List<WeakReference> contexts, int times)
    {
        for (var i = 0; i < times; i++)
        {
            folder.WriteVersion(contexts.Count + 2);
            Assert.True(library.Reload().Succeeded);
            Assert.Equal(contexts.Count + 2, VersionedFolder.VersionOf(library.Current["one"]));
            contexts.Add(ContextOf(library));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ContextOf(PolicyLibrary library) =>
        new(AssemblyLoadContext.GetLoadContext(library.Current.Policies[0].Compiled.Code.GetType().Assembly));

    private static void Collect(IReadOnlyCollection<WeakReference> contexts)
    {
        for (var i = 0; i < 20 && (i < 2 || contexts.Count(context => context.IsAlive) > 1); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
