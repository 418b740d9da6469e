using System.Runtime.Loader;
using PolicyEngine.Tests.Door;

namespace PolicyEngine.Tests.CSharp;

[Collection(AloneCollection.Name)]
public class ExpressionMemoryTests
{
    private const int Evaluations = 150;
    private const int MostKept = 32;

    [Fact]
    public void Many_expressions_leave_no_assemblies_behind()
    {
        var desk = new Desk();
        GC.KeepAlive(Desk.Policy);
        var before = Contexts();
        for (var i = 0; i < Evaluations; i++)
        {
            Assert.Equal(FormattableString.Invariant($"{75 + i}"), desk.Answer(FormattableString.Invariant($"age + {i}")));
        }

        Assert.InRange(Contexts() - before, int.MinValue, MostKept);
        GC.KeepAlive(desk);
    }

    private static int Contexts()
    {
        for (var i = 0; i < 10; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return AssemblyLoadContext.All.Count(context => context.IsCollectible);
    }
}
