using System.Collections.Concurrent;
using PolicyEngine.Cases.Delivery;

namespace PolicyEngine.Tests.Hosting;

/// <summary>Keeps what was delivered, and fails as often as a test wants.</summary>
internal sealed class RecordingDelivery : IMessageDelivery
{
    private readonly TaskCompletionSource<CaseDelivery> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was delivered, in order.</summary>
    public ConcurrentQueue<CaseDelivery> Delivered { get; } = [];

    /// <summary>Says why a try fails; <see langword="null"/> when it does not.</summary>
    public Func<CaseDelivery, string?> Fails { get; set; } = _ => null;

    /// <summary>The first that was delivered.</summary>
    public Task<CaseDelivery> First => first.Task;

    public Task DeliverAsync(CaseDelivery delivery, CancellationToken cancellation)
    {
        if (Fails(delivery) is { } why)
        {
            throw new InvalidOperationException(why);
        }

        Delivered.Enqueue(delivery);
        first.TrySetResult(delivery);
        return Task.CompletedTask;
    }

    public string[] Of(string caseId) => [.. Delivered.Where(delivery => delivery.CaseId == caseId).Select(delivery => delivery.Text?.Notification ?? delivery.Kind)];
}
