namespace PolicyEngine.LineEditing;

/// <summary>
/// The keys of a thread of its own, and whatever else is posted. A key is read only when the editor waits for one, so that nothing reads along while an evaluation or another program has the terminal.
/// </summary>
public sealed class EventQueue(IConsoleKeys keys) : IEditorEvents
{
    private readonly KeyDecoder decoder = new(keys);
    private readonly object gate = new();
    private readonly Queue<EditorEvent> events = new();
    private bool isStarted;
    private bool isReading;
    private bool isWanted;

    /// <inheritdoc/>
    public void Post(EditorEvent happened)
    {
        lock (gate)
        {
            events.Enqueue(happened);
            Monitor.PulseAll(gate);
        }
    }

    /// <inheritdoc/>
    public EditorEvent Next()
    {
        lock (gate)
        {
            while (events.Count == 0)
            {
                Want();
                Monitor.Wait(gate);
            }

            return events.Dequeue();
        }
    }

    private void Want()
    {
        if (!isStarted)
        {
            isStarted = true;
            new Thread(Read) { IsBackground = true, Name = "keys" }.Start();
        }

        if (!isReading)
        {
            (isReading, isWanted) = (true, true);
            Monitor.PulseAll(gate);
        }
    }

    private void Read()
    {
        try
        {
            while (true)
            {
                WaitUntilWanted();
                Deliver(new EditorEvent.Pressed(decoder.Next()));
            }
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException)
        {
            Deliver(new EditorEvent.Gone());
        }
    }

    private void WaitUntilWanted()
    {
        lock (gate)
        {
            while (!isWanted)
            {
                Monitor.Wait(gate);
            }

            isWanted = false;
        }
    }

    private void Deliver(EditorEvent happened)
    {
        lock (gate)
        {
            isReading = false;
            Post(happened);
        }
    }
}
