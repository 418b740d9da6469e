namespace PolicyEngine.LineEditing;

/// <summary>Work on the threads of the process.</summary>
public sealed class TaskBackground : IBackground
{
    /// <inheritdoc/>
    public void Start(TimeSpan delay, Action work, CancellationToken cancellation) =>
        Task.Delay(delay, cancellation).ContinueWith(_ => work(), cancellation, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
}
