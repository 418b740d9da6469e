using System.Runtime.ExceptionServices;

namespace PolicyEngine.Expressions;

/// <summary>Runs something on a thread of its own, with room for a compiler's recursion, and waits for it no longer than is wanted.</summary>
internal static class BoundedWork
{
    // Deep trees are refused long before, but a compiler's recursion gets room all the same.
    private const int StackSize = 16 * 1024 * 1024;

    /// <summary>Runs work that ends by its own limits.</summary>
    /// <returns>What it gave; <see langword="null"/> when the time is up, in which case it goes on until it ends, and what it gives is dropped.</returns>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static T? Run<T>(Func<T> work, TimeSpan limit, CancellationToken cancellation)
        where T : class
    {
        cancellation.ThrowIfCancellationRequested();
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Complete(work, done), StackSize) { IsBackground = true, Name = "expression" };
        thread.Start();
        try
        {
            return done.Task.Wait(limit, cancellation) ? done.Task.Result : null;
        }
        catch (AggregateException failure)
        {
            ExceptionDispatchInfo.Throw(failure.InnerException ?? failure);
            throw;
        }
    }

    private static void Complete<T>(Func<T> work, TaskCompletionSource<T> done)
    {
        try
        {
            done.SetResult(work());
        }
#pragma warning disable CA1031 // Carried over to the caller's thread.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            done.SetException(exception);
        }
    }
}
