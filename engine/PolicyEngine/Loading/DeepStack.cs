using System.Runtime.ExceptionServices;

namespace PolicyEngine;

/// <summary>Runs work with room for deep recursion.</summary>
internal static class DeepStack
{
    // Deep trees are refused long before, but a compiler's recursion gets room all the same.
    private const int StackSize = 16 * 1024 * 1024;

    public static void Run(Action work)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    work();
                }
#pragma warning disable CA1031 // Carried over to the caller's thread.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
