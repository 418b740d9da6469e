using PolicyEngine.Benchmarks.Workloads.Lifecycle;
using PolicyEngine.Benchmarks.Workloads.Permit;
using PolicyEngine.Benchmarks.Workloads.Routing;

namespace PolicyEngine.Tests.Speed;

/// <summary>A decision by the plain form makes no garbage. Times are left to the benchmarks: a test that times is a test that fails on a busy machine.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void A_plain_decision_of_the_permit_allocates_nothing()
    {
        var decide = new PermitContenders().Plain;
        Assert.Equal(0, BytesOf(() =>
        {
            foreach (ref readonly var facts in PermitCases.All.AsSpan())
            {
                decide(in facts, PermitCases.AsOf, out _);
            }
        }));
    }

    [Fact]
    public void A_plain_decision_of_the_table_allocates_nothing()
    {
        var decide = new RoutingContenders().Plain;
        Assert.Equal(0, BytesOf(() =>
        {
            foreach (ref readonly var facts in RoutingCases.All.AsSpan())
            {
                decide(in facts, RoutingCases.AsOf, out _);
            }
        }));
    }

    [Fact]
    public void A_path_through_a_lifecycle_allocates_its_events_and_nothing_else()
    {
        var contenders = new LifecycleContenders();
        Assert.Equal(BytesOf(() => contenders.ByHand()), BytesOf(() => contenders.ByMachine()));
        Assert.Equal(LifecycleContenders.Path.Length * BytesOf(() => GC.KeepAlive(new PathEvent(0, 1, 2))), BytesOf(() => contenders.ByMachine()));
    }

    // The first time makes code and fills caches.
    private static long BytesOf(Action all)
    {
        all();
        var before = GC.GetAllocatedBytesForCurrentThread();
        all();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
