using PolicyEngine.Bulk.Reading;
using PolicyEngine.Bulk.Rows;

namespace PolicyEngine.Bulk;

/// <summary>Moves blocks from a source through workers to a sink, in order. Twice as many blocks as workers exist, and a block is free again when it is written: that bounds the memory and holds the source back.</summary>
internal sealed class Pipeline(IRowSource source, IReadOnlyList<RowBlock> ring, CancellationToken cancellation) : IDisposable
{
    private readonly Lock reading = new();
    private readonly Lock writing = new();
    private readonly SemaphoreSlim free = new(ring.Count);
    private readonly RowBlock?[] ready = new RowBlock?[ring.Count];
    private long taken;
    private long written;
    private volatile bool isOver;
    private bool isStopped;
    private Exception? failure;

    /// <summary>Frees what the workers waited on.</summary>
    public void Dispose() => free.Dispose();

    /// <summary>Runs it to the end of the source.</summary>
    /// <param name="workers">How many work side by side.</param>
    /// <param name="work">Reads and decides a block.</param>
    /// <param name="write">Writes a block; called in order, by one at a time. It says whether to go on.</param>
    /// <returns>What broke; <see langword="null"/> for nothing.</returns>
    public Exception? Run(int workers, Action<RowBlock> work, Func<RowBlock, bool> write)
    {
        var threads = Enumerable.Range(1, workers - 1).Select(number => new Thread(() => Work(work, write)) { Name = $"batch {number}", IsBackground = true }).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Work(work, write);
        Array.ForEach(threads, thread => thread.Join());
        return failure;
    }

    private void Work(Action<RowBlock> work, Func<RowBlock, bool> write)
    {
        try
        {
            while (Take() is { } block)
            {
                work(block);
                Put(block, write);
            }
        }
#pragma warning disable CA1031 // It is handed to whoever runs the batch.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            lock (writing)
            {
                failure ??= broken;
            }

            End();
        }
    }

    private RowBlock? Take()
    {
        free.Wait(cancellation);
        lock (reading)
        {
            if (!isOver && !cancellation.IsCancellationRequested)
            {
                var block = ring[(int)(taken % ring.Count)];
                block.Clear();
                if (source.Take(block))
                {
                    block.Number = taken++;
                    return block;
                }
            }
        }

        End();
        return null;
    }

    private void Put(RowBlock block, Func<RowBlock, bool> write)
    {
        lock (writing)
        {
            ready[block.Number % ring.Count] = block;
            while (!isStopped && failure is null && ready[written % ring.Count] is { } next)
            {
                ready[written % ring.Count] = null;
                if (!write(next))
                {
                    // What was taken after it is not wanted any more.
                    isStopped = true;
                    End();
                    return;
                }

                written++;
                free.Release();
            }
        }
    }

    private void End()
    {
        isOver = true;
        free.Release();
    }
}
