using System.Runtime.ExceptionServices;

namespace PolicyEngine;

/// <summary>Pieces of work that need nothing of each other, done by as many threads as there are processors, each with room for deep recursion. What comes of them does not hang on who did what.</summary>
internal static class SideBySide
{
    private const int MostThreads = 4;

    // Deep trees are refused long before, but a compiler's recursion gets room all the same.
    private const int StackSize = 16 * 1024 * 1024;

    /// <summary>Does pieces 0 to <paramref name="count"/> − 1. What one throws is thrown here once the others have ended; of several, what the first piece threw.</summary>
    public static void Run(int count, Action<int> work)
    {
        var failures = new ExceptionDispatchInfo?[count];
        var next = -1;
        void Take()
        {
            for (var piece = Interlocked.Increment(ref next); piece < count; piece = Interlocked.Increment(ref next))
            {
                try
                {
                    work(piece);
                }
#pragma warning disable CA1031 // Carried over to the caller's thread.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    failures[piece] = ExceptionDispatchInfo.Capture(exception);
                }
            }
        }

        var threads = new Thread[Math.Min(count, Math.Min(MostThreads, Environment.ProcessorCount))];
        for (var i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(Take, StackSize);
            threads[i].Start();
        }

        Array.ForEach(threads, thread => thread.Join());
        Array.Find(failures, failure => failure is not null)?.Throw();
    }
}
